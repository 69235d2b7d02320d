import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { findContent } from './find-content.ts';
import { readPicture } from './read-picture.ts';

const LISTS = [
  { list: 'photos', code: 'photo-file-missing' },
  { list: 'annexes', code: 'annex-file-missing' },
] as const;

/** Pictures and annexes that the data names and their folder does not have. */
export function missingFiles(root: string, workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    LISTS.flatMap(({ list, code }) =>
      mission[list].flatMap(({ file }, index): readonly Finding[] => {
        if (file === undefined || findContent(root, mission.id, { list, file })) return [];
        const at = { file: `data/missions/${mission.id}/mission.yaml`, path: [list, index, 'file'] };
        return [{ code, severity: 'error', at, parameters: { file } }];
      }),
    ),
  );
}

/** Pictures that are there and cannot be published, as `readPicture` finds them. */
export function unreadablePictures(root: string, workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    filesOf(mission).flatMap((file) => {
      if (!findContent(root, mission.id, { list: 'photos', file })) return [];
      const read = readPicture(root, mission, file);
      return 'finding' in read ? [read.finding] : [];
    }),
  );
}

/** Two photos of one file are one fault. */
function filesOf({ photos }: Mission): readonly string[] {
  return [...new Set(photos.flatMap(({ file }) => file ?? []))];
}
