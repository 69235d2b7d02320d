import { realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { standingPath } from './standing-path.ts';

/**
 * The picture or annex that a mission names, in `content/missions/<mission>/` or a folder of it;
 * `undefined` when it is not there, is no plain file, or when its name or a link leads out of there.
 * @example findContent('/srv/office', '2014-c-tpat', { list: 'photos', file: 'day-1/handshake.jpg' })
 */
export function findContent(
  root: string,
  mission: string,
  { list, file }: { readonly list: 'photos' | 'annexes'; readonly file: string },
): string | undefined {
  const folder = standingPath(root, `content/missions/${mission}/${list}`);
  try {
    const path = realpathSync(standingPath(folder, file));
    return path.startsWith(realpathSync(folder) + sep) && statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
