import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { watchTree } from '#load/watch-tree.ts';

const WATCHED = ['data', 'content', 'templates'] as const;
/** Editors write a file in several strokes: what follows within this time is one change. */
const SETTLED_MS = 40;

/** What a change concerns: all missions, one, or of one mission what is written in one language. */
export type Change = { readonly mission?: string; readonly language?: string };

/**
 * Changes of what people write, one after the other until the process is stopped. What the tool writes
 * itself (`data/register`) is no change.
 */
export async function* watchWorkspace(root: string): AsyncGenerator<Change> {
  const pending = new Map<string, Change>();
  let wake = (): void => undefined;
  const note = (path: string): void => {
    if (path.startsWith(join('data', 'register')) || path.endsWith('~') || path.endsWith('.tmp')) return;
    const change = changeOf(path);
    pending.set(`${change.mission} ${change.language}`, change);
    setTimeout(() => wake(), SETTLED_MS);
  };
  const stops = WATCHED.filter((folder) => existsSync(join(root, folder))).map((folder) =>
    watchTree(root, folder, note),
  );
  try {
    for (;;) {
      if (pending.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      const changes = [...pending.values()];
      pending.clear();
      if (changes.length > 0) yield merge(changes);
    }
  } finally {
    for (const stop of stops) stop();
  }
}

function changeOf(path: string): Change {
  const [room, kind, mission, language] = path.split(sep);
  if ((room !== 'data' && room !== 'content') || kind !== 'missions' || !mission) return {};
  return room === 'content' && language && path.endsWith('.mdx') ? { mission, language } : { mission };
}

/** What all of them concern together. */
function merge(changes: readonly Change[]): Change {
  const [first = {}, ...others] = changes;
  if (others.some(({ mission }) => mission !== first.mission)) return {};
  return others.length === 0 || !first.mission ? first : { mission: first.mission };
}
