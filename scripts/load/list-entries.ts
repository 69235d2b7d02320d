import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything below a folder, as `readdirSync` gives it with `recursive` and `withFileTypes`, links to folders
 * followed as there: that one asks the disk again for each file whether it is not a folder.
 * @example listEntries('dist').filter((entry) => entry.isFile())
 */
export function listEntries(folder: string): readonly Dirent[] {
  const found: Dirent[] = [];
  const folders = [folder];
  for (const at of folders)
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      found.push(entry);
      if (entry.isDirectory() || (!entry.isFile() && leadsToFolder(join(at, entry.name))))
        folders.push(join(at, entry.name));
    }
  return found;
}

/** Of a link; of what some disks do not tell the kind of, too. */
const leadsToFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
