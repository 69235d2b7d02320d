import type { Run } from '../block.ts';
import {
  breakEvenly,
  breakLines,
  type Line,
  lineWidth,
  type Measured,
  measure,
} from '../text/break-lines.ts';
import { type BreakRules, breakPoints } from '../text/break-points.ts';
import { isWideLanguage } from '../text/character-kind.ts';
import { type SetLine, setLine } from '../text/set-line.ts';
import { type Atom, shapeText, type TextLook } from '../text/shape-text.ts';
import { type Box, EMPTY_BOX } from './box.ts';
import { layoutNote } from './layout-note.ts';
import { type Colour, type Item, type Leaf, newLeaf, type StructureNode, type TextItem } from './page.ts';
import type { Frame } from './theme.ts';

/** How a stretch of text is set within its frame. */
export type TextSetting = {
  readonly look: Omit<TextLook, 'language'>;
  readonly lineHeightPt: number;
  readonly align: 'justified' | 'start' | 'centre' | 'end';
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
  const atoms = shapeText(runs, { ...setting.look, language: frame.language }, frame.fonts);
  if (atoms.length === 0) return { boxes: [], kids: [], lastWidthPt: 0 };
  const rules = {
    wordsOf: setting.align === 'centre' ? frame.language : undefined,
    hyphenate: setting.align === 'centre' || setting.look.bold ? undefined : hyphenator(runs, frame),
  };
  const paragraph = measure(atoms, breakPoints(atoms, rules));
  const indentPt = setting.indentPt ?? 0;
  const box = { widthPt: frame.widthPt, indentPt, justify: setting.align === 'justified' };
  const lines = setting.align === 'centre' ? breakEvenly(paragraph, box) : breakLines(paragraph, box);
  const places = runs.map((run) => structurePlace(run, frame));
  const set = lines.map((line) => setLine(paragraph, line, fillOf(paragraph, line, { setting, frame })));
  const boxes = lines.map((line, index) =>
    lineBox(paragraph, { line, set: set[index], runs, places, setting, frame }),
  );
  return {
    boxes: keepEdges(boxes),
    kids: places.flatMap((place) => place.kids),
    lastWidthPt: set.at(-1)?.widthPt ?? 0,
  };
}

/** Words are parted by the patterns of their own language; links and code are not. */
function hyphenator(runs: readonly Run[], { hyphenate }: Frame): BreakRules['hyphenate'] {
  if (!hyphenate) return undefined;
  return (word, index) => {
    const run = runs[index];
    const isWhole = !run || run.link || run.emphasis?.includes('code') || run.emphasis?.includes('bold');
    return isWhole ? [] : hyphenate(word, run.language);
  };
}

/** The width a line is to fill: none for ragged lines, unless it would stick out. */
function fillOf(
  paragraph: Measured,
  line: Line,
  { setting, frame }: { readonly setting: TextSetting; readonly frame: Frame },
): number | undefined {
  const available = frame.widthPt - (line.from === 0 ? (setting.indentPt ?? 0) : 0);
  if (setting.align === 'justified' && !line.isLast) return available;
  return lineWidth(paragraph, line.from, line.visibleTo).naturalPt > available ? available : undefined;
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
  readonly line: Line;
  readonly set: SetLine | undefined;
  readonly runs: readonly Run[];
  readonly places: readonly Place[];
  readonly setting: TextSetting;
  readonly frame: Frame;
};

function lineBox(paragraph: Measured, { line, set, runs, places, setting, frame }: LineInput): Box {
  if (!set) return EMPTY_BOX;
  const indent = line.from === 0 ? (setting.indentPt ?? 0) : 0;
  const slack = frame.widthPt - indent - set.widthPt;
  const x = indent + (setting.align === 'centre' ? slack / 2 : setting.align === 'end' ? slack : 0);
  const y = setting.lineHeightPt / 2 + BASELINE_EM * setting.look.sizePt;
  const items = groupItems(paragraph.atoms, set, { x, y, runs, places, colour: setting.colour ?? 'ink' });
  const called = new Set(paragraph.atoms.slice(set.from, set.to).map((atom) => atom.run));
  const notes = [...called].flatMap((run) => places[run]?.notes ?? []);
  const hyphen = set.hyphenX === undefined ? [] : [hyphenItem(x + set.hyphenX, y, setting)];
  return { ...EMPTY_BOX, heightPt: setting.lineHeightPt, items: [...items, ...hyphen], notes };
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
function groupItems(atoms: readonly Atom[], set: SetLine, at: Grouping): readonly Item[] {
  const items: Item[] = [];
  for (let from = set.from; from < set.to; ) {
    const first = atoms[from];
    if (!first) break;
    let to = from + 1;
    while (to < set.to && belongs(first, atoms[to])) to += 1;
    items.push(...runItems(atoms.slice(from, to), set.xs.slice(from - set.from, to - set.from), at));
    from = to;
  }
  return items;
}

const belongs = (first: Atom, next: Atom | undefined): boolean =>
  next !== undefined && next.run === first.run && next.font === first.font && next.sizePt === first.sizePt;

function runItems(atoms: readonly Atom[], xs: readonly number[], at: Grouping): readonly Item[] {
  const [first, last] = [atoms[0], atoms.at(-1)];
  const place = first && at.places[first.run];
  const run = first && at.runs[first.run];
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
    xs: xs.map((each) => each - start),
    colour,
    leaf: place.leaf,
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
