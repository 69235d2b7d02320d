import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FALLBACK_LANGUAGE, type WordList } from '#locale/word-list.ts';
import { TEMPLATES } from './paths.ts';
import { wordsIn } from './words-in.ts';

/**
 * `en` speaks for `en-GB`, and `zh-tw` is `zh-TW`; `zh-TW` does not speak for `zh`.
 * @example isSpokenBy('ja', 'ja-JP') // true
 */
export function isSpokenBy(known: string, wanted: string): boolean {
  const [own, other] = [known.toLowerCase(), wanted.toLowerCase()];
  return other === own || other.startsWith(`${own}-`);
}

/**
 * The words of one language as a list, those that it lacks in the fallback language: for pages that say them
 * by themselves. `rooms` are the first parts of the keys wanted.
 * @example listWords('zh-TW', { rooms: ['desk', 'term'] })['desk.title']
 */
export function listWords(
  language: string,
  { workspaceRoot, rooms }: { readonly workspaceRoot?: string; readonly rooms: readonly string[] },
): WordList {
  const lists = [readLists(FALLBACK_LANGUAGE, workspaceRoot), readLists(language, workspaceRoot)] as const;
  const name = `${language} ${rooms.join(' ')}`;
  const former = listed.get(name);
  if (former?.lists.every((list, index) => list === lists[index])) return former.words;
  const words = Object.fromEntries(
    Object.entries({ ...lists[0], ...lists[1] }).filter(([key]) =>
      rooms.some((room) => key.startsWith(`${room}.`)),
    ),
  );
  listed.set(name, { lists, words });
  return words;
}

/** Every page of the desk begins with its words, of lists that seldom change. */
const listed = new Map<string, { readonly lists: readonly WordList[]; readonly words: WordList }>();

/** The languages that there are words in, sorted. @example listLanguages() // ['en', 'es', 'ja', 'zh-TW'] */
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

/** Ours, and over it the office's own. */
export function readLists(language: string, workspaceRoot: string | undefined): WordList {
  const files = localeFolders(workspaceRoot).map((folder) => join(folder, language + ENDING));
  const [list = {}, ...further] = files.filter((file) => existsSync(file)).map(readList);
  return further.length === 0 ? list : Object.assign({}, list, ...further);
}

/** What a list said when it was read last. `parseOnce` would bring along what seals it, at every start. */
const read = new Map<string, { readonly text: string; readonly list: WordList }>();

function readList(file: string): WordList {
  const text = readFileSync(file, 'utf8');
  const known = read.get(file);
  if (known?.text === text) return known.list;
  const list = readWords(text);
  read.set(file, { text, list });
  return list;
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
