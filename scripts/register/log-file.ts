import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { readBytes } from '#load/read-text.ts';
import { standingPath } from '#load/standing-path.ts';
import { parseOne } from './log-lines.ts';
import { setAside } from './set-aside.ts';
import { syncFolder } from './sync-folder.ts';

/** A log's text without what a write that was cut short left at its end. */
export type LogText = { readonly text: string; readonly torn: boolean };

const NEWLINE = 0x0a;

/**
 * Reads a log; an absent one is `undefined`. The last line is torn when it has no end and is no JSON: the
 * command that wrote it never said that it had. Cut on bytes, because a character may be torn as well.
 */
export function readLogFile(
  root: string,
  file: string,
): { readonly value: LogText | undefined } | { readonly fault: Diagnostic } {
  if (!existsSync(standingPath(root, file))) return { value: undefined };
  const read = readBytes(root, file, { maxBytes: Number.POSITIVE_INFINITY });
  if ('fault' in read) return read;
  const start = read.bytes.lastIndexOf(NEWLINE) + 1;
  const torn = isTorn(read.bytes.subarray(start));
  const decoded = read.decode(torn ? read.bytes.subarray(0, start) : read.bytes);
  return 'fault' in decoded ? decoded : { value: { text: decoded.text, torn } };
}

function isTorn(lastLine: Uint8Array): boolean {
  return lastLine.length > 0 && parseOne(new TextDecoder().decode(lastLine)) === undefined;
}

/**
 * Adds whole lines to a log, on the disk when it returns. A torn end is set aside first. When the disk is
 * full or the write fails, the file is as it was.
 */
export function appendLines(root: string, file: string, lines: readonly string[]): void {
  const path = standingPath(root, file);
  mkdirSync(dirname(path), { recursive: true });
  const isNew = !existsSync(path);
  const handle = openSync(path, isNew ? 'wx+' : 'r+');
  try {
    const last = lastLineOf(handle);
    const torn = isTorn(last);
    if (torn) setAside(root, { name: basename(file), content: last, why: 'torn' });
    const end = fstatSync(handle).size - (torn ? last.length : 0);
    const before = !torn && last.length > 0 ? '\n' : '';
    writeAtEnd(handle, end, Buffer.from(`${before}${lines.map((line) => `${line}\n`).join('')}`, 'utf8'));
    if (isNew) syncFolder(dirname(path));
  } catch (cause) {
    if (isNew) rmSync(path, { force: true });
    throw Object.assign(cause as Error, { path });
  } finally {
    closeSync(handle);
  }
}

const CHUNK_BYTES = 4096;

/** What follows the last end of line: nothing, unless a write was cut short or an editor left the end out. */
function lastLineOf(handle: number): Buffer {
  const { size } = fstatSync(handle);
  for (let wanted = Math.min(CHUNK_BYTES, size); ; wanted = Math.min(wanted * 2, size)) {
    const tail = Buffer.alloc(wanted);
    readSync(handle, tail, 0, wanted, size - wanted);
    const at = tail.lastIndexOf(NEWLINE);
    if (at !== -1 || wanted === size) return tail.subarray(at + 1);
  }
}

function writeAtEnd(handle: number, end: number, bytes: Uint8Array): void {
  try {
    ftruncateSync(handle, end);
    for (let done = 0; done < bytes.length; )
      done += writeSync(handle, bytes, done, bytes.length - done, end + done);
    fsyncSync(handle);
  } catch (cause) {
    ftruncateSync(handle, end);
    throw cause;
  }
}
