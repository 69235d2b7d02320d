import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWords, type Translate, type WordList } from '#locale/words.ts';
import { TEMPLATES } from './paths.ts';
import { wordsIn } from './word-lists.ts';

/**
 * The toolkit's words with those of the workspace's own `templates/locales/` laid over them: how an
 * office adds a language or changes a term.
 */
export function loadWords(workspaceRoot?: string): (language: string) => Translate {
  const lists: Record<string, WordList> = {};
  for (const folder of localeFolders(workspaceRoot)) {
    for (const [language, words] of readWordLists(folder)) lists[language] = { ...lists[language], ...words };
  }
  return createWords(lists);
}

/** The languages that there are words in, sorted. @example listLanguages() // ['en', 'zh-TW'] */
export function listLanguages(workspaceRoot?: string): readonly string[] {
  const names = localeFolders(workspaceRoot).flatMap(wordListsIn);
  return [...new Set(names.map((name) => name.slice(0, -ENDING.length)))].sort();
}

const ENDING = '.json';

function localeFolders(workspaceRoot: string | undefined): readonly string[] {
  const own = workspaceRoot === undefined ? [] : [join(workspaceRoot, 'templates', 'locales')];
  return [join(TEMPLATES, 'locales'), ...own];
}

function wordListsIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ENDING)) : [];
}

function readWordLists(folder: string): readonly (readonly [string, WordList])[] {
  return wordListsIn(folder).map((name) => [
    name.slice(0, -ENDING.length),
    readWords(readFileSync(join(folder, name), 'utf8')),
  ]);
}

/** Of a list that is broken, nothing: `check` tells where. */
function readWords(text: string): WordList {
  try {
    return wordsIn(JSON.parse(text) as Record<string, unknown>);
  } catch (cause) {
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
}
