import { join } from 'node:path';
import { openKeptParses } from './kept-parses.ts';
import { type Loaded, loadWorkspace } from './load-workspace.ts';
import { withKeptParses } from './parse-once.ts';
import { sealKey } from './seal-key.ts';
import { toolkitDigest } from './toolkit-digest.ts';

/** `loadWorkspace` for what writes into the workspace anyway: files that have not changed are not parsed again. */
export function loadKeptWorkspace(root: string): Loaded {
  const key = sealKey();
  if (key === undefined) return loadWorkspace(root);
  const store = openKeptParses(join(root, '.cache', 'parsed'), `${key} ${toolkitDigest()}`);
  return withKeptParses(store, () => loadWorkspace(root));
}
