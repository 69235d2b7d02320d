import { createHmac, hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

const SEAL_BYTES = 43;

/**
 * What was laid down under a seal; `undefined` where it is not there, damaged, or was made by other code or
 * elsewhere. `code` stands for what made it and is known here alone.
 * @example readSealed(path, code) ?? makeAnew()
 */
export function readSealed(path: string, code: string): unknown {
  try {
    const bytes = readFileSync(path);
    const body = bytes.subarray(SEAL_BYTES);
    return bytes.toString('latin1', 0, SEAL_BYTES) === sealOf(body, code) ? deserialize(body) : undefined;
  } catch {
    // Not there, or not to be read.
    return undefined;
  }
}

/** Lays something down whole. `made` names the paths that have been written to, or begun, should it fail. */
export function writeSealed(
  path: string,
  { value, code }: { readonly value: unknown; readonly code: string },
  made: string[],
): void {
  const body = serialize(value);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  made.push(temporary, path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(temporary, Buffer.concat([Buffer.from(sealOf(body, code), 'latin1'), body]));
  renameSync(temporary, path);
}

/** The name of what is kept of a thing, which may be called anything. */
export const sealedName = (thing: string): string => `${hash('sha256', thing).slice(0, 20)}.v8`;

/** Nothing of a failed save stays, nor the folders where they hold nothing else. */
export function takeBack(folder: string, made: readonly string[]): void {
  try {
    for (const path of made) rmSync(path, { force: true });
    for (const each of [folder, dirname(folder)])
      if (existsSync(each) && readdirSync(each).length === 0) rmdirSync(each);
  } catch {
    // Nothing may be written here, so nothing has been.
  }
}

/** What is kept of things that are no more is removed. `kept`: the names of those that are. */
export function forgetOthers(folder: string, kept: ReadonlySet<string>): void {
  for (const name of readdirSync(folder))
    if (name.endsWith('.v8') && !kept.has(name)) rmSync(join(folder, name), { force: true });
}

/** Says of a body that it is whole, by which code it was made, and that it was made here (RFC 2104). */
const sealOf = (body: Uint8Array, code: string): string =>
  createHmac('sha256', `${process.version} ${code}`).update(body).digest('base64url');
