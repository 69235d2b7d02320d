import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './write-file.ts';

/**
 * A place in `.cache/` of a workspace, where commands keep what saves them time. It may hold what is internal.
 * @example cachePlace(root, 'parsed') // '/srv/office/.cache/parsed'
 */
export const cachePlace = (root: string, ...names: readonly string[]): string =>
  join(root, '.cache', ...names);

/**
 * Before anything is written there: git takes up nothing of the folder, whatever the office's own ignore file
 * says. Where that cannot be written, nothing else can.
 */
export function claimCache(root: string): void {
  const ignore = cachePlace(root, '.gitignore');
  if (existsSync(ignore)) return;
  try {
    writeWhole(ignore, '*\n');
  } catch {
    // A workspace that may not be written to, or a full disk: told by what is lost by it.
  }
}

/** Takes the folder away again where nothing could be kept in it. */
export function dropEmptyCache(root: string): void {
  const folder = cachePlace(root);
  try {
    if (readdirSync(folder).join() === '.gitignore') rmSync(folder, { recursive: true });
  } catch {
    // There is none, or nothing may be taken away here.
  }
}
