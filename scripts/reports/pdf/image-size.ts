import { isOnItsSide } from '#load/exif-orientation.ts';
import type { PaperPicture } from '#load/paper-picture.ts';

export type ImageSize = {
  /** Pixels across and down as they are stored; `isOnItsSide`: the picture is shown with these changed round. */
  readonly width: number;
  readonly height: number;
  readonly isOnItsSide: boolean;
  readonly kind: 'jpeg' | 'png';
};

/** Size of a whole JPEG or PNG; `undefined` for anything else, and for one that is broken off. */
export function imageSize({ shape }: PaperPicture): ImageSize | undefined {
  if (!shape) return undefined;
  const { type, orientation, widthPx, heightPx } = shape;
  const turned = isOnItsSide(orientation);
  return {
    width: turned ? heightPx : widthPx,
    height: turned ? widthPx : heightPx,
    isOnItsSide: turned,
    kind: type === 'image/jpeg' ? 'jpeg' : 'png',
  };
}

/** True for a JPEG in the four colours of print, which PDF/A with an RGB intent cannot hold. */
export const isCmyk = ({ shape }: PaperPicture): boolean => shape?.components === CMYK_COMPONENTS;

const CMYK_COMPONENTS = 4;
