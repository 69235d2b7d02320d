import type { PaperPicture } from '#load/paper-picture.ts';
import { captionOf, type Figure } from '../block.ts';
import { type ImageSize, imageSize } from '../pdf/image-size.ts';
import { type Box, EMPTY_BOX, shiftBox, stackBoxes } from './box.ts';
import type { Laid } from './layout-blocks.ts';
import { type LaidText, layoutText } from './layout-text.ts';
import { type Item, type Leaf, newLeaf } from './page.ts';
import type { Frame } from './theme.ts';

const WIDTH_SHARE = 0.74;
const UNKNOWN_RATIO = 0.42;
const HIGHEST_RATIO = 0.85;
/** However wide the page, a photo is no larger than this in em. */
const WIDEST_EM = 36;

/** A picture, centred, with its caption, never parted by a page break; the caption alone, saying so, where none is on file. */
export function layoutFigure(figure: Figure, frame: Frame): Laid {
  return figure.image ? pictured(figure, figure.image, frame) : unpictured(figure, frame);
}

function pictured(figure: Figure, image: PaperPicture, frame: Frame): Laid {
  const leaf = newLeaf();
  const caption = layoutCaption(figure, figure.caption, frame);
  const picture = { ...imageBox(image, frame, leaf), afterPt: 0.45 * frame.theme.sizePt };
  const node = { tag: 'Figure', alt: figure.alt, kids: [leaf, { tag: 'Caption', kids: caption.kids }] };
  const box: Box = { ...whole(figure, [picture, ...caption.boxes], frame), floats: true };
  return { boxes: [box], nodes: [node] };
}

/** Nothing is drawn where there is nothing to see: a line is all that is known of the photo. */
function unpictured(figure: Figure, frame: Frame): Laid {
  const caption = layoutCaption(figure, captionOf(figure), frame);
  return { boxes: [whole(figure, caption.boxes, frame)], nodes: [{ tag: 'P', kids: caption.kids }] };
}

function whole({ anchor }: Figure, boxes: readonly Box[], { theme }: Frame): Box {
  const stacked = stackBoxes(boxes);
  const place: Item = { kind: 'anchor', x: 0, y: 0, name: anchor };
  const space = 0.9 * theme.sizePt;
  return { ...stacked, beforePt: space, afterPt: space, items: [...stacked.items, place] };
}

const CAPTION_SHARE = 0.9;

function layoutCaption({ label }: Figure, caption: Figure['caption'], frame: Frame): LaidText {
  const sizePt = frame.theme.sizePt * 0.88;
  const text = layoutText(
    [{ text: `${label}\u2002`, language: frame.language, emphasis: ['bold'] }, ...caption],
    { look: { family: 'body', sizePt }, lineHeightPt: sizePt * 1.45, align: 'centre' },
    { ...frame, widthPt: frame.widthPt * CAPTION_SHARE, firstLineIndentEm: 0 },
  );
  const x = (frame.widthPt * (1 - CAPTION_SHARE)) / 2;
  return { ...text, boxes: text.boxes.map((box) => shiftBox(box, x)) };
}

function imageBox(image: PaperPicture, frame: Frame, leaf: Leaf): Box {
  const natural = imageSize(image);
  const ratio = natural ? shownRatio(natural) : UNKNOWN_RATIO;
  const widthPt = Math.min(
    frame.widthPt * WIDTH_SHARE,
    WIDEST_EM * frame.theme.sizePt,
    natural ? shownWidth(natural) * LARGEST_PIXEL_PT : Number.POSITIVE_INFINITY,
    (Math.min(frame.widthPt, WIDEST_EM * frame.theme.sizePt) * HIGHEST_RATIO) / ratio,
  );
  const heightPt = widthPt * ratio;
  const x = (frame.widthPt - widthPt) / 2;
  return { ...EMPTY_BOX, heightPt, items: [{ kind: 'image', x, y: 0, widthPt, heightPt, image, leaf }] };
}

/** A small picture is not blown up: no pixel is larger than on a screen of 96 an inch. */
const LARGEST_PIXEL_PT = 72 / 96;

const shownWidth = ({ width, height, isOnItsSide }: ImageSize): number => (isOnItsSide ? height : width);

/** Height over width; the writer of the file turns the picture as its Exif asks. */
function shownRatio({ width, height, isOnItsSide }: ImageSize): number {
  return isOnItsSide ? width / height : height / width;
}
