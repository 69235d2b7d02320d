import { COMMANDS } from '#commands/table.ts';
import { readLists } from '#load/word-files.ts';
import { listLanguages } from '#load/words.ts';

/** What every command declares, as JSON, which leaves out what is run: help reads it in place of the commands. */
export async function declarations(): Promise<string> {
  const all = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => [name, await load()] as const),
  );
  return JSON.stringify(Object.fromEntries(all));
}

/** What general help says, and the page of every command and deed. */
const OF_HELP =
  /^cli\.(?:(?:[\w-]+\.)?summary|command|options|usage|example|more-help|option\.[\w-]+|[\w-]+\.(?:example|(?:deed|example|option)\.[\w-]+))$/;

/** The words that help is made of, language by language, as JSON. */
export function helpWords(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    listLanguages().map((language) => {
      const words = Object.entries(readLists(language, undefined)).filter(([key]) => OF_HELP.test(key));
      return [language, JSON.stringify(Object.fromEntries(words))];
    }),
  );
}
