import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Mission } from '#model/workspace.ts';
import type { Block } from './block.ts';
import { imageSize, isCmyk } from './pdf/image-size.ts';

/** Pictures that are no whole JPEG or PNG, or in the four colours of print, each at the photo that names it. */
export function findBadImages(blocks: readonly Block[], mission: Mission): readonly Finding[] {
  return blocks.flatMap((block): readonly Finding[] => {
    if (block.kind !== 'figure' || !block.image) return [];
    const isWhole = imageSize(block.image) !== undefined;
    if (isWhole && !isCmyk(block.image)) return [];
    const photo = mission.photos.find(({ id }) => block.anchor === `photo-${id}`);
    const path = ['photos', photo?.id ?? 0, 'file'];
    const at = { file: `data/missions/${mission.id}/mission.yaml`, path };
    return [
      {
        code: isWhole ? 'report-cmyk-image' : 'report-bad-image',
        severity: 'error',
        at,
        parameters: { file: photo?.file ?? '' },
      },
    ];
  });
}
