import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Makes what was created, renamed or removed in a folder last through a power cut. Windows knows no
 * such call, and some network file systems refuse it: then the file system decides.
 */
export function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // Refused by the file system: nothing more can be done from here.
  } finally {
    closeSync(handle);
  }
}
