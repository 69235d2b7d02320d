import type { Figure } from '../block.ts';
import { type ImageSize, imageSize } from '../pdf/image-size.ts';
import { type Box, EMPTY_BOX, stackBoxes } from './box.ts';
import type { Laid } from './layout-blocks.ts';
import { layoutText } from './layout-text.ts';
import { type Item, type Leaf, newLeaf } from './page.ts';
import type { Frame } from './theme.ts';

const WIDTH_SHARE = 0.74;
const PLACEHOLDER_SHARE = 0.62;
const PLACEHOLDER_RATIO = 0.42;
const HIGHEST_RATIO = 0.85;
/** However wide the page, a photo is no larger than this in em, and its placeholder smaller. */
const WIDEST_EM = { picture: 36, placeholder: 25 } as const;

/** A picture or its placeholder, centred, with its caption; never parted by a page break. */
export function layoutFigure(figure: Figure, frame: Frame): Laid {
  const leaf = newLeaf();
  const { theme } = frame;
  const picture = figure.image ? imageBox(figure.image, frame, leaf) : placeholderBox(figure, frame, leaf);
  const sizePt = theme.sizePt * 0.88;
  const caption = layoutText(
    [{ text: `${figure.label}\u2002`, language: frame.language, emphasis: ['bold'] }, ...figure.caption],
    { look: { family: 'body', sizePt }, lineHeightPt: sizePt * 1.45, align: 'centre' },
    { ...frame, widthPt: frame.widthPt * 0.9, firstLineIndentEm: 0 },
  );
  const shifted = caption.boxes.map((box) => ({
    ...box,
    items: box.items.map((item) =>
      item.kind === 'rule' ? item : { ...item, x: item.x + frame.widthPt * 0.05 },
    ),
  }));
  const whole = stackBoxes([{ ...picture, afterPt: 0.45 * theme.sizePt }, ...shifted]);
  const anchor: Item = { kind: 'anchor', x: 0, y: 0, name: figure.anchor };
  const space = 0.9 * theme.sizePt;
  const box: Box = { ...whole, beforePt: space, afterPt: space, items: [...whole.items, anchor] };
  const node = { tag: 'Figure', alt: figure.alt, kids: [leaf, { tag: 'Caption', kids: caption.kids }] };
  return { boxes: [box], nodes: [node] };
}

function imageBox(image: Uint8Array, frame: Frame, leaf: Leaf): Box {
  const natural = imageSize(image);
  const ratio = natural ? shownRatio(natural) : PLACEHOLDER_RATIO;
  const widthPt = Math.min(
    frame.widthPt * WIDTH_SHARE,
    WIDEST_EM.picture * frame.theme.sizePt,
    (Math.min(frame.widthPt, WIDEST_EM.picture * frame.theme.sizePt) * HIGHEST_RATIO) / ratio,
  );
  const heightPt = widthPt * ratio;
  const x = (frame.widthPt - widthPt) / 2;
  return { ...EMPTY_BOX, heightPt, items: [{ kind: 'image', x, y: 0, widthPt, heightPt, image, leaf }] };
}

/** Height over width; the writer of the file turns the picture as its Exif asks. */
function shownRatio({ width, height, isOnItsSide }: ImageSize): number {
  return isOnItsSide ? width / height : height / width;
}

/** A mount with a horizon and two hills: it says "a photograph belongs here" in any language. */
function placeholderBox(figure: Figure, frame: Frame, leaf: Leaf): Box {
  const widthPt = Math.min(frame.widthPt * PLACEHOLDER_SHARE, WIDEST_EM.placeholder * frame.theme.sizePt);
  const heightPt = widthPt * PLACEHOLDER_RATIO;
  const x = (frame.widthPt - widthPt) / 2;
  const line = (x1: number, y1: number, x2: number, y2: number): Item => ({
    kind: 'rule',
    x: x + x1 * widthPt,
    y: y1 * heightPt,
    toX: x + x2 * widthPt,
    toY: y2 * heightPt,
    widthPt: 0.7,
    colour: 'faint',
    leaf,
  });
  const sizePt = frame.theme.sizePt * 0.8;
  const label = layoutText(
    [{ text: `${figure.label}\u2002${frame.words.noPicture}`, language: frame.language }],
    { look: { family: 'body', sizePt }, lineHeightPt: sizePt * 1.4, align: 'centre', colour: 'soft' },
    { ...frame, widthPt },
  );
  // Part of the drawing, and said by its alternative text: not read twice.
  const words = label.boxes
    .flatMap((box) => box.items)
    .map((item) =>
      item.kind === 'text' ? { ...item, x: item.x + x, y: item.y + 0.76 * heightPt, leaf } : item,
    );
  return {
    ...EMPTY_BOX,
    heightPt,
    items: [
      { kind: 'panel', x, y: 0, widthPt, heightPt, fill: 'tint', leaf },
      line(0, 0, 1, 0),
      line(1, 0, 1, 1),
      line(1, 1, 0, 1),
      line(0, 1, 0, 0),
      line(0.34, 0.6, 0.66, 0.6),
      line(0.39, 0.6, 0.47, 0.26),
      line(0.47, 0.26, 0.55, 0.6),
      line(0.5235, 0.4875, 0.56, 0.38),
      line(0.56, 0.38, 0.635, 0.6),
      ...words,
    ],
  };
}
