export type ReadSource = { readonly file: string; readonly text: string };

type Kept = { readonly text: string; readonly made: unknown };

/** What a file says and what it said before: one that is changed and changed back is parsed once. */
const MOST_TEXTS = 2;
const MOST_FILES = 10_000;
const files = new Map<string, readonly Kept[]>();

/**
 * What a file's text came to: parsed again only when it says something new, so that a change of one file costs
 * one file. The text is compared whole; a file (its path from the workspace) is always parsed alike, in whatever
 * folder the workspace lies: a copy costs no more than what is different in it.
 * @example parseOnce({ file, text }, () => parseProse(file, text))
 */
export function parseOnce<T>({ file, text }: ReadSource, parse: () => T): T {
  const known = files.get(file) ?? [];
  const kept = known.find((each) => each.text === text) ?? { text, made: parse() };
  files.delete(file);
  files.set(file, [kept, ...known.filter((each) => each !== kept)].slice(0, MOST_TEXTS));
  const [oldest] = files.keys();
  if (files.size > MOST_FILES && oldest !== undefined) files.delete(oldest);
  return kept.made as T;
}
