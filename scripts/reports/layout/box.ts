import { type Item, moveItem } from './page.ts';

/**
 * A strip of a column, as high as `heightPt`: a line of text, a row, a figure. Items are placed from
 * its own top left corner.
 */
export type Box = {
  readonly heightPt: number;
  readonly beforePt: number;
  readonly afterPt: number;
  /** Never the last of its page. */
  readonly keepWithNext: boolean;
  readonly breakBefore?: true;
  /** May stand at the head of the next page, the text that follows going on before it. */
  readonly floats?: true;
  /** No float is passed by it: what belongs to a section stays in it. */
  readonly stopsFloats?: true;
  /** A rule runs down here, from the first to the last of neighbours that have it. */
  readonly seamX?: number;
  readonly items: readonly Item[];
  /** Footnotes called from it, to stand at the foot of the same page. */
  readonly notes: readonly Box[];
  /** Rows repeated above it when it is the first of a page: a table's header. */
  readonly repeat?: readonly Box[];
  /**
   * The part that fits in a height, and the rest; `undefined` when nothing fits. What keeps together inside
   * is parted only where it must be.
   */
  readonly split?: (heightPt: number, mustSplit?: boolean) => readonly [Box, Box] | undefined;
  /** The same at least so high, with its rules at the new foot: for rows that face each other. */
  readonly stretch?: (heightPt: number) => Box;
};

export const EMPTY_BOX: Box = {
  heightPt: 0,
  beforePt: 0,
  afterPt: 0,
  keepWithNext: false,
  items: [],
  notes: [],
};

/** Items of a box at another place. */
export function placeItems(box: Box, x: number, y: number): readonly Item[] {
  return box.items.map((item) => moveItem(item, x, y));
}

/** The white between two boxes: the larger of what either asks for. */
export function gapPt(before: Box | undefined, after: Box): number {
  return before ? Math.max(before.afterPt, after.beforePt) : 0;
}

/** Boxes one below the other as one. */
export function stackBoxes(boxes: readonly Box[]): Box {
  const items: Item[] = [];
  const notes: Box[] = [];
  let y = 0;
  let previous: Box | undefined;
  for (const box of boxes) {
    y += gapPt(previous, box);
    items.push(...placeItems(box, 0, y));
    notes.push(...box.notes);
    y += box.heightPt;
    previous = box;
  }
  return { ...EMPTY_BOX, heightPt: y, items, notes };
}

/** A box with more items at its top, which stay with the first part when it is split. */
export function withItems({ stretch: _stretch, ...box }: Box, items: readonly Item[]): Box {
  const split = box.split;
  return {
    ...box,
    items: [...items, ...box.items],
    ...(split && {
      split: (heightPt: number, mustSplit?: boolean) => {
        const parts = split(heightPt, mustSplit);
        return parts && ([withItems(parts[0], items), parts[1]] as const);
      },
    }),
  };
}

export function shiftBox(box: Box, x: number): Box {
  if (x === 0) return box;
  const { split, stretch: _stretch, ...plain } = box;
  return {
    ...plain,
    items: placeItems(box, x, 0),
    ...(box.repeat && { repeat: box.repeat.map((each) => shiftBox(each, x)) }),
    ...(split && {
      split: (heightPt: number, mustSplit?: boolean) => {
        const parts = split(heightPt, mustSplit);
        return parts && ([shiftBox(parts[0], x), shiftBox(parts[1], x)] as const);
      },
    }),
  };
}

/** A box that is shown again, as a table's header is: its words are in the structure once. */
export function asArtifact(box: Box): Box {
  const items = box.items.flatMap((item): Item[] => {
    if (item.kind === 'link' || item.kind === 'anchor') return [];
    const { leaf: _leaf, ...bare } = item;
    return [bare];
  });
  return { ...box, items, notes: [] };
}
