import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLKIT_ROOT } from './paths.ts';

/** Where the package has what its commands declare. */
export const DECLARATIONS = 'lib/declarations.json';

/**
 * What commands declare, by name, as the package lays it down: reading it takes a moment, loading a command with
 * all that it works with takes twice what Node does. `undefined` in the repository, whose commands change.
 */
export function readDeclarations(): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(readFileSync(join(TOOLKIT_ROOT, DECLARATIONS), 'utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
