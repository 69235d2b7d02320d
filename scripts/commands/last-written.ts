import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolkitCache } from '#load/toolkit-cache.ts';
import { writeWhole } from '#register/write-file.ts';

/** By where the file lies; nothing of what it says is kept, nor its name. */
const noteOf = (path: string): string => join(toolkitCache(), 'written', hash('sha256', path).slice(0, 32));

/**
 * Is this file, by its whole path, as a command of this installation wrote it last? One that somebody has filled
 * in, or that came from elsewhere, is not.
 */
export function isAsWritten(path: string): boolean {
  try {
    return readFileSync(noteOf(path), 'utf8') === hash('sha256', readFileSync(path));
  } catch {
    return false;
  }
}

/** Remembers what a command has written there. */
export function noteWritten(path: string, content: string | Uint8Array): void {
  try {
    writeWhole(noteOf(path), hash('sha256', content));
  } catch {
    // Where nothing can be kept, the next one is written under another name.
  }
}
