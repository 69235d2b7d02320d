import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWords, type Translate, type WordList } from '#locale/words.ts';
import { TEMPLATES } from './paths.ts';

/**
 * The toolkit's words with those of the workspace's own `templates/locales/` laid over them: how an
 * office adds a language or changes a term.
 */
export function loadWords(workspaceRoot?: string): (language: string) => Translate {
  const folders = [
    join(TEMPLATES, 'locales'),
    ...(workspaceRoot ? [join(workspaceRoot, 'templates', 'locales')] : []),
  ];
  const lists: Record<string, WordList> = {};
  for (const folder of folders) {
    for (const [language, words] of readWordLists(folder)) lists[language] = { ...lists[language], ...words };
  }
  return createWords(lists);
}

function readWordLists(folder: string): readonly (readonly [string, WordList])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as WordList,
    ]);
}
