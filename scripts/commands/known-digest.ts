import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Audience } from '#model/audience.ts';
import { writeWhole } from '#register/write-file.ts';
import type { TrackerLook } from './tracker-digest.ts';

const fileOf = (root: string, audience: Audience): string => join(root, '.cache', `tracker-${audience}.look`);

/** Two changes within a moment may leave a file looking the same: what is younger is read. */
const MOMENT_MS = 2000;

/**
 * The digest that files of this look had when they were last read; `undefined` for another look, and where the
 * last change was so close that the next could have gone unseen. Both times are those of the disk's own clock.
 */
export function knownDigest(root: string, audience: Audience, look: TrackerLook): string | undefined {
  try {
    const file = fileOf(root, audience);
    const [known, digest] = readFileSync(file, 'utf8').split(' ');
    return known === look.digest && statSync(file).mtimeMs > look.changedMs + MOMENT_MS ? digest : undefined;
  } catch {
    return undefined;
  }
}

/** Notes it for the next time; it only saves time, so that where nothing can be written nothing is lost. */
export function noteDigest(root: string, audience: Audience, look: TrackerLook, digest: string): void {
  try {
    writeWhole(fileOf(root, audience), `${look.digest} ${digest}`);
  } catch {
    // A workspace that may not be written to.
  }
}
