import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordList } from '#locale/word-list.ts';
import { TOOLKIT_ROOT } from './paths.ts';

/** Where the package has what its commands declare. */
export const DECLARATIONS = 'lib/declarations.json';

/**
 * What commands declare, by name, as the package lays it down: reading it takes a moment, loading a command with
 * all that it works with takes twice what Node does. `undefined` in the repository, whose commands change.
 */
export function readDeclarations(): Readonly<Record<string, unknown>> | undefined {
  return readLaidDown(DECLARATIONS);
}

/** Where the package has the words of a language that help is made of. @example helpWordsFile('zh-TW') */
export const helpWordsFile = (language: string): string => `lib/help-words/${language}.json`;

/** The fifteenth part of all words: reading the whole list takes as long as all else that help does. */
export function readHelpWords(language: string): WordList | undefined {
  return readLaidDown(helpWordsFile(language));
}

function readLaidDown<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(join(TOOLKIT_ROOT, file), 'utf8')) as Content;
  } catch {
    return undefined;
  }
}
