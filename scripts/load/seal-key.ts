import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolkitCache } from './toolkit-cache.ts';

const KEY_BYTES = 32;

/**
 * What this installation seals with what it keeps of a workspace: a workspace that somebody sends brings nothing
 * that would be taken for checked. `undefined` where it cannot be kept.
 */
export function sealKey(folder?: string): string | undefined {
  try {
    const own = folder ?? toolkitCache();
    const path = join(own, 'seal-key');
    return readKey(path) ?? makeKey(own, path);
  } catch {
    // Neither beside the toolkit nor among the person's caches may anything be kept.
    return undefined;
  }
}

function readKey(path: string): string | undefined {
  try {
    const key = readFileSync(path);
    return key.length === KEY_BYTES ? key.toString('hex') : undefined;
  } catch {
    return undefined;
  }
}

function makeKey(folder: string, path: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 });
  } catch {
    // Another process may just have made it.
  }
  return readKey(path);
}
