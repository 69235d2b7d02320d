import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
  return true;
}

/**
 * Puts the folder `staged` where `target` is, on the same file system. The former folder stays whole
 * until the new one is in place and comes back when the swap fails, also one cut short by a crash: the
 * next call finds it.
 * @example replaceFolder('dist.staged', 'dist')
 */
export function replaceFolder(staged: string, target: string): void {
  if (!existsSync(staged)) throw new Error(`nothing is staged at ${staged}`);
  const former = join(dirname(target), `.${basename(target)}.former`);
  restoreAfterCrash(former, target);
  mkdirSync(dirname(target), { recursive: true });
  const hadFormer = existsSync(target);
  if (hadFormer) renameSync(target, former);
  try {
    renameSync(staged, target);
  } catch (cause) {
    if (hadFormer) renameSync(former, target);
    throw cause;
  }
  rmSync(former, { recursive: true, force: true });
}

function restoreAfterCrash(former: string, target: string): void {
  if (!existsSync(former)) return;
  if (existsSync(target)) rmSync(former, { recursive: true, force: true });
  else renameSync(former, target);
}

function holds(path: string, bytes: Uint8Array): boolean {
  const status = statSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true && status.size === bytes.length && readFileSync(path).equals(bytes);
}
