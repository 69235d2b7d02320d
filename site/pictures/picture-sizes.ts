/** In which a browser is offered a picture, the smallest first; each knows at least one, and all know the original. */
export const PICTURE_FORMATS = ['avif', 'webp'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** Pixels: a phone's column, the same on a dense screen or a desktop's column, a desktop's on a dense screen. */
const WIDTHS = [480, 960, 1600] as const;

/** A width is no use beside one that is hardly larger. */
const WORTH_IT = 1.25;

/**
 * The widths in pixels in which a picture is offered beside its original: none larger than it is, and none
 * at all for one that is small already.
 * @example widthsFor(1200) // [480, 960, 1200]
 */
export function widthsFor(widthPx: number): readonly number[] {
  const [smallest, ...others] = WIDTHS;
  if (widthPx <= smallest) return [];
  const own = Math.min(widthPx, WIDTHS.at(-1) ?? widthPx);
  return [smallest, ...others.filter((width) => width * WORTH_IT <= own), own];
}

type Variant = { readonly width: number; readonly format: PictureFormat };

/** Beside the original. @example variantPath('missions/x/photos/a.jpg', { width: 480, format: 'avif' }) // 'missions/x/photos/a.jpg.480.avif' */
export function variantPath(path: string, { width, format }: Variant): string {
  return `${path}.${width}.${format}`;
}
