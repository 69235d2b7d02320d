import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTER_FOLDER } from './paths.ts';
import { withPath } from './with-path.ts';

/** Where what could not be used is kept, out of version control: nothing of the user's is deleted. */
export const ASIDE_FOLDER = `${REGISTER_FOLDER}/.aside`;

/**
 * Keeps a piece of a file that is taken out of it. The name tells the content: the same piece is kept once.
 * Gives the place, relative to the workspace.
 */
export function setAside(
  root: string,
  {
    name,
    content,
    why,
  }: { readonly name: string; readonly content: string | Uint8Array; readonly why: string },
): string {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const file = `${ASIDE_FOLDER}/${name}.${why}.${digest}`;
  mkdirSync(join(root, ASIDE_FOLDER), { recursive: true });
  try {
    writeFileSync(join(root, file), content, { flush: true });
  } catch (cause) {
    throw withPath(cause, join(root, file));
  }
  return file;
}
