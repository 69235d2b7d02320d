import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { readMemory, writeMemory } from '#load/sealed-memory.ts';
import { claimCache } from '#register/cache-folder.ts';
import { isPlainWay } from './workspace-files.ts';

const FOLDER = '.cache/desk';
const READ = ['data', 'content', 'templates'] as const;

/** An answer of an earlier session; `isCurrent` where nothing that it was made from has changed since. */
export type KeptAnswer = { readonly answer: Readonly<Record<string, unknown>>; readonly isCurrent: boolean };

type Kept = { readonly state: string; readonly answer: Readonly<Record<string, unknown>> };

/**
 * What a page was answered when the desk was last open, for the moment in which the workspace is still being
 * read. Lies in `.cache/`, of which nothing is published and git keeps nothing.
 * @example readKept(root, 'today-en', '2026-11-29')?.isCurrent // true
 */
export function readKept(root: string, name: string, about: string): KeptAnswer | undefined {
  if (!isPlainWay(root, `${FOLDER}/${name}.v8`)) return undefined;
  const kept = readMemory(fileOf(root, name)) as Kept | undefined;
  return kept && { answer: kept.answer, isCurrent: kept.state === stateOf(root, about) };
}

/** Keeps it; where nothing can be written, the next session reads first. */
export function keepAnswer(root: string, { name, about }: Named, answer: Kept['answer']): void {
  if (!isPlainWay(root, FOLDER)) return;
  try {
    claimCache(root);
    writeMemory(fileOf(root, name), { state: stateOf(root, about), answer } satisfies Kept);
  } catch {
    // A full disk is told where something would be lost by it.
  }
}

type Named = {
  readonly name: string;
  /** What else the answer says the same of: the day. */
  readonly about: string;
};

const fileOf = (root: string, name: string): string => join(root, FOLDER, `${name}.v8`);

/** Which files there are, how long and from when, of the workspace and of the words and code that made the answer. */
function stateOf(root: string, about: string): string {
  const hash = createHash('sha256').update(about);
  for (const folder of READ) addFolder(hash, root, folder);
  return hash.update(stateOfToolkit()).digest('hex');
}

let toolkit: string | undefined;

/** What runs is what was there when it was started. */
function stateOfToolkit(): string {
  if (toolkit === undefined) {
    const hash = createHash('sha256');
    for (const folder of ['templates', 'scripts', 'lib']) addFolder(hash, TOOLKIT_ROOT, folder);
    toolkit = hash.digest('hex');
  }
  return toolkit;
}

function addFolder(hash: ReturnType<typeof createHash>, root: string, folder: string): void {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes('/.desk/')) continue;
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
}
