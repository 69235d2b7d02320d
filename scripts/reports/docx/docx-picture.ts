import { ImageRun } from 'docx';
import { isOnItsSide, type Orientation } from '#load/exif-orientation.ts';
import type { PaperPicture } from '#load/paper-picture.ts';

const PX_PER_PT = 96 / 72;
/** The highest a picture may be, so that its caption stays with it. */
const TALLEST_PT = 300;

/**
 * Photos of a document while the library puts it together: it packs a few bytes that stand in for each, since
 * it would copy what it packs several times over.
 */
export type DocxPictures = {
  readonly standIn: (image: PaperPicture) => Uint8Array;
  /** The photo that the bytes stand in for; `undefined` for other bytes. */
  readonly behind: (bytes: Uint8Array) => PaperPicture | undefined;
};

export function openPictures(): DocxPictures {
  const images = new Map<string, PaperPicture>();
  return {
    standIn: (image) => {
      const name = `picture ${image.digest()}`;
      images.set(name, image);
      return Buffer.from(name, 'latin1');
    },
    behind: (bytes) => images.get(Buffer.from(bytes).toString('latin1')),
  };
}

type Transformation = ConstructorParameters<typeof ImageRun>[0]['transformation'];

/** What Word does to a stored picture so that it is seen as taken: first mirrored, then turned clockwise. */
const TURNS: Readonly<Record<Orientation, Pick<Transformation, 'rotation' | 'flip'>>> = {
  1: {},
  2: { flip: { horizontal: true } },
  3: { rotation: 180 },
  4: { flip: { vertical: true } },
  5: { flip: { horizontal: true }, rotation: 270 },
  6: { rotation: 90 },
  7: { flip: { horizontal: true }, rotation: 90 },
  8: { rotation: 270 },
};

/**
 * A picture as wide as the column, or as high as fits, none blown up; `undefined` for what is none. Word does not read the
 * orientation that a camera writes, so it is told.
 */
export function docxPicture(
  image: PaperPicture,
  {
    widthPt,
    alt,
    pictures,
  }: { readonly widthPt: number; readonly alt: string; readonly pictures: DocxPictures },
): ImageRun | undefined {
  if (!image.shape) return undefined;
  const { widthPx, heightPx, orientation, type } = image.shape;
  const scale = Math.min(1, Math.min(widthPt / widthPx, TALLEST_PT / heightPx) * PX_PER_PT);
  const [across, down] = [Math.round(widthPx * scale), Math.round(heightPx * scale)];
  const turned = isOnItsSide(orientation);
  return new ImageRun({
    type: type === 'image/jpeg' ? 'jpg' : 'png',
    data: pictures.standIn(image),
    transformation: {
      width: turned ? down : across,
      height: turned ? across : down,
      ...TURNS[orientation],
    },
    altText: { name: alt, description: alt, title: '' },
  });
}
