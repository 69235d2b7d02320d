import { hash } from 'node:crypto';
import type { KeptParses } from './kept-parses.ts';

export type ReadSource = { readonly file: string; readonly text: string };

/** How what was made of a text is laid down, and taken up again. */
export type Form<T> = {
  /** Grows with what is known of it; absent where it is to be made again, as what has faults is. */
  readonly size: (made: T) => number | undefined;
  readonly pack: (made: T) => unknown;
  readonly unpack: (packed: unknown) => T;
};

type Parsing<T> = { readonly parse: () => T; readonly form?: Form<T> };

type Kept = { readonly text: string; readonly made: unknown };

/** What a file says and what it said before: one that is changed and changed back is parsed once. */
const MOST_TEXTS = 2;
const MOST_FILES = 10_000;
const files = new Map<string, readonly Kept[]>();
let store: KeptParses | undefined;

/**
 * What a file's text came to: parsed again only when it says something new, so that a change of one file costs
 * one file. The text is compared whole; a file (its path from the workspace) is always parsed alike, in whatever
 * folder the workspace lies: a copy costs no more than what is different in it.
 * @example parseOnce({ file, text }, { parse: () => parseProse(file, text) })
 */
export function parseOnce<T>({ file, text }: ReadSource, parsing: Parsing<T>): T {
  const known = files.get(file) ?? [];
  const kept = known.find((each) => each.text === text);
  const made = kept ? (kept.made as T) : undefined;
  const now = { text, made: layDown({ file, text }, parsing, made) };
  files.delete(file);
  files.set(file, [now, ...known.filter((each) => each !== kept)].slice(0, MOST_TEXTS));
  const [oldest] = files.keys();
  if (files.size > MOST_FILES && oldest !== undefined) files.delete(oldest);
  return now.made;
}

/** What is known of a text, was laid down, or comes of parsing it; it is to be laid down for the next time. */
function layDown<T>({ file, text }: ReadSource, { parse, form }: Parsing<T>, known: T | undefined): T {
  if (!store || !form) return known ?? parse();
  const digest = hash('sha256', text, 'base64url');
  const kept = known === undefined ? store.find(file, digest) : undefined;
  const made = known ?? (kept ? form.unpack(kept.made) : parse());
  store.put(file, { digest, size: () => form.size(made), pack: () => form.pack(made) });
  return made;
}

/** Where parses are kept while they are. */
export const keptParses = (): KeptParses | undefined => store;

/** While `work` runs, what a former run laid down is taken up; what it parsed is laid down at its end. */
export function withKeptParses<T>(own: KeptParses, work: () => T): T {
  store = own;
  try {
    const done = work();
    own.save();
    return done;
  } finally {
    store = undefined;
  }
}
