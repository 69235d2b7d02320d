import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, sep } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { standingPath } from './standing-path.ts';

/** Larger than any file people write by hand, small enough to parse in a blink. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

export type TextFile = { readonly text: string } | { readonly fault: Diagnostic };

export type ByteFile =
  | { readonly bytes: Buffer; readonly decode: (bytes: Buffer) => TextFile }
  | { readonly fault: Diagnostic };

/**
 * A file of the workspace as text. Refused, with a diagnostic: a file over `MAX_FILE_BYTES`, a link
 * out of the workspace, bytes that are not UTF-8. A byte order mark is accepted and dropped.
 */
export function readText(root: string, file: string): TextFile {
  const read = readBytes(root, file, { maxBytes: MAX_FILE_BYTES });
  return 'fault' in read ? read : read.decode(read.bytes);
}

/** The bytes of a file of the workspace, with the same refusals, and how to read them or a part of them as text. */
export function readBytes(root: string, file: string, { maxBytes }: { readonly maxBytes: number }): ByteFile {
  const path = standingPath(root, file);
  const fault = (
    code: string,
    parameters: Diagnostic['parameters'] = {},
    line = 1,
    column = 1,
  ): { readonly fault: Diagnostic } => ({
    fault: { code, severity: 'error', position: { file, line, column }, parameters },
  });
  try {
    if (!isInside(realpathSync.native(root), realpathSync.native(path)))
      return fault('file-outside-workspace');
    const status = statSync(path);
    if (!status.isFile()) return fault('file-not-regular');
    if (status.size > maxBytes) {
      return fault('file-too-large', {
        megabytes: Math.round((status.size / 1024 / 1024) * 10) / 10,
        limit: maxBytes / 1024 / 1024,
      });
    }
    return { bytes: readFileSync(path), decode: (bytes) => decode(bytes, fault) };
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    const found = code === 'ENOENT' ? misnamed(root, file) : undefined;
    if (found !== undefined) return fault('file-misnamed', { found, wanted: basename(file) });
    return code === 'ENOENT' ? fault('file-missing') : fault('file-unreadable', { reason: code });
  }
}

/**
 * What stands in the place of a file under a name that another program gave it: `mission.yml`, `mission.yaml.txt`.
 * @example misnamed('/srv/office', 'data/people.yaml') // 'people.yml'
 */
export function misnamed(root: string, file: string): string | undefined {
  const folder = join(root, dirname(file));
  if (!existsSync(folder)) return undefined;
  const [name, ending] = [basename(file), extname(file)];
  const stem = name.slice(0, -ending.length);
  const others = ending === '.yaml' ? ['.yml', '.txt', '.json'] : ['.md', '.txt', '.docx'];
  const wanted = new Set([`${name}.txt`, `${name}${ending}`, ...others.map((each) => stem + each)]);
  return readdirSync(folder).find((each) => each !== name && wanted.has(each));
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep);
}

type MakeFault = (
  code: string,
  parameters: Diagnostic['parameters'],
  line: number,
  column: number,
) => TextFile;

/** Word, Excel and archives begin so. */
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');

function decode(bytes: Buffer, fault: MakeFault): TextFile {
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return fault('file-no-text', {}, 1, 1);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const { line, column, offset } = firstBadByte(bytes);
    return fault('file-not-utf8', { offset }, line, column);
  }
}

/** Decoding line by line finds the line; the column counts the characters that do decode before it. */
function firstBadByte(bytes: Buffer): {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
} {
  let start = 0;
  for (let line = 1; start <= bytes.length; line += 1) {
    const next = bytes.indexOf(0x0a, start);
    const end = next === -1 ? bytes.length : next;
    const good = decodablePrefix(bytes.subarray(start, end));
    if (good !== undefined) return { line, column: good.length + 1, offset: start + Buffer.byteLength(good) };
    start = end + 1;
  }
  return { line: 1, column: 1, offset: 0 };
}

function decodablePrefix(bytes: Buffer): string | undefined {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (Buffer.from(lenient, 'utf8').equals(bytes)) return undefined;
  let index = 0;
  for (const character of lenient) {
    const encoded = Buffer.from(character, 'utf8');
    if (!bytes.subarray(index, index + encoded.length).equals(encoded)) break;
    index += encoded.length;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, index));
}
