import { isRightToLeft } from '#model/language.ts';
import type { Run } from '../block.ts';
import { isWideLanguage } from '../text/character-kind.ts';
import type { SetLine } from '../text/set-line.ts';
import { type LineSetting, type SetText, setText } from '../text/set-text.ts';
import type { Atom, Shaped, TextLook } from '../text/shape-text.ts';
import { type Box, EMPTY_BOX } from './box.ts';
import { layoutNote } from './layout-note.ts';
import { type Colour, type Item, type Leaf, newLeaf, type StructureNode, type TextItem } from './page.ts';
import type { Frame } from './theme.ts';

/** How a stretch of text is set within its frame. */
export type TextSetting = {
  readonly look: Omit<TextLook, 'language'>;
  readonly lineHeightPt: number;
  readonly align: LineSetting['align'];
  readonly indentPt?: number;
  readonly colour?: Colour;
};

export type LaidText = {
  readonly boxes: readonly Box[];
  readonly kids: readonly (StructureNode | Leaf)[];
  readonly lastWidthPt: number;
};

/** Where the baseline stands: the Han square reaches 0.88 em above it and 0.12 em below. */
const BASELINE_EM = 0.38;

/** Text as line boxes with the structure kids that its characters belong to, one a run. */
export function layoutText(runs: readonly Run[], setting: TextSetting, frame: Frame): LaidText {
  const look = { ...setting.look, language: frame.language };
  const { align, indentPt = 0 } = setting;
  const set = setText(runs, { look, align, widthPt: frame.widthPt, indentPt }, frame);
  if (set.atoms.length === 0) return { boxes: [], kids: [], lastWidthPt: 0 };
  const places = runs.map((run) => structurePlace(run, frame));
  const boxes = set.lines.map((line) => lineBox(set, line, { runs, places, setting, frame }));
  return {
    boxes: keepEdges(boxes),
    kids: places.flatMap((place) => place.kids),
    lastWidthPt: set.lines.at(-1)?.widthPt ?? 0,
  };
}

type Place = {
  readonly leaf: Leaf;
  readonly kids: readonly (StructureNode | Leaf)[];
  readonly link?: StructureNode;
  readonly notes: readonly Box[];
};

/** A run of another language, a link and a footnote's number are elements of their own. */
function structurePlace(run: Run, frame: Frame): Place {
  const leaf = newLeaf();
  if (run.note) {
    const note = layoutNote(run.note, frame);
    return { leaf, kids: [{ tag: 'Reference', kids: [leaf] }, note.node], notes: note.boxes };
  }
  const foreign = run.language === frame.language ? undefined : run.language;
  const tag = run.link ? 'Link' : foreign ? 'Span' : undefined;
  if (!tag) return { leaf, kids: [leaf], notes: [] };
  const node: StructureNode = { tag, kids: [leaf], ...(foreign && { language: foreign }) };
  return { leaf, kids: [node], notes: [], ...(run.link && { link: node }) };
}

type LineInput = {
  readonly runs: readonly Run[];
  readonly places: readonly Place[];
  readonly setting: TextSetting;
  readonly frame: Frame;
};

function lineBox(text: SetText, line: SetLine, { runs, places, setting, frame }: LineInput): Box {
  const indent = line.from === 0 ? (setting.indentPt ?? 0) : 0;
  const slack = frame.widthPt - indent - line.widthPt;
  const x = (isRightToLeft(frame.language) ? 0 : indent) + slack * shareBefore(setting.align, frame.language);
  const y = setting.lineHeightPt / 2 + BASELINE_EM * setting.look.sizePt;
  const items = groupItems(text, line, { x, y, runs, places, colour: setting.colour ?? 'ink' });
  const called = new Set(text.runOf.slice(line.from, line.to));
  const notes = [...called].flatMap((run) => places[run]?.notes ?? []);
  const hyphen = line.hyphenX === undefined ? [] : [hyphenItem(x + line.hyphenX, y, setting)];
  return { ...EMPTY_BOX, heightPt: setting.lineHeightPt, items: [...items, ...hyphen], notes };
}

/** How much of the white of a line is on its left: text starts on the right in some languages. */
function shareBefore(align: TextSetting['align'], language: string): number {
  if (align === 'centre') return 0.5;
  return (align === 'end') === isRightToLeft(language) ? 0 : 1;
}

/** Drawn, not written: whoever copies, searches or listens gets the word whole. */
function hyphenItem(x: number, y: number, { look, colour }: TextSetting): Item {
  const { sizePt } = look;
  return {
    kind: 'rule',
    x: x + 0.045 * sizePt,
    y: y - 0.235 * sizePt,
    toX: x + 0.3 * sizePt,
    toY: y - 0.235 * sizePt,
    widthPt: 0.055 * sizePt,
    colour: colour ?? 'ink',
  };
}

type Grouping = {
  readonly x: number;
  readonly y: number;
  readonly runs: readonly Run[];
  readonly places: readonly Place[];
  readonly colour: Colour;
};

/** Neighbours of one font, size and run become one item; links and underlines lie over them. */
function groupItems({ atoms, runOf, direction }: Shaped, set: SetLine, at: Grouping): readonly Item[] {
  const items: Item[] = [];
  for (let from = set.from; from < set.to; ) {
    const [first, run] = [atoms[from], runOf[from] ?? 0];
    if (!first) break;
    let to = from + 1;
    const level = direction?.levels[from];
    while (
      to < set.to &&
      runOf[to] === run &&
      isLike(first, atoms[to]) &&
      (!direction || (direction.levels[to] === level && !isWordEdge(atoms, to, level)))
    )
      to += 1;
    const xs = set.xs.slice(from - set.from, to - set.from);
    const isLeftwards = ((level ?? 0) & 1) === 1;
    items.push(...runItems(atoms.slice(from, to), xs, { ...at, run, isLeftwards }));
    from = to;
  }
  return items;
}

/** Words that are read from right to left are items in the order of reading, each drawn from left to right. */
const isWordEdge = (atoms: readonly Atom[], index: number, level = 0): boolean =>
  (level & 1) === 1 && (atoms[index - 1]?.kind === 'space') !== (atoms[index]?.kind === 'space');

const isLike = (first: Atom, next: Atom | undefined): boolean =>
  next !== undefined && next.font === first.font && next.sizePt === first.sizePt;

function runItems(
  read: readonly Atom[],
  readXs: readonly number[],
  at: Grouping & { readonly run: number; readonly isLeftwards: boolean },
): readonly Item[] {
  const [atoms, xs] = at.isLeftwards ? [read.toReversed(), readXs.toReversed()] : [read, readXs];
  const [first, last] = [atoms[0], atoms.at(-1)];
  const place = at.places[at.run];
  const run = at.runs[at.run];
  if (!first || !last || !place || !run) return [];
  const start = xs[0] ?? 0;
  const x = at.x + start;
  const widthPt = (xs.at(-1) ?? 0) + last.widthPt - start;
  const colour: Colour = run.link ? 'accent' : at.colour;
  const text: TextItem = {
    kind: 'text',
    x,
    y: at.y - first.risePt,
    font: first.font,
    sizePt: first.sizePt,
    texts: atoms.map((atom) => atom.text),
    ...(atoms.some(({ drawn }) => drawn) && { drawn: atoms.map(({ drawn }) => drawn) }),
    ...(at.isLeftwards && { isReversed: true }),
    xs: xs.map((each) => each - start),
    colour,
    leaf: place.leaf,
    ...(run.at && 'line' in run.at && { source: run.at }),
  };
  return [
    text,
    ...lineThrough(run, { x, widthPt, colour, y: at.y, sizePt: first.sizePt }),
    ...linkItems(run, place, { x, widthPt, y: at.y, sizePt: first.sizePt }),
  ];
}

type Extent = { readonly x: number; readonly widthPt: number; readonly y: number; readonly sizePt: number };

function lineThrough(
  run: Run,
  { x, widthPt, y, sizePt, colour }: Extent & { readonly colour: Colour },
): readonly Item[] {
  const rule = (offset: number): Item => ({
    kind: 'rule',
    x,
    y: y + offset,
    toX: x + widthPt,
    toY: y + offset,
    widthPt: sizePt / 20,
    colour,
  });
  if (run.emphasis?.includes('strike')) return [rule(-0.3 * sizePt)];
  return run.emphasis?.includes('underline') ? [rule(0.16 * sizePt)] : [];
}

function linkItems(run: Run, place: Place, { x, widthPt, y, sizePt }: Extent): readonly Item[] {
  if (!run.link) return [];
  const extent = { x, y: y - 0.9 * sizePt, widthPt, heightPt: 1.15 * sizePt };
  return [
    { kind: 'link', ...extent, target: run.link, text: run.text, ...(place.link && { node: place.link }) },
  ];
}

/** Two lines at least stay together at either end of a paragraph (widows and orphans). */
function keepEdges(boxes: readonly Box[]): readonly Box[] {
  return boxes.map((box, index) => {
    const keep = boxes.length > 1 && (index === 0 || index === boxes.length - 2);
    return keep ? { ...box, keepWithNext: true } : box;
  });
}

/** Narrower columns of Latin are ragged: flush, their spaces would gape. */
const FLUSH_EM = { whole: 36, hyphenated: 27 } as const;

/** Flush on both sides for Han; Latin is justified only where the column is wide enough for it. */
export function bodyAlign(frame: Frame): 'justified' | 'start' {
  return frame.justify &&
    (isWideLanguage(frame.language) || frame.columnPt > flushEm(frame) * frame.theme.sizePt)
    ? 'justified'
    : 'start';
}

const flushEm = (frame: Frame): number => (frame.hyphenate ? FLUSH_EM.hyphenated : FLUSH_EM.whole);
