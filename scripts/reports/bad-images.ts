import type { Finding } from '#diagnostics/diagnostic.ts';
import type { PaperPicture } from '#load/paper-picture.ts';
import type { Photo } from '#model/photo.ts';
import type { Mission } from '#model/workspace.ts';
import type { Block } from './block.ts';
import { imageSize, isCmyk } from './pdf/image-size.ts';
import { isDecodable, readPng } from './pdf/png-pixels.ts';

/** Pictures that are no whole JPEG or PNG, or in the four colours of print, each at the photo that names it. */
export function findBadImages(blocks: readonly Block[], mission: Mission): readonly Finding[] {
  return blocks.flatMap((block): readonly Finding[] => {
    if (block.kind !== 'figure' || !block.image) return [];
    const photo = mission.photos.find(({ id }) => block.anchor === `photo-${id}`);
    return findBadImage(block.image, mission, photo);
  });
}

/** The same of one picture. */
export function findBadImage(
  image: PaperPicture,
  mission: Mission,
  photo: Photo | undefined,
): readonly Finding[] {
  const isWhole = imageSize(image) !== undefined && !hasBrokenPixels(image);
  if (isWhole && !isCmyk(image)) return [];
  const path = ['photos', photo?.id ?? 0, 'file'];
  const at = { file: `data/missions/${mission.id}/mission.yaml`, path };
  const code = isWhole ? 'report-cmyk-image' : 'report-bad-image';
  return [{ code, severity: 'error', at, parameters: { file: photo?.file ?? '' } }];
}

const hasBrokenPixels = (image: PaperPicture): boolean =>
  imageSize(image)?.kind === 'png' && !isDecodable(readPng(image.bytes()));
