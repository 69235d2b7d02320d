import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Makes what was created, renamed or removed in a folder last through a power cut. Windows knows no
 * such call, and some network file systems refuse it: then the file system decides.
 */
export function syncFolder(folder: string): void {
  sync(folder, 'r');
}

/** The same for the bytes of a file that was written by a copy; Windows asks for the right to write it. */
export function syncFile(path: string): void {
  sync(path, 'r+');
}

function sync(path: string, flags: string): void {
  let handle: number;
  try {
    handle = openSync(path, flags);
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
