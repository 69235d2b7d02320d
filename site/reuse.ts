import { cpSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readMemory, writeMemory } from '#load/sealed-memory.ts';
import { isSameFile } from '#register/same-file.ts';
import type { PageDigests } from './page-digests.ts';

/** A build that was made before, and where it is remembered what it was made from. */
export type FormerBuild = {
  /** Its folder. */
  readonly folder: string;
  /** A file of ours; it need not be there. */
  readonly memory: string;
  /** Stands for the code and templates that make the pages. */
  readonly code: string;
};

/** What each page was made from, and the size and time of every file, which stand in for its bytes, with its hash. */
const Memory = z.object({
  shared: z.string(),
  pages: z.record(z.string(), z.string()),
  files: z.record(z.string(), z.tuple([z.string(), z.string()])),
  beside: z.record(z.string(), z.tuple([z.string(), z.string()])),
});

/** What of a former build can be taken: nothing where there was none. */
export type Reusable = {
  /** Pages that would come out the same. */
  readonly pages: ReadonlySet<string>;
  /** What a file of it says; absent where it is not as it was made, or by other code. */
  readonly read: (path: string) => string | undefined;
  /** Of files that are as they were made, by path. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Of what other commands put beside them, by path: the hash of a file of this size and time. */
  readonly beside: ReadonlyMap<string, readonly [stamp: string, hash: string]>;
};

export const NOTHING: Reusable = {
  pages: new Set(),
  read: () => undefined,
  hashes: new Map(),
  beside: new Map(),
};

/**
 * The pages of a former build that would come out the same: made from the same, and untouched since.
 * What cannot be read is made again.
 */
export function reusableFrom({ folder, memory }: FormerBuild, now: PageDigests): Reusable {
  const known = Memory.safeParse(readMemory(memory)).data;
  if (known?.shared !== now.shared) return NOTHING;
  const hashes = new Map(
    Object.entries(known.files).flatMap(([path, [stamp, hash]]) =>
      stamp === stampOf(join(folder, path)) ? [[path, hash] as const] : [],
    ),
  );
  const isSame = ([path, digest]: readonly [string, string]) =>
    known.pages[path] === digest && hashes.has(path);
  return {
    pages: new Set([...now.pages].filter(isSame).map(([path]) => path)),
    read: (path) => (hashes.has(path) ? readFileSync(join(folder, path), 'utf8') : undefined),
    hashes,
    beside: new Map(Object.entries(known.beside)),
  };
}

/** The hashes of what stands beside the pages, without reading again what is as it was. */
export function knownBeside({ beside }: Reusable, folder: string): ReadonlyMap<string, string> {
  return new Map(
    [...beside].flatMap(([path, [stamp, hash]]) =>
      stampOf(join(folder, path)) === stamp ? [[path, hash] as const] : [],
    ),
  );
}

/** Puts the pages of the former build beside those made now: the same files under a second name where the disk can. */
export function copyPages(paths: ReadonlySet<string>, from: string, to: string): void {
  const made = new Set<string>();
  for (const path of paths) {
    const folder = dirname(join(to, path));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    takeFile(join(from, path), join(to, path));
  }
}

/**
 * What was made anew and says the same as before stays the same file: its time goes on standing for its bytes, and
 * nothing of it has to be put in place.
 */
export function takeSame(
  from: string,
  to: string,
  { now, before }: { readonly now: ReadonlyMap<string, string>; readonly before: Reusable },
): void {
  for (const [path, hash] of now) {
    if (before.pages.has(path)) continue;
    const known = before.hashes.get(path);
    // Of what stands there nothing may be known: other code made it, and the bytes say whether it is the same.
    const isSame = known === undefined ? isFormer(join(from, path), join(to, path)) : known === hash;
    if (!isSame) continue;
    rmSync(join(to, path));
    takeFile(join(from, path), join(to, path));
  }
}

const isFormer = (former: string, made: string): boolean =>
  lstatSync(former, { throwIfNoEntry: false })?.isFile() === true && isSameFile(former, made);

function takeFile(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // On another disk, or on one that gives a file one name only.
    cpSync(source, target, { preserveTimestamps: true });
  }
}

/** Remembers what the pages in a folder were made from, and what is in it. */
export function rememberPages(
  memory: string,
  {
    folder,
    hashes,
    beside,
    digests,
  }: {
    readonly folder: string;
    readonly hashes: ReadonlyMap<string, string>;
    /** Where the files of the other commands are, and their hashes. */
    readonly beside: { readonly folder: string; readonly hashes: ReadonlyMap<string, string> };
    readonly digests: PageDigests;
  },
): void {
  const { shared, pages } = digests;
  writeMemory(memory, {
    shared,
    pages: Object.fromEntries(pages),
    files: stamped(folder, hashes),
    beside: stamped(beside.folder, beside.hashes),
  });
}

function stamped(
  folder: string,
  hashes: ReadonlyMap<string, string>,
): Readonly<Record<string, readonly [stamp: string, hash: string]>> {
  const files = [...hashes].flatMap(([path, hash]) => {
    const stamp = stampOf(join(folder, path));
    return stamp === undefined ? [] : [[path, [stamp, hash]] as const];
  });
  return Object.fromEntries(files);
}

/** None of a file that was not made this time, or has been taken away since. */
function stampOf(path: string): string | undefined {
  const status = statSync(path, { throwIfNoEntry: false });
  return status && `${status.size} ${status.mtimeMs}`;
}
