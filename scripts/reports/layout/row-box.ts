import { asArtifact, type Box, EMPTY_BOX, gapPt, placeItems, stackBoxes } from './box.ts';
import type { Item } from './page.ts';

/** A cell of a row: its boxes, and the extent of its column. */
export type RowCell = {
  readonly boxes: readonly Box[];
  readonly x: number;
  readonly widthPt: number;
  /** Says what the row is about: it stands again beside a part that goes over to the next page. */
  readonly isLabel?: true;
};
export type RowLook = {
  readonly padX: number;
  readonly padY: number;
  /** Where a rule runs down between columns, through the white between rows as well. */
  readonly seamX?: number;
  /** A part of a row that is split is no lower than this, unless it must be. */
  readonly leastPartPt?: number;
  /** Rules and fills behind the row, given its height. */
  readonly draw: (heightPt: number) => readonly Item[];
};

/** Cells side by side as one box, as high as the highest; it can be split between the lines of its cells. */
export function rowBox(cells: readonly RowCell[], look: RowLook, leastPt = 0): Box {
  const stacks = cells.map((cell) => stackBoxes(cell.boxes));
  const heightPt = Math.max(leastPt, Math.max(0, ...stacks.map((stack) => stack.heightPt)) + 2 * look.padY);
  const items = stacks.flatMap((stack, index) =>
    placeItems(stack, (cells[index]?.x ?? 0) + look.padX, look.padY),
  );
  return {
    ...EMPTY_BOX,
    heightPt,
    ...(look.seamX !== undefined && { seamX: look.seamX }),
    items: [...look.draw(heightPt), ...items],
    notes: stacks.flatMap((stack) => stack.notes),
    split: (available, mustSplit = false) => splitRow(cells, look, { availablePt: available, mustSplit }),
    stretch: (least) => rowBox(cells, look, least),
  };
}

function splitRow(
  cells: readonly RowCell[],
  look: RowLook,
  { availablePt, mustSplit }: { readonly availablePt: number; readonly mustSplit: boolean },
): readonly [Box, Box] | undefined {
  const parts = cells.map((cell) => splitStack(cell.boxes, availablePt - 2 * look.padY, mustSplit));
  if (parts.some(([fit], index) => fit.length === 0 && (cells[index]?.boxes.length ?? 0) > 0))
    return undefined;
  if (parts.every(([, rest]) => rest.length === 0)) return undefined;
  const half = (side: 0 | 1) =>
    rowBox(
      cells.map((cell, index) => ({ ...cell, boxes: partOf(cell, parts[index]?.[side] ?? [], side) })),
      look,
    );
  const halves = [half(0), half(1)] as const;
  const { leastPartPt = 0 } = look;
  if (mustSplit || halves.every(({ heightPt }) => heightPt >= leastPartPt)) return halves;
  // A few lines more go over, so that no two of them stand alone there.
  const lacking = leastPartPt - halves[1].heightPt;
  if (lacking <= 0 || halves[0].heightPt - lacking < leastPartPt) return undefined;
  return splitRow(
    cells,
    { ...look, leastPartPt: 0 },
    { availablePt: halves[0].heightPt - lacking, mustSplit },
  );
}

function partOf({ isLabel, boxes }: RowCell, part: readonly Box[], side: 0 | 1): readonly Box[] {
  return side === 1 && isLabel && part.length === 0 ? boxes.map(asArtifact) : part;
}

/** The boxes that fit in a height, and the rest; those that keep together are parted where they must be. */
export function splitStack(
  boxes: readonly Box[],
  heightPt: number,
  mustSplit = false,
): readonly [readonly Box[], readonly Box[]] {
  let used = 0;
  for (const [index, box] of boxes.entries()) {
    const gap = gapPt(boxes[index - 1], box);
    if (used + gap + box.heightPt > heightPt + 0.01) {
      const kept = withoutKept(boxes, index);
      const end = kept === 0 && mustSplit ? index : kept;
      const parts = box.split?.(heightPt - used - gap, mustSplit && end === 0);
      if (parts)
        return [
          [...boxes.slice(0, index), parts[0]],
          [parts[1], ...boxes.slice(index + 1)],
        ];
      return [boxes.slice(0, end), boxes.slice(end)];
    }
    used += gap + box.heightPt;
  }
  return [boxes, []];
}

/** A company of more lines than this is parted before it is moved over: it may be longer than a page. */
const LONGEST_COMPANY = 4;

/** A box that must not be the last of its page goes over with the next. */
function withoutKept(boxes: readonly Box[], end: number): number {
  let at = end;
  while (at > 0 && boxes[at - 1]?.keepWithNext) at -= 1;
  return at === 0 && end >= LONGEST_COMPANY ? end : at;
}

/** Cells that face each other, their last rows of equal foot. */
export function levelFeet(cells: readonly RowCell[]): readonly RowCell[] {
  const heights = cells.map(({ boxes }) => stackBoxes(boxes).heightPt);
  const highest = Math.max(0, ...heights);
  return cells.map((cell, index) => {
    const last = cell.boxes.at(-1);
    const missing = highest - (heights[index] ?? 0);
    if (!last?.stretch || missing < 0.01) return cell;
    const { heightPt, items } = last.stretch(last.heightPt + missing);
    return { ...cell, boxes: [...cell.boxes.slice(0, -1), { ...last, heightPt, items }] };
  });
}
