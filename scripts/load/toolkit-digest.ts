import { createHash } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileChunks } from '#register/file-chunks.ts';
import { listEntries } from './list-entries.ts';
import { TOOLKIT_ROOT } from './paths.ts';
import { toolkitCache } from './toolkit-cache.ts';

/** What the toolkit is made of: of the repository, or (`lib`, `package.json`) of the package. */
export const TOOLKIT_INPUTS = ['scripts', 'lib', 'site', 'templates', 'package-lock.json', 'package.json'];

let known: string | undefined;

/** Stands for the code, words and looks that run: another version, or one that a developer changed, has another. */
export function toolkitDigest(): string {
  known ??= keptDigest();
  return known;
}

/** Reading the whole toolkit takes longer than the answer that somebody waits for: it is read when a file of it changes. */
function keptDigest(): string {
  const marks = marksOf();
  const path = join(toolkitCache(), 'toolkit-digest');
  const kept = readKept(path);
  if (kept?.[0] === marks && kept[1] !== undefined) return kept[1];
  const digest = digestOfFiles([process.version], [[TOOLKIT_ROOT, TOOLKIT_INPUTS]], isSourceMap);
  keep(path, `${marks}\n${digest}\n`);
  return digest;
}

/** Every file by its size and when it was last changed, which no copy or touch sets back. */
function marksOf(): string {
  const hash = createHash('sha256').update(`${process.version} ${TOOLKIT_ROOT}`);
  for (const name of TOOLKIT_INPUTS) {
    for (const file of listFiles(join(TOOLKIT_ROOT, name))) {
      if (isSourceMap(file)) continue;
      const { size, ctimeMs, ino } = statSync(join(TOOLKIT_ROOT, name, file));
      hash.update(`\n${name}/${file} ${size} ${ctimeMs} ${ino}`);
    }
  }
  return hash.digest('hex');
}

function readKept(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

function keep(path: string, text: string): void {
  try {
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch {
    // A full disk, or a folder that may not be written to: the next run reads the toolkit again.
  }
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
      for (const file of listFiles(join(root, name)).filter((each) => !isLeftOut(each))) {
        hash.update(`\n${file}\n`);
        for (const chunk of fileChunks(join(root, name, file))) hash.update(chunk);
      }
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
  return listEntries(path)
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .filter((file) => !file.split(sep).some((name) => name.startsWith('.')))
    .sort();
}
