import { hash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOOLKIT_ROOT } from './paths.ts';

let known: string | undefined;

/**
 * Where the toolkit keeps what is dear to make: beside itself or, where it may not write there, as in an
 * installation that many share, in the person's own caches, or for as long as the process runs where they have
 * none. Modules in any of them find the toolkit's packages.
 * @example toolkitCache() // '/srv/office/node_modules/attache/.cache'
 */
export function toolkitCache(): string {
  known ??= cacheOf(TOOLKIT_ROOT, ownCaches());
  return known;
}

/** Whether another process finds what is kept. */
export function isCacheLasting(): boolean {
  return !isPassing(toolkitCache());
}

/** The cache of a toolkit at `root` for a person whose caches lie in `caches`; the folder is there afterwards. */
export function cacheOf(root: string, caches: string): string {
  const beside = join(root, '.cache');
  if (isWritable(beside)) return beside;
  const own = join(caches, 'attache', hash('sha256', root).slice(0, 16));
  return cacheAway(root, isWritable(own) ? own : passingFolder());
}

const passing: string[] = [];
const isPassing = (path: string): boolean => passing.some((folder) => path.startsWith(folder));

/** Where a person has no place of their own, as services often have none: nobody else's, and gone with the process. */
function passingFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attache-'));
  passing.push(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Node looks for packages from a module's folder upwards: the toolkit's own stand in the same order here. */
function cacheAway(root: string, folder: string): string {
  const packages = (createRequire(join(root, 'package.json')).resolve.paths('astro') ?? []).filter(
    existsSync,
  );
  const cache = packages.reduceRight((level, path) => {
    mkdirSync(level, { recursive: true });
    link(path, join(level, 'node_modules'));
    return join(level, 'within');
  }, folder);
  mkdirSync(cache, { recursive: true });
  return cache;
}

function link(target: string, path: string): void {
  try {
    symlinkSync(target, path, 'junction');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
}

/** As the command that brings a newer Node has it (`scripts/own-node.js`). */
function ownCaches(): string {
  const { ATTACHE_CACHE, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  return (
    ATTACHE_CACHE ||
    (process.platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME) ||
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache')
  );
}
