import { mkdirSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readMemory, writeMemory } from '#load/sealed-memory.ts';
import { fileDigest } from '#register/file-chunks.ts';

/** Digests of files by their content. */
export type FileDigests = {
  /** Of the file at this path, whose `stats` were just taken. */
  readonly of: (path: string, stats: Stats) => string;
  /** Lays down what was asked for, where it is not as it was laid down before. */
  readonly save: () => void;
};

/** What a file system says of a file whose content is the same: each write sets `ctime`, whatever sets `mtime`. */
type Entry = readonly [size: number, mtimeMs: number, ctimeMs: number, inode: number, digest: string];
type Entries = Readonly<Record<string, Entry>>;

/** File systems tell times in steps of up to two seconds. */
const STEP_MS = 2000;

/**
 * Digests that are kept in a file, as git keeps its index: a file that has size, times and inode of the time when
 * it was read is not read again. One that had been written to less than a step of the clock before it was read is
 * not kept, since it might be written to again in that step and look as it did ("racy git").
 * They only save time: a file of digests that is damaged is none, and nothing is lost where it cannot be written.
 * @example const digests = openFileDigests('.cache/files.v8'); digests.of(path, statSync(path)); digests.save()
 */
export function openFileDigests(file: string): FileDigests {
  const begun = performance.now();
  const former = readEntries(file);
  const asked: Record<string, Entry> = {};
  let isNew = false;
  return {
    of: (path, stats) => {
      const kept = former[path];
      const entry = kept && isSame(kept, stats) ? kept : entryOf(path, stats);
      isNew ||= entry !== kept;
      asked[path] = entry;
      return entry[DIGEST];
    },
    save: () => {
      if (isNew || Object.keys(asked).length !== Object.keys(former).length)
        writeEntries(file, asked, () => performance.now() - begun);
    },
  };
}

const DIGEST = 4;

function isSame([size, mtimeMs, ctimeMs, inode]: Entry, stats: Stats): boolean {
  return size === stats.size && mtimeMs === stats.mtimeMs && ctimeMs === stats.ctimeMs && inode === stats.ino;
}

const entryOf = (path: string, { size, mtimeMs, ctimeMs, ino }: Stats): Entry => [
  size,
  mtimeMs,
  ctimeMs,
  ino,
  fileDigest(path),
];

function readEntries(file: string): Entries {
  const entries = readMemory(file);
  return typeof entries === 'object' && entries !== null ? (entries as Entries) : {};
}

/** By the clock of the file system itself, which may be another machine's. */
function writeEntries(file: string, all: Entries, elapsedMs: () => number): void {
  const probe = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(probe, '');
    const safe = statSync(probe).mtimeMs - elapsedMs() - STEP_MS;
    const old = Object.entries(all).filter(([, [, mtimeMs, ctimeMs]]) => Math.max(mtimeMs, ctimeMs) < safe);
    writeMemory(file, Object.fromEntries(old));
  } catch {
    // Nothing may be written there, so nothing is kept.
  } finally {
    rmSync(probe, { force: true });
  }
}
