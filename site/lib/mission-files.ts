import { findContent } from '#load/find-content.ts';
import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../context.ts';
import { pictureOf } from './pictures.ts';

/** A photograph or annex that the audience may see. `file` may lie in folders of its own: `day-1/handshake.jpg`. */
export type MissionFile = {
  readonly folder: 'photos' | 'annexes';
  readonly file: string;
  /** In the output. */
  readonly path: string;
  /** On the disk, in `content/missions/<mission>/`. */
  readonly source: string;
};

export function missionFiles(mission: Mission): readonly MissionFile[] {
  const photos = mission.photos.flatMap((photo) =>
    photo.file !== undefined && pictureOf(mission, photo)
      ? [{ folder: 'photos' as const, file: photo.file }]
      : [],
  );
  const annexes = mission.annexes.flatMap(({ file }) =>
    file === undefined ? [] : [{ folder: 'annexes' as const, file }],
  );
  return [...photos, ...annexes].flatMap(({ folder, file }) => {
    const source = findContent(siteContext().workspaceRoot, mission.id, { list: folder, file });
    const path = `missions/${mission.id}/${folder}/${file}`;
    return source === undefined ? [] : [{ folder, file, path, source }];
  });
}
