import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTER_FOLDER } from './paths.ts';

/** What is to be put in place, until it is done. */
export const JOURNAL = `${REGISTER_FOLDER}/.publication.json`;

/** True when a crash has left a publication to be ended: every command asks, and few have to load what ends it. */
export function isPublicationLeft(root: string): boolean {
  return existsSync(join(root, JOURNAL));
}
