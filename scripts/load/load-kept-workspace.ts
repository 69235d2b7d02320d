import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cachePlace, claimCache, dropEmptyCache } from '#register/cache-folder.ts';
import { type KeptForesight, openKeptForesight } from './kept-foresight.ts';
import { openKeptParses } from './kept-parses.ts';
import { type Loaded, loadWorkspace } from './load-workspace.ts';
import { withKeptParses } from './parse-once.ts';
import { sealKey } from './seal-key.ts';
import { toolkitDigest } from './toolkit-digest.ts';

/** `loadWorkspace` for what is done over and over: files that have not changed are not parsed again. */
export function loadKeptWorkspace(root: string): Loaded {
  return loadWithDigests(root).loaded;
}

/** `loadWorkspace` with what was kept of it, for what only reads: nothing is laid down. */
export function loadFromKept(root: string): Loaded {
  // Where nothing was ever kept no key is made to open it with.
  if (!existsSync(cachePlace(root, 'parsed'))) return loadWorkspace(root);
  return readKeptParts(root)(() => loadWorkspace(root));
}

export type LoadedWithDigests = {
  readonly loaded: Loaded;
  /** Where something may be kept: what papers were found to refuse, and the digests of what was read. */
  readonly kept?: {
    readonly foresight: KeptForesight;
    /** Stands for the facts and the prose of a mission, or (`SHARED`) of the files that missions share. */
    readonly digestOf: (mission: string) => string;
  };
};

/** The same for what goes on working with what was read, and keeps what comes of it. */
export function loadWithDigests(root: string): LoadedWithDigests {
  const key = sealKey();
  if (key === undefined) return { loaded: loadWorkspace(root) };
  const code = `${key} ${toolkitDigest()}`;
  const store = openKeptParses(cachePlace(root, 'parsed'), code);
  const inCache = claimed(root);
  const save = (): void => inCache(store.save);
  const loaded = withKeptParses({ ...store, save }, () => loadWorkspace(root));
  const own = openKeptForesight(cachePlace(root, 'foreseen'), code);
  const foresight: KeptForesight = { ...own, put: (...kept) => inCache(() => own.put(...kept)) };
  return { loaded, kept: { foresight, digestOf: store.digestOf } };
}

/**
 * Reads parts of a workspace with what was kept of them, and keeps nothing: for who does other things between them.
 * @example readKeptParts('/srv/office')(() => readMission(root, '2027-lima', ['en']))
 */
export function readKeptParts(root: string): <T>(read: () => T) => T {
  const key = sealKey();
  if (key === undefined) return (read) => read();
  const store = openKeptParses(cachePlace(root, 'parsed'), `${key} ${toolkitDigest()}`);
  return (read) => withKeptParses({ ...store, save: () => undefined }, read);
}

/** Writes into the cache of a workspace, of which nothing stays where nothing can be kept, or no workspace is. */
const claimed =
  (root: string) =>
  (write: () => void): void => {
    if (!existsSync(join(root, 'data'))) return;
    claimCache(root);
    write();
    dropEmptyCache(root);
  };
