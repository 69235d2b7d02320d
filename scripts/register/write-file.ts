import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './sync-folder.ts';
import { withPath } from './with-path.ts';

/**
 * Writes a file whole: a reader sees the former content or the new one, never a part of either.
 * Creates the folders on the way, writes a temporary file beside the target, flushes it to the disk
 * and renames it. Returns false, and does not touch the file, when it holds this content already.
 * @example writeWhole('dist/actions/actions.csv', csv) // true: the file is new or has changed
 */
export function writeWhole(path: string, content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  if (holds(path, bytes)) return false;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', flush: true });
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw withPath(cause, path);
  }
  return true;
}

function holds(path: string, bytes: Uint8Array): boolean {
  const status = statSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true && status.size === bytes.length && readFileSync(path).equals(bytes);
}
