import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { TOOLKIT_ROOT } from './paths.ts';

/** What the toolkit is made of: of the repository, or (`lib`, `package.json`) of the package. */
export const TOOLKIT_INPUTS = ['scripts', 'lib', 'site', 'templates', 'package-lock.json', 'package.json'];

let known: string | undefined;

/** Stands for the code, words and looks that run: another version, or one that a developer changed, has another. */
export function toolkitDigest(): string {
  known ??= digestOfFiles([process.version], [[TOOLKIT_ROOT, TOOLKIT_INPUTS]], isSourceMap);
  return known;
}

/** Half of the package, and none of it runs. */
const isSourceMap = (file: string): boolean => file.endsWith('.js.map');

type Inputs = readonly (readonly [root: string, names: readonly string[]])[];

/** One digest over facts of a run and all that is in some files and folders. */
export function digestOfFiles(
  facts: readonly string[],
  inputs: Inputs,
  isLeftOut: (file: string) => boolean = () => false,
): string {
  const hash = createHash('sha256').update(facts.join('\n'));
  for (const [root, names] of inputs) {
    for (const name of names) {
      for (const file of listFiles(join(root, name)).filter((each) => !isLeftOut(each)))
        hash.update(`\n${file}\n`).update(readFileSync(join(root, name, file)));
    }
  }
  return hash.digest('hex');
}

/**
 * Every file below a folder, or the one file that the path is. Without names that begin with a dot: locks and
 * half-written files come and go while others look.
 */
export function listFiles(path: string): readonly string[] {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return [];
  if (status.isFile()) return [''];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .filter((file) => !file.split(sep).some((name) => name.startsWith('.')))
    .sort();
}
