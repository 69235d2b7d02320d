import type { WordList } from '#locale/word-list.ts';

/** In a list to be translated: what the other languages say of the key that follows. */
export const REMARK = '// ';

/** The words of a list: without remarks, and without those still to be said. Most lists have nothing else. */
export function wordsIn(list: Readonly<Record<string, unknown>>): WordList {
  return isAllWords(list) ? list : Object.fromEntries(Object.entries(list).filter(isWord));
}

function isAllWords(list: Readonly<Record<string, unknown>>): list is WordList {
  for (const key of Object.keys(list)) if (!isWord([key, list[key]])) return false;
  return true;
}

const isWord = (entry: readonly [string, unknown]): entry is [string, string] =>
  typeof entry[1] === 'string' && !entry[0].startsWith(REMARK) && isFilledIn(entry);

/** A separator may be empty; everything else that is empty is still to be said. */
const isFilledIn = ([key, word]: readonly [string, unknown]): boolean =>
  word !== '' || key.endsWith('-separator');
