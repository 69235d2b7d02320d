import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { watchTree } from '#load/watch-tree.ts';

const WATCHED = ['data', 'content', 'templates'] as const;
/** Editors write a file in several strokes: what follows within this time is one change. */
const SETTLED_MS = 60;

/**
 * Tells which files of the workspace have changed on the disk, registers included, until it is stopped.
 * Temporary files and locks are no change.
 * @example const stop = watchFiles(root, (files) => news.tell({ type: 'changed', files }))
 */
export function watchFiles(root: string, tell: (files: readonly string[]) => void): () => void {
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    const files = [...pending].sort();
    pending.clear();
    tell(files);
  };
  const note = (path: string): void => {
    const file = path.split(sep).join('/');
    if (isByTheWay(file)) return;
    pending.add(file);
    clearTimeout(timer);
    timer = setTimeout(flush, SETTLED_MS);
  };
  const stops = WATCHED.filter((folder) => existsSync(join(root, folder))).map((folder) =>
    watchTree(root, folder, note),
  );
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

const isByTheWay = (file: string): boolean => /(?:~|\.tmp|\.swp)$|\/\.[^/]*(?:\/|$)/.test(file);
