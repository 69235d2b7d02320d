import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Mission } from '#model/workspace.ts';
import type { Block } from './block.ts';
import { imageSize } from './pdf/image-size.ts';

/** Pictures that are neither JPEG nor PNG, each at the photo that names it. */
export function findBadImages(blocks: readonly Block[], mission: Mission): readonly Finding[] {
  return blocks.flatMap((block): readonly Finding[] => {
    if (block.kind !== 'figure' || !block.image || imageSize(block.image)) return [];
    const index = mission.photos.findIndex((photo) => block.anchor === `photo-${photo.id}`);
    const at = { file: `data/missions/${mission.id}/mission.yaml`, path: ['photos', index, 'file'] };
    return [
      {
        code: 'report-bad-image',
        severity: 'error',
        at,
        parameters: { file: mission.photos[index]?.file ?? '' },
      },
    ];
  });
}
