import { randomBytes } from 'node:crypto';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { cleanPicture } from '#load/read-picture.ts';
import { largePhotos, makePicturesApart } from '../../scripts/commands/make-pictures-apart.ts';
import { keptVariants } from '../../site/pictures/kept-variants.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const MISSION = 'missions/2020-visit';
const MEGABYTE = 1024 * 1024;

/** A workspace with a photo of these bytes. */
function withPhoto(bytes: Uint8Array): { readonly root: string; readonly file: string } {
  const root = copyOf('tiny');
  edit(root, `data/${MISSION}/mission.yaml`, { find: 'id: handshake,', put: 'id: handshake, file: a.jpg,' });
  const folder = join(root, 'content', MISSION, 'photos');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'a.jpg'), bytes);
  return { root, file: join(folder, 'a.jpg') };
}

/** Never seen before, so that nothing of it is kept from another run. */
const unseen = (): Promise<Buffer> =>
  sharp(randomBytes(600 * 300 * 3), { raw: { width: 600, height: 300, channels: 3 } })
    .jpeg()
    .toBuffer();

test('photos that weigh much are made apart, those of most offices are not', () => {
  const { root, file } = withPhoto(new Uint8Array(1));
  const missions = loadWorkspace(root).workspace?.missions ?? [];
  const found = [31, 32].map((megabytes) => {
    truncateSync(file, megabytes * MEGABYTE);
    return largePhotos(root, missions);
  });
  expect(found).toEqual([[], [file]]);
});

test('a photo that another process has made is not made again', async () => {
  const bytes = await unseen();
  const { root, file } = withPhoto(bytes);
  await makePicturesApart([join(root, 'gone.jpg'), file]);
  const picture = cleanPicture(bytes);
  if (!picture) throw new Error('not read');
  const refuse = (): never => {
    throw new Error('made again');
  };
  const found: string[] = [];
  for await (const { width, format } of keptVariants(
    Object.assign(refuse, { versions: sharp.versions }) as never,
    picture,
  ))
    found.push(`${width} ${format}`);
  expect(found).toEqual(['480 avif', '480 webp', '600 avif', '600 webp']);
});
