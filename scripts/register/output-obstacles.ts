import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { foreignFiles, readMarker } from './output-marker.ts';

/**
 * The first thing of somebody else's that files of an output would meet: a file that no command has made, a
 * folder with such a file where one of ours would go, a file where a folder would, or a link on the way, which
 * would have us write elsewhere. Its path from the folder; `undefined` where nothing is in the way.
 * @example findObstacle('dist', ['actions/actions.csv']) // 'actions', where that is a link to another folder
 */
export function findObstacle(folder: string, paths: readonly string[]): string | undefined {
  const own = new Set(readMarker(folder)?.files);
  const foreign = new Set<string>();
  for (const path of paths) {
    const met = firstThatIsNoFolder(folder, path);
    if (!met || (met.status.isFile() && own.has(met.path.normalize('NFC')))) continue;
    if (!met.status.isDirectory()) return met.path;
    if (foreign.size === 0) for (const file of foreignFiles(folder)) foreign.add(file);
    if ([...foreign].some((file) => file.startsWith(`${path.normalize('NFC')}/`))) return met.path;
  }
  return undefined;
}

/** Does a file stand there, reached through folders alone? What a link leads to is not ours to take away. */
export function isPlainFile(folder: string, path: string): boolean {
  const met = firstThatIsNoFolder(folder, path);
  return met?.path === path && met.status.isFile();
}

type Met = { readonly path: string; readonly status: Stats };

/** What a path comes to: the first part of it that is no folder, else what stands at its end, else nothing. */
function firstThatIsNoFolder(folder: string, path: string): Met | undefined {
  const names = path.split('/');
  let met: Met | undefined;
  for (let count = 1; count <= names.length; count += 1) {
    const part = names.slice(0, count).join('/');
    const status = lstatSync(join(folder, part), { throwIfNoEntry: false });
    if (!status) return undefined;
    met = { path: part, status };
    if (!status.isDirectory()) return met;
  }
  return met;
}
