import { existsSync } from 'node:fs';
import { cachePlace, claimCache, dropEmptyCache } from '#register/cache-folder.ts';
import { type KeptParses, openKeptParses } from './kept-parses.ts';
import { type Loaded, loadWorkspace } from './load-workspace.ts';
import { withKeptParses } from './parse-once.ts';
import { sealKey } from './seal-key.ts';
import { toolkitDigest } from './toolkit-digest.ts';

/** `loadWorkspace` for what writes into the workspace anyway: files that have not changed are not parsed again. */
export function loadKeptWorkspace(root: string): Loaded {
  const store = openStore(root);
  if (!store) return loadWorkspace(root);
  const save = (): void => {
    claimCache(root);
    store.save();
    dropEmptyCache(root);
  };
  return withKeptParses({ ...store, save }, () => loadWorkspace(root));
}

/** The same for what only reads: it takes up what the last build has kept, and keeps nothing itself. */
export function readKeptWorkspace(root: string): Loaded {
  const store = existsSync(folderOf(root)) ? openStore(root) : undefined;
  if (!store) return loadWorkspace(root);
  return withKeptParses({ ...store, save: () => undefined }, () => loadWorkspace(root));
}

function openStore(root: string): KeptParses | undefined {
  const key = sealKey();
  return key === undefined ? undefined : openKeptParses(folderOf(root), `${key} ${toolkitDigest()}`);
}

const folderOf = (root: string): string => cachePlace(root, 'parsed');
