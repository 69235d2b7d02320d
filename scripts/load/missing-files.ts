import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';

const LISTS = [
  { list: 'photos', code: 'photo-file-missing' },
  { list: 'annexes', code: 'annex-file-missing' },
] as const;

/** Pictures and annexes that the data names and the disk does not have. */
export function missingFiles(root: string, workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    LISTS.flatMap(({ list, code }) =>
      mission[list].flatMap(({ file }, index): readonly Finding[] => {
        if (file === undefined || existsSync(join(root, contentFile(mission.id, list, file)))) return [];
        const at = { file: `data/missions/${mission.id}/mission.yaml`, path: [list, index, 'file'] };
        return [{ code, severity: 'error', at, parameters: { file } }];
      }),
    ),
  );
}

/** Where a mission keeps a picture or an annex, from the workspace's root. */
export function contentFile(mission: string, list: 'photos' | 'annexes', file: string): string {
  return `content/missions/${mission}/${list}/${file}`;
}
