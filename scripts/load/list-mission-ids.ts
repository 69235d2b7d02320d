import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'data/missions';

/** The folders of `data/missions`, in the order of their names. */
export function listMissionIds(root: string): readonly string[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name.normalize('NFC'))
    .sort();
}
