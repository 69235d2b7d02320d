import { type Picture, readPicture } from '#load/read-picture.ts';
import type { Photo } from '#model/photo.ts';
import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../context.ts';

/** The picture of a photo as it is published, without metadata; `undefined` when there is none yet or it cannot be read. */
export function pictureOf(mission: Mission, { file }: Photo): Picture | undefined {
  if (file === undefined) return undefined;
  const read = readPicture(siteContext().workspaceRoot, mission, file);
  return 'picture' in read ? read.picture : undefined;
}
