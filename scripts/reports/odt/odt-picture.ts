import { isOnItsSide, type Orientation } from '#load/exif-orientation.ts';
import type { PaperPicture } from '#load/paper-picture.ts';
import { type Attributes, element, pt, textContent } from './element.ts';
import type { OdtFrame } from './odt-frame.ts';

/** The highest a picture may be, so that its caption stays with it. */
const TALLEST_PT = 300;

/** A small picture is not blown up: no pixel is larger than on a screen of 96 an inch. */
const LARGEST_PIXEL_PT = 72 / 96;

type Turn = { readonly quarters: 0 | 1 | 2 | 3; readonly mirror: 'none' | 'horizontal' };

/** What is done to a stored picture so that it is seen as taken: first mirrored, then turned clockwise. */
const TURNS: Readonly<Record<Orientation, Turn>> = {
  1: { quarters: 0, mirror: 'none' },
  2: { quarters: 0, mirror: 'horizontal' },
  3: { quarters: 2, mirror: 'none' },
  4: { quarters: 2, mirror: 'horizontal' },
  5: { quarters: 3, mirror: 'horizontal' },
  6: { quarters: 1, mirror: 'none' },
  7: { quarters: 1, mirror: 'horizontal' },
  8: { quarters: 3, mirror: 'none' },
};

/**
 * A picture as wide as the column, or as high as fits, none blown up; `undefined` for what is none. A word processor does
 * not read the orientation that a camera writes, so it is told.
 */
export function odtPicture(
  image: PaperPicture,
  { alt, name, frame }: { readonly alt: string; readonly name: string; readonly frame: OdtFrame },
): string | undefined {
  if (!image.shape) return undefined;
  const { widthPx, heightPx, orientation, type } = image.shape;
  const scale = Math.min(LARGEST_PIXEL_PT, frame.widthPt / widthPx, TALLEST_PT / heightPx);
  const shown = { widthPt: widthPx * scale, heightPt: heightPx * scale };
  const href = frame.keepPicture(image, type === 'image/jpeg' ? 'jpg' : 'png');
  return element(
    'draw:frame',
    { 'draw:name': name, 'text:anchor-type': 'as-char', ...placeOf(shown, orientation, frame) },
    element('draw:image', {
      'xlink:href': href,
      'xlink:type': 'simple',
      'xlink:show': 'embed',
      'xlink:actuate': 'onLoad',
    }),
    element('svg:desc', {}, textContent(alt)),
  );
}

type Size = { readonly widthPt: number; readonly heightPt: number };

/** A turned picture keeps the size that is stored, and is moved back to where it began. */
function placeOf({ widthPt, heightPt }: Size, orientation: Orientation, frame: OdtFrame): Attributes {
  const { quarters, mirror } = TURNS[orientation];
  const isTurned = isOnItsSide(orientation);
  const corners = ['0pt 0pt', `${pt(widthPt)} 0pt`, `${pt(widthPt)} ${pt(heightPt)}`, `0pt ${pt(heightPt)}`];
  const turn = `rotate (${(-quarters * Math.PI) / 2}) translate (${corners[quarters]})`;
  return {
    'svg:width': pt(isTurned ? heightPt : widthPt),
    'svg:height': pt(isTurned ? widthPt : heightPt),
    ...(quarters > 0 && { 'draw:transform': turn }),
    'draw:style-name': mirrored(mirror, frame),
  };
}

function mirrored(mirror: Turn['mirror'], { styles }: OdtFrame): string {
  return styles.nameOf({
    family: 'graphic',
    properties: { 'style:graphic-properties': { 'style:mirror': mirror } },
  });
}
