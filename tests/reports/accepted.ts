import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `ATTACHE_UPDATE_REFS=1 npx vitest run tests/reports` accepts what there is now. */
export const isUpdating = process.env['ATTACHE_UPDATE_REFS'] === '1';

/** The accepted output of this name; what is made now, when there is none yet or all are to be accepted anew. */
export function acceptedText(name: string, made: string): string {
  return acceptedBytes(name, Buffer.from(made)).toString('utf8');
}

export function acceptedBytes(name: string, made: Buffer): Buffer {
  const path = fileURLToPath(new URL(`../refs/${name}`, import.meta.url));
  if (!isUpdating && existsSync(path)) return readFileSync(path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, made);
  return made;
}
