import { photoCaption } from '#locale/captions.ts';
import { localize } from '#model/localized.ts';
import { type Block, plain } from '../block.ts';
import type { ComponentContext } from './components.ts';

/** A photo by its identifier; `undefined` when the mission has none of the name. */
export function photoBlocks(context: ComponentContext, id: string): readonly Block[] | undefined {
  const blocks = figureBlock(context, id);
  return blocks.length > 0 ? blocks : undefined;
}

/** The figure of a photo, numbered in the order of the body. */
export function figureBlock({ report, counters }: ComponentContext, id: string): readonly Block[] {
  const { workspace, mission, language, t, readPhoto } = report;
  const photo = mission.photos.find((each) => each.id === id);
  if (!photo) return [];
  const label = t('report.photo-label', { number: counters.figure() });
  const caption = photoCaption(workspace, photo, language, t);
  const alt = t('report.photo-alt', { label, caption: photo.alt ? localize(photo.alt, language) : caption });
  const image = photo.file === undefined ? undefined : readPhoto?.(mission, photo);
  return [
    {
      kind: 'figure',
      anchor: `photo-${photo.id}`,
      label,
      caption: plain(caption, language),
      alt,
      ...(image ? { image } : { absent: plain(t('report.no-picture'), language) }),
    },
  ];
}
