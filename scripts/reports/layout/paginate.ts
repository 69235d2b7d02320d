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

type Filled = {
  readonly boxes: readonly Box[];
  readonly rest: readonly Box[];
  /** Lines of footnotes: those at the foot of this page, and those that go on at the foot of the next. */
  readonly notes: readonly Box[];
  readonly later: readonly Box[];
};

/** Of a page with text, footnotes from the page before take no more than this share. */
const CARRIED_SHARE = 0.5;

/**
 * Fills pages from the top with the boxes of one column. Boxes that keep with the next move over
 * together; footnotes stand at the foot of the page that calls them, and go on at the foot of the next
 * where there is no room; rows are split where they must be.
 */
export function paginate(boxes: readonly Box[], sheet: Sheet): readonly Page[] {
  const pages: Page[] = [];
  let later: readonly Box[] = [];
  for (let rest = boxes; rest.length > 0 || later.length > 0; ) {
    const filled = fillPage({ boxes: rest, carried: later }, sheet.bottomPt - sheet.topPt);
    const isBlank = filled.notes.length === 0 && filled.boxes.every((box) => box.heightPt === 0);
    if (!isBlank) pages.push(drawPage(filled, sheet));
    rest = filled.rest;
    later = filled.later;
  }
  return pages;
}

type ToFill = { readonly boxes: readonly Box[]; readonly carried: readonly Box[] };

function fillPage({ boxes, carried }: ToFill, heightPt: number): Filled {
  const [first, ...others] = boxes;
  if (first?.breakBefore && carried.length === 0) return fillPage({ boxes: others, carried }, heightPt);
  const forced = boxes.findIndex((box) => box.breakBefore);
  const upTo = forced >= 0 ? boxes.slice(0, forced) : boxes;
  const after = forced >= 0 ? boxes.slice(forced) : [];
  const [now, later] = fittingNotes(carried, heightPt * (upTo.length > 0 ? CARRIED_SHARE : 1), 1);
  const repeated = first?.repeat ?? [];
  const candidates = [...(upTo.length > 0 ? repeated : []), ...upTo];
  const room = { heightPt, carried: now };
  const [placed, over] = passFloats(placeBoxes(candidates, { room, least: repeated.length + 1 }), room);
  const called = placed.flatMap((box) => box.notes);
  const foot = heightPt - stackHeight(placed);
  // Notes stand in order: those called here wait until all carried ones do.
  const isOwed = later.length > 0;
  const due = isOwed ? now : [...now, ...called];
  const behind = isOwed ? [...later, ...called] : [];
  const [notes, onward] = fittingNotes(due, foot, placed.length === 0 ? 1 : 0);
  return { boxes: placed, rest: [...over, ...after], notes, later: [...onward, ...behind] };
}

/** Where a figure has no room, the text after it fills the page, and the figure is the first of the next. */
function passFloats([placed, over]: Divided, room: Room): Divided {
  const [float, ...after] = over;
  if (!float?.floats || placed.length === 0) return [placed, over];
  const stop = after.findIndex((box) => box.stopsFloats || box.floats || box.breakBefore || box.repeat);
  const free = stop < 0 ? after : after.slice(0, stop);
  const [filled, left] = placeBoxes([...placed, ...free], { room, least: placed.length });
  const isTorn = filled.length < placed.length || filled.at(-1)?.keepWithNext;
  return isTorn ? [placed, over] : [filled, [float, ...left, ...after.slice(free.length)]];
}

type Room = { readonly heightPt: number; readonly carried: readonly Box[] };

function placeBoxes(
  candidates: readonly Box[],
  { room, least }: { readonly room: Room; readonly least: number },
): Divided {
  const count = fittingCount(candidates, room);
  if (count === candidates.length) return [candidates, []];
  const split = splitAt(candidates, count, room);
  if (split) return split;
  if (count >= least) return divide(candidates, { count, least });
  // What must stand on this page all the same stands there before footnotes of earlier ones.
  if (room.carried.length > 0) return placeBoxes(candidates, { room: { ...room, carried: [] }, least });
  return splitAt(candidates, count, room, { mustSplit: true }) ?? divide(candidates, { count, least });
}

/** The lines of footnotes that fit in a height, `least` of them anyway, and the others. */
function fittingNotes(notes: readonly Box[], heightPt: number, least: number): Divided {
  let used = NOTE_GAP_PT;
  for (const [index, note] of notes.entries()) {
    used += note.heightPt;
    const count = Math.max(least, index);
    if (used > heightPt + 0.01) return [notes.slice(0, count), notes.slice(count)];
  }
  return [notes, []];
}

type Divided = readonly [readonly Box[], readonly Box[]];

/** Splits the first box that does not fit, where it can be. */
function splitAt(
  boxes: readonly Box[],
  count: number,
  room: Room,
  { mustSplit }: { readonly mustSplit: boolean } = { mustSplit: false },
): Divided | undefined {
  const next = boxes[count];
  if (!next?.split) return undefined;
  const before = boxes.slice(0, count);
  const notes = [...room.carried, ...before.flatMap((box) => box.notes)];
  const usedPt = stackHeight(before) + notesHeight(notes, true) + gapPt(boxes[count - 1], next);
  const parts = next.split(room.heightPt - usedPt, mustSplit);
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

/**
 * How many boxes fit from the first on, with the footnotes they call. Of a long footnote a few lines
 * are enough: the others go on at the foot of the next page.
 */
function fittingCount(boxes: readonly Box[], { heightPt, carried }: Room): number {
  let used = 0;
  let notes = notesHeight(carried, true);
  for (const [index, box] of boxes.entries()) {
    used += gapPt(boxes[index - 1], box) + box.heightPt;
    const least = box.keepWithNext ? box.notes : box.notes.slice(0, LEAST_NOTE_LINES);
    if (used + notes + notesHeight(least, notes === 0) > heightPt + 0.01) return index;
    notes += notesHeight(box.notes, notes === 0);
  }
  return boxes.length;
}

const LEAST_NOTE_LINES = 2;

function notesHeight(notes: readonly Box[], isFirst: boolean): number {
  const height = notes.reduce((sum, note) => sum + note.heightPt, 0);
  return height > 0 && isFirst ? height + NOTE_GAP_PT : height;
}

const stackHeight = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, box, index) => sum + gapPt(boxes[index - 1], box) + box.heightPt, 0);

function drawPage({ boxes, notes }: Pick<Filled, 'boxes' | 'notes'>, sheet: Sheet): Page {
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
    items: [...drawSeams(boxes, sheet), ...items, ...drawNotes(notes, sheet)],
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
