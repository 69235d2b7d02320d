import { hash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toolkitCache } from '#load/toolkit-cache.ts';
import { writeWhole } from '#register/write-file.ts';

const notes = (): string => join(toolkitCache(), 'written');

/** By where the file lies; nothing of what it says is kept, nor its name. */
const noteOf = (path: string): string => join(notes(), hash('sha256', path).slice(0, 32));

/** A file that no command has made anew for a year is its owner's. */
const LONGEST_KEPT_MS = 366 * 24 * 60 * 60 * 1000;

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
    forgetOld(Date.now());
  } catch {
    // Where nothing can be kept, the next one is written under another name.
  }
}

function forgetOld(now: number): void {
  for (const name of readdirSync(notes())) {
    const note = join(notes(), name);
    if (now - statSync(note).mtimeMs > LONGEST_KEPT_MS) rmSync(note, { force: true });
  }
}
