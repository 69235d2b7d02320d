import { isRightToLeft } from '#model/language.ts';
import type { List, ListItem } from '../block.ts';
import { type Box, EMPTY_BOX, shiftBox, withItems } from './box.ts';
import { type Laid, layoutBlocks, withSpace } from './layout-blocks.ts';
import { type LaidText, layoutText } from './layout-text.ts';
import { type Frame, leadingOf } from './theme.ts';

const BULLET = '•';

/** A list with hanging labels: numbers of the outline, or bullets. */
export function layoutList(list: List, frame: Frame): Laid {
  const labels = list.items.map((item) => layoutLabel(item, frame));
  const hang = hangPt(labels, frame) ?? 0;
  const items = list.items.map((item, index) => layoutItem(item, { label: labels[index], hang, frame }));
  const boxes = keepEnds(items).flatMap((item) => item.boxes);
  const spacePt = 0.3 * frame.theme.sizePt;
  const nodes = [
    { tag: 'L', listNumbering: list.ordered ? 'Decimal' : 'Disc', kids: items.flatMap((item) => item.nodes) },
  ];
  return { boxes: withSpace(boxes, { beforePt: spacePt, afterPt: spacePt }), nodes };
}

/** An item of one line is neither the first of its list alone on a page nor the last. */
function keepEnds(items: readonly Laid[]): readonly Laid[] {
  const isLine = (item: Laid | undefined): boolean => item?.boxes.length === 1;
  return items.map((item, index) => {
    const isKept =
      (index === 0 && items.length > 1 && isLine(item)) ||
      (index === items.length - 2 && isLine(items.at(-1)) && item.boxes.length < LONG_ITEM);
    const last = item.boxes.length - 1;
    return isKept
      ? { ...item, boxes: item.boxes.map((box, at) => (at === last ? { ...box, keepWithNext: true } : box)) }
      : item;
  });
}

const LONG_ITEM = 8;

function layoutLabel(item: ListItem, frame: Frame): LaidText {
  const { sizePt } = frame.theme;
  const look = { family: 'body' as const, sizePt };
  return layoutText(
    [{ text: item.label || BULLET, language: frame.language }],
    { look, lineHeightPt: sizePt * leadingOf(frame), align: 'start' },
    frame,
  );
}

/** An item narrower than this has its label above it. */
const LEAST_ITEM_EM = 2.5;

/** One hang for the whole list, in half squares; `undefined` where it would leave no room for the text. */
function hangPt(labels: readonly LaidText[], { widthPt, theme: { sizePt } }: Frame): number | undefined {
  const widest = Math.max(0, ...labels.map((label) => label.lastWidthPt));
  const hang = Math.max(Math.ceil((widest + 0.3 * sizePt) / (0.5 * sizePt)) * 0.5 * sizePt, 1.5 * sizePt);
  return widthPt - hang < LEAST_ITEM_EM * sizePt ? undefined : hang;
}

type ItemInput = { readonly label: LaidText | undefined; readonly hang: number; readonly frame: Frame };

/** The label hangs; every line of the item stands after it, in the direction of reading. */
function layoutItem(item: ListItem, { label, hang, frame }: ItemInput): Laid {
  const body = layoutBlocks(item.blocks, { ...frame, widthPt: frame.widthPt - hang, firstLineIndentEm: 0 });
  const empty = { ...EMPTY_BOX, heightPt: frame.theme.sizePt * leadingOf(frame) };
  const boxes = body.boxes.map((box) => shiftBox(box, isRightToLeft(frame.language) ? 0 : hang));
  const labels = label?.boxes ?? [];
  // A page break or a rule has no line that the label could stand on.
  const isLow = boxes[0] && boxes[0].heightPt < 0.6 * empty.heightPt;
  const [first = empty, ...rest] = isLow ? [empty, ...boxes] : boxes;
  const labelled =
    hang > 0
      ? [
          withItems(
            first,
            labels.flatMap((box) => box.items),
          ),
          ...rest,
        ]
      : [...labels.map((box) => ({ ...box, keepWithNext: boxes.length > 0 })), ...boxes];
  const node = {
    tag: 'LI',
    kids: [
      { tag: 'Lbl', kids: label?.kids ?? [] },
      { tag: 'LBody', kids: body.nodes },
    ],
  };
  return { boxes: tighten(labelled, frame), nodes: [node] };
}

/** Items of a list stand closer together than paragraphs. */
function tighten(boxes: readonly Box[], { theme }: Frame): readonly Box[] {
  const most = 0.25 * theme.sizePt;
  return boxes.map((box) => ({
    ...box,
    beforePt: Math.min(box.beforePt, most),
    afterPt: Math.min(box.afterPt, most),
  }));
}
