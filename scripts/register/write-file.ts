import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isSameFile } from './same-file.ts';
import { syncFile, syncFolder } from './sync-folder.ts';
import { withPath } from './with-path.ts';

/**
 * Writes a file whole: a reader sees the former content or the new one, never a part of either.
 * Creates the folders on the way, writes a temporary file beside the target, flushes it to the disk
 * and renames it. Returns false, and does not touch the file, when it holds this content already.
 * @example writeWhole('dist/actions/actions.csv', csv) // true: the file is new or has changed
 */
export function writeWhole(path: string, content: string | Uint8Array | SpooledFile): boolean {
  const staged = stageWhole(path, content);
  if (!staged) return false;
  try {
    staged.put();
  } catch (cause) {
    staged.drop();
    throw cause;
  }
  return true;
}

/** A file that lies beside its target, whole and on the disk: `put` gives it its name, which needs no more room. */
export type StagedFile = { readonly put: () => void; readonly drop: () => void };

type Flushing = { readonly flush?: boolean };

/** Content that already lies on the disk, elsewhere, because it is too large to be held. */
export type SpooledFile = { readonly spooled: string };

/**
 * The first half of `writeWhole`, for files that are to change together: where the disk gives out, none has.
 * `undefined` when the file holds this content already. Without `flush` the caller sees to it that all is on the
 * disk before anybody relies on it.
 * @example const staged = stageWhole('data/people.yaml', text); staged?.put()
 */
export function stageWhole(
  path: string,
  content: string | Uint8Array | SpooledFile,
  { flush = true }: Flushing = {},
): StagedFile | undefined {
  if (holds(path, content)) return undefined;
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  let made: string | undefined;
  const drop = (): void => {
    rmSync(temporary, { force: true });
    if (made) dropFolders(dirname(path), made);
  };
  try {
    made = mkdirSync(dirname(path), { recursive: true });
    writeNew(temporary, content, flush);
  } catch (cause) {
    drop();
    throw withPath(cause, path, temporary);
  }
  const put = (): void => {
    try {
      renameSync(temporary, path);
      if (flush) syncFolder(dirname(path));
    } catch (cause) {
      throw withPath(cause, path, temporary);
    }
  };
  return { put, drop };
}

/** Folders that were made for a file, from its own up to `last`, as far as nothing else is in them. */
function dropFolders(from: string, last: string): void {
  for (let folder = from; folder.startsWith(last); folder = dirname(folder))
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
}

function writeNew(path: string, content: string | Uint8Array | SpooledFile, flush: boolean): void {
  if (typeof content === 'object' && 'spooled' in content) {
    copyFileSync(content.spooled, path, constants.COPYFILE_EXCL);
    if (flush) syncFile(path);
  } else writeFileSync(path, content, { flag: 'wx', flush });
}

function holds(path: string, content: string | Uint8Array | SpooledFile): boolean {
  if (typeof content === 'object' && 'spooled' in content) return isSameFile(path, content.spooled);
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const status = statSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true && status.size === bytes.length && readFileSync(path).equals(bytes);
}
