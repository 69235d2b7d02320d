import { cpSync, linkSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
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

/** By path: what it was made from, and the size and time of what came of it, which stand in for its bytes. */
const Memory = z.object({
  shared: z.string(),
  pages: z.record(z.string(), z.tuple([z.string(), z.string()])),
});

/**
 * The pages of a former build that would come out the same: made from the same, and untouched since.
 * What cannot be read is made again.
 */
export function reusablePages({ folder, memory }: FormerBuild, now: PageDigests): ReadonlySet<string> {
  const known = readMemory(memory);
  if (known?.shared !== now.shared) return new Set();
  const pages = [...now.pages].filter(([path, digest]) => {
    const [made, stamp] = known.pages[path] ?? [];
    return made === digest && stamp !== undefined && stamp === stampOf(join(folder, path));
  });
  return new Set(pages.map(([path]) => path));
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

function takeFile(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // On another disk, or on one that gives a file one name only.
    cpSync(source, target, { preserveTimestamps: true });
  }
}

/** Remembers what the pages in a folder were made from. */
export function rememberPages(memory: string, folder: string, { shared, pages }: PageDigests): void {
  const made = [...pages].flatMap(([path, digest]) => {
    const stamp = stampOf(join(folder, path));
    return stamp === undefined ? [] : [[path, [digest, stamp]] as const];
  });
  try {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify({ shared, pages: Object.fromEntries(made) }));
  } catch {
    // A workspace that may not be written to: the next build makes every page anew.
  }
}

function readMemory(file: string): z.output<typeof Memory> | undefined {
  try {
    return Memory.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    // Absent, or cut short: then nothing is remembered.
    return undefined;
  }
}

/** None of a file that was not made this time, or has been taken away since. */
function stampOf(path: string): string | undefined {
  const status = statSync(path, { throwIfNoEntry: false });
  return status && `${status.size} ${status.mtimeMs}`;
}
