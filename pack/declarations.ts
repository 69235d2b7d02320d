import { COMMANDS } from '#commands/table.ts';

/** What every command declares, as JSON, which leaves out what is run: help reads it in place of the commands. */
export async function declarations(): Promise<string> {
  const all = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => [name, await load()] as const),
  );
  return JSON.stringify(Object.fromEntries(all));
}
