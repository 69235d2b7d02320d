import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { hashOf, type PageDigests } from './page-digests.ts';

/** A build that was made before, and where it is remembered what it was made from. */
export type FormerBuild = {
  /** Its folder. */
  readonly folder: string;
  /** A file of ours; it need not be there. */
  readonly memory: string;
  /** Stands for the code and templates that make the pages. */
  readonly code: string;
};

/** By path: what it was made from, and what came of it. */
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
    const [made, bytes] = known.pages[path] ?? [];
    return made === digest && bytes !== undefined && bytes === hashOfFile(join(folder, path));
  });
  return new Set(pages.map(([path]) => path));
}

/** Puts the pages of the former build beside those made now. */
export function copyPages(paths: ReadonlySet<string>, from: string, to: string): void {
  for (const path of paths) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(join(from, path), join(to, path));
  }
}

/** Remembers what the pages in a folder were made from. */
export function rememberPages(memory: string, folder: string, { shared, pages }: PageDigests): void {
  const made = [...pages].flatMap(([path, digest]) => {
    const bytes = hashOfFile(join(folder, path));
    return bytes === undefined ? [] : [[path, [digest, bytes]] as const];
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

const hashOfFile = (path: string): string | undefined =>
  existsSync(path) ? hashOf(readFileSync(path)) : undefined;
