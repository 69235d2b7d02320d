import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { listEntries } from '#load/list-entries.ts';
import { holdSame } from './file-chunks.ts';
import { syncFolder } from './sync-folder.ts';

/** Every file below a folder, from its root. */
export function listFilesIn(folder: string): readonly string[] {
  return listEntries(folder)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** What has been written into files is on the disk when this returns. */
export function syncFiles(folder: string, files: readonly string[]): void {
  for (const file of files) {
    const handle = openSync(join(folder, file), 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}

/**
 * Makes `target` hold `files`, which stand in `staged` or, after a crash, have come over already, and nothing
 * else, or, where `removes` is given, whatever else it holds without these. Each
 * is moved by a rename: a reader finds the former one or the new one, whole. First what pages need, then the
 * pages, last the removal of what is gone. What has not changed is not touched.
 */
export function fillFolder(
  staged: string,
  target: string,
  { files, removes }: { readonly files: readonly string[]; readonly removes?: readonly string[] | undefined },
): void {
  const coming = files.filter((file) => existsSync(join(staged, file)));
  const changed = coming.filter((file) => !isSame(join(staged, file), join(target, file)));
  for (const file of changed.toSorted((a, b) => rank(a) - rank(b))) {
    makeWay(target, file);
    renameSync(join(staged, file), join(target, file));
  }
  const wanted = new Set(files);
  const gone = removes ?? listFilesIn(target).filter((file) => !wanted.has(file));
  for (const file of gone) rmSync(join(target, file), { force: true });
  dropEmptyFolders(target);
  for (const folder of new Set(changed.map((file) => dirname(join(target, file))))) syncFolder(folder);
}

const PAGES = new Set(['.html']);

/** The front page last: all that it leads to is there. */
function rank(file: string): number {
  if (!PAGES.has(extname(file))) return 0;
  return file === 'index.html' ? 2 : 1;
}

function isSame(one: string, other: string): boolean {
  const status = statusOf(other);
  if (status?.isFile() !== true) return false;
  if (isOneFile(one, other)) return true;
  return status.size === statSync(one).size && holdSame(one, other);
}

/** One under two names: what a build takes over from the former one. */
function isOneFile(one: string, other: string): boolean {
  try {
    // Numbers of files are longer than a double holds on some systems.
    const [a, b] = [lstatSync(one, { bigint: true }), lstatSync(other, { bigint: true })];
    return a.isFile() && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false;
  }
}

/** Those files of a staged folder that are not the target's own under a second name. */
export function filesMade(staged: string, target: string, files: readonly string[]): readonly string[] {
  return files.filter((file) => !isOneFile(join(staged, file), join(target, file)));
}

/** Nothing, too, where a part of the path is a file. */
function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

/** A file where a folder is to be, or a folder where a file is to be, goes first. */
function makeWay(target: string, file: string): void {
  const place = join(target, file);
  let folder = target;
  for (const name of dirname(file).split(sep)) {
    folder = join(folder, name);
    if (statusOf(folder)?.isDirectory() === false) rmSync(folder);
  }
  if (statusOf(place)?.isDirectory()) rmSync(place, { recursive: true });
  mkdirSync(dirname(place), { recursive: true });
}

function dropEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    dropEmptyFolders(path);
    if (readdirSync(path).length === 0) rmdirSync(path);
  }
}
