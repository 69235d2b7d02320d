import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/**
 * Tells of every change below a folder, by its path from `root`, until it is stopped. Where the system itself
 * watches no tree (Linux), each folder is watched: Node's own `recursive` follows files there, and loses one when
 * it has been replaced by a rename for the second time, as careful programs write.
 * @example const stop = watchTree('/srv/office', 'data', (path) => note(path))
 */
export function watchTree(root: string, folder: string, tell: (path: string) => void): () => void {
  if (process.platform !== 'linux') {
    const whole = watch(join(root, folder), { recursive: true }, (_event, name) =>
      tell(join(folder, name ?? '')),
    );
    // A folder that goes away while it is watched ends the watching, not the process.
    whole.on('error', () => whole.close());
    return () => whole.close();
  }
  const watchers = new Map<string, FSWatcher>();
  const drop = (path: string): void => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };
  const add = (path: string, isNew: boolean): void => {
    if (watchers.has(path) || !isFolder(join(root, path))) return;
    const watcher = watchOne(join(root, path), (name) => {
      const own = join(path, name);
      tell(own);
      if (isFolder(join(root, own))) add(own, true);
      else drop(own);
    });
    if (!watcher) return;
    watchers.set(path, watcher);
    watcher.on('error', () => drop(path));
    for (const { name, isFolder: isInner } of entriesOf(join(root, path))) {
      // What came with a new folder came before anybody watched it.
      if (isNew) tell(join(path, name));
      if (isInner) add(join(path, name), isNew);
    }
  };
  add(folder, false);
  return () => {
    for (const path of [...watchers.keys()]) drop(path);
  };
}

function watchOne(path: string, tell: (name: string) => void): FSWatcher | undefined {
  try {
    return watch(path, (_event, name) => tell(name ?? ''));
  } catch {
    // Gone between two looks, or more folders than the system watches.
    return undefined;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function entriesOf(path: string): readonly { readonly name: string; readonly isFolder: boolean }[] {
  try {
    return readdirSync(path, { withFileTypes: true }).map((each) => ({
      name: each.name,
      isFolder: each.isDirectory(),
    }));
  } catch {
    return [];
  }
}
