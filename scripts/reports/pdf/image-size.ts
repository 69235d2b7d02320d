import { isOnItsSide } from '#load/exif-orientation.ts';
import { cleanPicture } from '#load/read-picture.ts';

export type ImageSize = {
  /** Pixels across and down as they are stored; `isOnItsSide`: the picture is shown with these changed round. */
  readonly width: number;
  readonly height: number;
  readonly isOnItsSide: boolean;
  readonly kind: 'jpeg' | 'png';
};

const known = new WeakMap<Uint8Array, { readonly size: ImageSize | undefined }>();

/** Size of a whole JPEG or PNG; `undefined` for anything else, and for one that is broken off. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const found = known.get(bytes) ?? { size: measure(bytes) };
  known.set(bytes, found);
  return found.size;
}

function measure(bytes: Uint8Array): ImageSize | undefined {
  const picture = cleanPicture(bytes);
  if (!picture) return undefined;
  const kind = picture.type === 'image/jpeg' ? 'jpeg' : 'png';
  const turned = isOnItsSide(picture.orientation);
  const { widthPx, heightPx } = picture;
  return {
    width: turned ? heightPx : widthPx,
    height: turned ? widthPx : heightPx,
    isOnItsSide: turned,
    kind,
  };
}

/** True for a JPEG in the four colours of print, which PDF/A with an RGB intent cannot hold. */
export function isCmyk(bytes: Uint8Array): boolean {
  return imageSize(bytes)?.kind === 'jpeg' && componentCount(bytes) === CMYK_COMPONENTS;
}

const CMYK_COMPONENTS = 4;

/** Of a JPEG's start of frame (ITU-T T.81 B.2.2). */
export function componentCount(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker >= 0xffc0 && marker <= 0xffc2) return view.getUint8(at + 9);
  }
  return 0;
}
