import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { claimCache } from '#register/cache-folder.ts';
import { listFilesIn } from '#register/fill-folder.ts';
import { newStagedName, sweepStaged } from '#register/leftovers.ts';
import { withLock } from '#register/lock.ts';
import { trueFolder } from '#register/output-folder.ts';
import { publish } from '#register/publication.ts';

/** Made anew by any build, so that git and backups keep nothing of it. */
const CACHE = '.cache';
const FORMER = `${CACHE}/desk/former-release`;
const STANDING = `${CACHE}/desk/standing-release`;
const OUTPUT = 'dist';
/** What builds remember of the pages and papers that stand there: of others, once they are put in their place. */
const REMEMBERED = /^(?:build|papers|site)-[0-9a-f]+\.v8$/;

/**
 * Sets the public release that stands aside before a build; what it gives is called when the build has ended.
 * Only one that the build has replaced is kept, in place of the one before it.
 */
export function keepRelease(root: string): (isBuilt: boolean) => void {
  const [output, standing] = [trueFolder(join(root, OUTPUT)), join(root, STANDING)];
  if (!existsSync(join(output, 'index.html'))) return () => undefined;
  claimCache(root);
  copyByLinks(output, standing);
  return (isBuilt) => {
    if (isBuilt && signOf(output) !== signOf(standing)) replace(standing, join(root, FORMER));
    else rmSync(standing, { recursive: true, force: true });
  };
}

/**
 * When the release that can be gone back to was made, in whole milliseconds; undefined without one. Pages that say
 * what they said before keep their time, so that the last of all files tells.
 */
export function formerRelease(root: string): number | undefined {
  const former = join(root, FORMER);
  if (!existsSync(join(former, 'index.html'))) return undefined;
  return listFilesIn(former)
    .map((file) => Math.floor(statSync(join(former, file)).mtimeMs))
    .reduce((latest, each) => Math.max(latest, each));
}

/** Puts the former release in place of the one that stands, which can be gone back to in its turn. */
export async function goBack(root: string): Promise<boolean> {
  const [former, standing] = [join(root, FORMER), join(root, STANDING)];
  if (!existsSync(join(former, 'index.html'))) return false;
  await withLock(root, async () => {
    const target = trueFolder(join(root, OUTPUT));
    sweepStaged(root, target, Date.now());
    const staged = newStagedName(target);
    copyByLinks(former, staged);
    if (existsSync(target)) copyByLinks(target, standing);
    publish(root, { staged, target, appends: [] });
    for (const name of readdirSync(join(root, CACHE)))
      if (REMEMBERED.test(name)) rmSync(join(root, CACHE, name));
    if (existsSync(standing)) replace(standing, former);
  });
  return true;
}

/** Files are replaced by renames, never written into: a second name of one costs no space and keeps what it said. */
function copyByLinks(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  for (const file of listFilesIn(from)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    try {
      linkSync(join(from, file), join(to, file));
    } catch {
      // Another disk, or one without links.
      cpSync(join(from, file), join(to, file), { preserveTimestamps: true });
    }
  }
}

function replace(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

const signOf = (folder: string): string =>
  listFilesIn(folder)
    .map((file) => {
      const { size, mtimeMs } = statSync(join(folder, file));
      return `${file} ${size} ${mtimeMs}`;
    })
    .join('\n');
