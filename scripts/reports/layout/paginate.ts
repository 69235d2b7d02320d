import { type Box, gapPt, placeItems } from './box.ts';
import type { Item, Page } from './page.ts';

/** A page and the area that the column fills. */
export type Sheet = {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly topPt: number;
  readonly bottomPt: number;
  readonly leftPt: number;
};

const NOTE_GAP_PT = 12;
const NOTE_RULE_PT = 96;

type Filled = { readonly boxes: readonly Box[]; readonly rest: readonly Box[] };

/**
 * Fills pages from the top with the boxes of one column. Boxes that keep with the next move over
 * together; footnotes stand at the foot of the page that calls them; rows are split where they must be.
 */
export function paginate(boxes: readonly Box[], sheet: Sheet): readonly Page[] {
  const pages: Page[] = [];
  for (let rest = boxes; rest.length > 0; ) {
    const filled = fillPage(rest, sheet.bottomPt - sheet.topPt);
    if (filled.boxes.some((box) => box.heightPt > 0)) pages.push(drawPage(filled.boxes, sheet));
    rest = filled.rest;
  }
  return pages;
}

function fillPage(boxes: readonly Box[], heightPt: number): Filled {
  const [first, ...others] = boxes;
  if (first?.breakBefore) return fillPage(others, heightPt);
  const forced = boxes.findIndex((box) => box.breakBefore);
  const repeated = first?.repeat ?? [];
  const candidates = [...repeated, ...(forced > 0 ? boxes.slice(0, forced) : boxes)];
  const after = forced > 0 ? boxes.slice(forced) : [];
  const count = fittingCount(candidates, heightPt);
  if (count === candidates.length) return { boxes: candidates, rest: after };
  const [placed, over] =
    splitAt(candidates, count, heightPt) ?? divide(candidates, { count, least: repeated.length + 1 });
  return { boxes: placed, rest: [...over, ...after] };
}

type Divided = readonly [readonly Box[], readonly Box[]];

/** Splits the first box that does not fit, where it can be. */
function splitAt(boxes: readonly Box[], count: number, heightPt: number): Divided | undefined {
  const next = boxes[count];
  if (!next?.split) return undefined;
  const parts = next.split(heightPt - stackHeight(boxes.slice(0, count)) - gapPt(boxes[count - 1], next));
  if (!parts) return undefined;
  const rest: Box = next.repeat ? { ...parts[1], repeat: next.repeat } : parts[1];
  return [
    [...boxes.slice(0, count), parts[0]],
    [rest, ...boxes.slice(count + 1)],
  ];
}

/** Moves what must keep with the next over to it; at least `least` boxes stay, so that pages advance. */
function divide(
  boxes: readonly Box[],
  { count, least }: { readonly count: number; readonly least: number },
): Divided {
  let end = count;
  while (end > 0 && boxes[end - 1]?.keepWithNext) end -= 1;
  if (end < least) end = Math.max(count, least);
  return [boxes.slice(0, end), boxes.slice(end)];
}

/** How many boxes fit from the first on, with the footnotes they call. */
function fittingCount(boxes: readonly Box[], heightPt: number): number {
  let used = 0;
  let notes = 0;
  for (const [index, box] of boxes.entries()) {
    used += gapPt(boxes[index - 1], box) + box.heightPt;
    notes += notesHeight(box.notes, notes === 0);
    if (used + notes > heightPt + 0.01) return index;
  }
  return boxes.length;
}

function notesHeight(notes: readonly Box[], isFirst: boolean): number {
  const height = notes.reduce((sum, note) => sum + note.heightPt, 0);
  return height > 0 && isFirst ? height + NOTE_GAP_PT : height;
}

const stackHeight = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, box, index) => sum + gapPt(boxes[index - 1], box) + box.heightPt, 0) +
  notesHeight(
    boxes.flatMap((box) => box.notes),
    true,
  );

function drawPage(boxes: readonly Box[], sheet: Sheet): Page {
  const items: Item[] = [];
  let y = sheet.topPt;
  for (const [index, box] of boxes.entries()) {
    y += gapPt(boxes[index - 1], box);
    items.push(...placeItems(box, sheet.leftPt, y));
    y += box.heightPt;
  }
  return {
    widthPt: sheet.widthPt,
    heightPt: sheet.heightPt,
    items: [
      ...drawSeams(boxes, sheet),
      ...items,
      ...drawNotes(
        boxes.flatMap((box) => box.notes),
        sheet,
      ),
    ],
  };
}

/** Rules between columns, each from the first to the last of the neighbours that share it. */
function drawSeams(boxes: readonly Box[], sheet: Sheet): readonly Item[] {
  const seams: { x: number; y: number; toY: number }[] = [];
  let y = sheet.topPt;
  for (const [index, box] of boxes.entries()) {
    y += gapPt(boxes[index - 1], box);
    const last = seams.at(-1);
    const isOpen = boxes[index - 1]?.seamX === box.seamX;
    if (box.seamX !== undefined && isOpen && last) last.toY = y + box.heightPt;
    else if (box.seamX !== undefined) seams.push({ x: sheet.leftPt + box.seamX, y, toY: y + box.heightPt });
    y += box.heightPt;
  }
  return seams.map(({ x, y: from, toY }) => ({
    kind: 'rule',
    x,
    y: from,
    toX: x,
    toY,
    widthPt: 0.4,
    colour: 'faint',
  }));
}

function drawNotes(notes: readonly Box[], sheet: Sheet): readonly Item[] {
  if (notes.length === 0) return [];
  let y = sheet.bottomPt - notesHeight(notes, false);
  const rule: Item = {
    kind: 'rule',
    x: sheet.leftPt,
    y: y - 5,
    toX: sheet.leftPt + NOTE_RULE_PT,
    toY: y - 5,
    widthPt: 0.5,
    colour: 'soft',
  };
  const items = notes.flatMap((note) => {
    const placed = placeItems(note, sheet.leftPt, y);
    y += note.heightPt;
    return placed;
  });
  return [rule, ...items];
}
