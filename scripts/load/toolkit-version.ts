import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLKIT_ROOT } from './paths.ts';

/** The version of the toolkit, from its package. @example toolkitVersion() // '0.1.0' */
export function toolkitVersion(): string {
  const { version } = JSON.parse(readFileSync(join(TOOLKIT_ROOT, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
