import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join, sep } from 'node:path';

const WATCHED = ['data', 'content', 'templates'] as const;
/** Editors write a file in several strokes: what follows within this time is one change. */
const SETTLED_MS = 40;

/**
 * Changes of what people write, one after the other until the process is stopped: the mission that one
 * concerns, `undefined` when it may be all. What the tool writes itself (`data/register`) is no change.
 */
export async function* watchWorkspace(root: string): AsyncGenerator<string | undefined> {
  const pending = new Set<string | undefined>();
  let wake = (): void => undefined;
  const note = (path: string): void => {
    if (path.startsWith(join('data', 'register')) || path.endsWith('~') || path.endsWith('.tmp')) return;
    pending.add(missionOf(path));
    setTimeout(() => wake(), SETTLED_MS);
  };
  const watchers = WATCHED.filter((folder) => existsSync(join(root, folder))).map(
    (folder): FSWatcher =>
      watch(join(root, folder), { recursive: true }, (_event, file) => note(join(folder, file ?? ''))),
  );
  try {
    for (;;) {
      if (pending.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      const concerned = [...pending];
      pending.clear();
      if (concerned.length > 0) yield concerned.length === 1 ? concerned[0] : undefined;
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

function missionOf(path: string): string | undefined {
  const [room, kind, mission] = path.split(sep);
  return (room === 'data' || room === 'content') && kind === 'missions' ? mission : undefined;
}
