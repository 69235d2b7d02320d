import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '#register/write-file.ts';
import { toolkitCache } from './toolkit-cache.ts';

const folderOfAll = (): string => join(toolkitCache(), 'pictures');
/** Beside the folder, and as old as the last time that old bytes were given up. */
const tidied = (): string => join(toolkitCache(), 'pictures-tidied');
const DAY_MS = 86_400_000;
/** What no build has asked for in so long is given up. */
const KEPT_DAYS = 60;

/**
 * What is dear to make and comes out the same whenever it is made from the same: made once, and kept by a
 * digest of all that it is made from.
 * @example await keptBytes([bytes, 'avif', 480, sharp.versions.vips], () => sharp(bytes).resize(480).avif().toBuffer())
 */
export async function keptBytes(
  recipe: readonly (string | number | Uint8Array)[],
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = join(folderOfAll(), digestOf([...recipe]));
  const known = readKept(file);
  if (known) return known;
  const made = await make();
  try {
    writeWhole(file, made);
    if (!isTidiedToday()) forgetOldBytes();
  } catch {
    // A full disk: it is made again the next time.
  }
  return made;
}

function readKept(file: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(file);
    const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (Date.now() - statSync(file).mtimeMs > DAY_MS) utimesSync(file, new Date(), new Date());
    return plain;
  } catch {
    // Not made yet; or not to be marked as used, which costs making it anew in two months.
    return undefined;
  }
}

function digestOf(recipe: readonly (string | number | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of recipe) hash.update(typeof part === 'number' ? String(part) : part).update('\0');
  return hash.digest('hex');
}

function isTidiedToday(): boolean {
  const at = statSync(tidied(), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Math.abs(Date.now() - at) < DAY_MS;
}

/** Gives up what has not been asked for lately; by itself, once a day on which something is made. */
export function forgetOldBytes(): void {
  try {
    const folder = folderOfAll();
    mkdirSync(folder, { recursive: true });
    writeFileSync(tidied(), '');
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (Date.now() - statSync(file).mtimeMs > KEPT_DAYS * DAY_MS) rmSync(file);
    }
  } catch {
    // Another build tidies at this moment.
  }
}
