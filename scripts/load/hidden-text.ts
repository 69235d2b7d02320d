import { Buffer } from 'node:buffer';
import { PDFDict, PDFName, type PDFRawStream, type PDFStream } from '@cantoo/pdf-lib';
import { type Fill, isAlike, isWhite } from './page-colours.ts';
import {
  type Box,
  boxOf,
  covers,
  EVERYWHERE,
  IDENTITY,
  isOutside,
  type Matrix,
  matrixOf,
  meet,
  moved,
  type Point,
  placeOf,
  rectangleOf,
  times,
  touches,
} from './page-geometry.ts';
import type { Operand, Operation } from './page-operators.ts';
import { CHANGES, drawnObject, type Given, givenTo, numbersOf, START, type State } from './page-state.ts';

/** Why a text of a page is not seen, though it is there. */
export type Hiding = 'invisible' | 'outside' | 'covered' | 'white' | 'blended' | 'tiny';

export type PageToRead = {
  readonly operations: readonly Operation[];
  readonly resources: PDFDict | undefined;
  readonly crop: Box;
  /** The operations of a stream. */
  readonly read: (stream: PDFStream) => readonly Operation[];
  /** What following its document has taken so far. */
  readonly document: { steps: number };
};

/** Forms that draw forms; more than any program nests. */
const DEEPEST = 12;
/** Forms that draw each other a thousand times over are drawn no further. */
const MOST_STEPS = 50_000_000;
/** Pages of which each is just within that would together take minutes. */
const MOST_STEPS_OF_DOCUMENT = 200_000_000;
/** Following an operation, or drawing a form, takes as long as so many comparisons of boxes. */
const STEPS_OF_OPERATION = 50;
const STEPS_OF_FORM = 2_500;
const FILLS: ReadonlySet<string> = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const ENDS: ReadonlySet<string> = new Set([...FILLS, 'S', 's', 'n']);

/** What has come onto the page so far. */
type Sheet = Pick<PageToRead, 'crop' | 'read' | 'document'> & {
  found: Hiding | 'too-complex' | undefined;
  steps: number;
  readonly runs: Box[];
  /** What was filled so far, the last on top. */
  readonly painted: Paint[];
  hasOtherPaint: boolean;
};

type Paint = { readonly box: Box; readonly fill: Fill };

/** Where one stream of operations stands. */
type Pen = {
  readonly sheet: Sheet;
  readonly resources: PDFDict | undefined;
  readonly depth: number;
  state: State;
  readonly kept: State[];
  text: Matrix;
  line: Matrix;
  path: Box[];
  points: Point[];
  isClipping: boolean;
};

/**
 * Draws a page without drawing it: which texts nobody sees who looks at it, since they are set invisibly,
 * stand outside of it, in white on nothing, or have an opaque rectangle or picture drawn over them.
 * `too-complex` for a page that would take minutes to follow, or is one of a document that would.
 * @example findHiddenText({ operations, resources, crop, read, document: { steps: 0 } }) // 'covered'
 */
export function findHiddenText(page: PageToRead): Hiding | 'too-complex' | undefined {
  const { crop, read, document, operations, resources } = page;
  const sheet: Sheet = {
    ...{ crop, read, document, found: undefined, steps: 0 },
    ...{ runs: [], painted: [], hasOtherPaint: false },
  };
  draw(operations, { sheet, resources, depth: 0, state: START });
  return sheet.found;
}

function draw(
  operations: readonly Operation[],
  from: Pick<Pen, 'sheet' | 'resources' | 'depth' | 'state'>,
): void {
  const pen: Pen = {
    ...from,
    ...{ kept: [], text: IDENTITY, line: IDENTITY, path: [], points: [], isClipping: false },
  };
  for (const operation of operations) {
    if (!takeSteps(pen.sheet, STEPS_OF_OPERATION)) return;
    const { operator } = operation;
    const given = givenTo(operation);
    const change = CHANGES[operator];
    if (change) pen.state = change(pen.state, given, pen.resources);
    else if (ENDS.has(operator)) endPath(pen, FILLS.has(operator));
    else DEEDS[operator]?.(pen, given);
  }
}

/** False once a text is found to be hidden, or the page too much to follow. */
function takeSteps(sheet: Sheet, steps: number): boolean {
  sheet.steps += steps;
  sheet.document.steps += steps;
  if (sheet.steps > MOST_STEPS || sheet.document.steps > MOST_STEPS_OF_DOCUMENT)
    sheet.found ??= 'too-complex';
  return sheet.found === undefined;
}

const DEEDS: Readonly<Record<string, (pen: Pen, given: Given) => void>> = {
  q: (pen) => void pen.kept.push(pen.state),
  Q: (pen) => {
    pen.state = pen.kept.pop() ?? pen.state;
  },
  BT: (pen) => setLine(pen, IDENTITY),
  Tm: (pen, { numbers }) => setLine(pen, matrixOf(numbers)),
  Td: (pen, { numbers: [x = 0, y = 0] }) => setLine(pen, moved(pen.line, x, y)),
  TD: (pen, { numbers: [x = 0, y = 0] }) => {
    pen.state = { ...pen.state, leading: -y };
    setLine(pen, moved(pen.line, x, y));
  },
  'T*': (pen) => nextLine(pen),
  Tj: (pen, { last }) => show(pen, last),
  TJ: (pen, { last }) => show(pen, last),
  "'": (pen, { last }) => {
    nextLine(pen);
    show(pen, last);
  },
  '"': (pen, { last }) => {
    nextLine(pen);
    show(pen, last);
  },
  re: (pen, { numbers: [x = 0, y = 0, width = 0, height = 0] }) =>
    void pen.path.push(boxOf(pen.state.matrix, [x, y, x + width, y + height])),
  m: (pen, { numbers: [x = 0, y = 0] }) => {
    closeShape(pen);
    pen.points = [placeOf(pen.state.matrix, x, y)];
  },
  l: (pen, { numbers: [x = 0, y = 0] }) => void pen.points.push(placeOf(pen.state.matrix, x, y)),
  c: curve,
  v: curve,
  y: curve,
  W: clip,
  'W*': clip,
  sh: ({ sheet }) => paintAnywhere(sheet),
  Do: (pen, { name }) => {
    const object = drawnObject(pen.resources, name);
    if (object?.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form')) drawForm(pen, object);
    else if (object) drawPicture(pen, object);
  },
};

function setLine(pen: Pen, line: Matrix): void {
  pen.line = line;
  pen.text = line;
}

const nextLine = (pen: Pen): void => setLine(pen, moved(pen.line, 0, -pen.state.leading));

/** A string, or a list of strings and the spaces between them. */
function show(pen: Pen, operand: Operand): void {
  for (const each of Array.isArray(operand) ? (operand as readonly Operand[]) : [operand]) {
    const { size, scale } = pen.state;
    if (typeof each === 'number') pen.text = moved(pen.text, (-each / 1000) * size * scale, 0);
    if (Buffer.isBuffer(each) && each.length > 0) showRun(pen, each);
  }
}

function showRun(pen: Pen, codes: Buffer): void {
  const { sheet, state, text } = pen;
  const width = (state.measure(codes) / 1000) * state.size * state.scale;
  const box = boxOf(times(text, state.matrix), [0, 0, width, state.size * 0.6]);
  pen.text = moved(text, width, 0);
  if (codes.every((code) => code === 0x20 || code === 0)) return;
  const how = hidingOf(pen, box);
  if (how) sheet.found ??= how;
  sheet.runs.push(box);
}

/** Smaller than this, in points, nobody reads it. */
const SMALLEST = 1;

function hidingOf({ sheet, state, text }: Pen, box: Box): Hiding | undefined {
  if (state.mode === 3 || state.mode === 7 || state.isClear) return 'invisible';
  if (isOutside(box, meet(state.clip, sheet.crop))) return 'outside';
  const [a, b, c, d] = times(text, state.matrix);
  const size = Math.min(Math.hypot(a, b) * Math.abs(state.scale), Math.hypot(c, d)) * Math.abs(state.size);
  if (size < SMALLEST && !state.isDrawn) return 'tiny';
  if (state.mode % 4 !== 0 || !takeSteps(sheet, sheet.painted.length)) return undefined;
  if (isWhite(state.fill) && isOnNothing(sheet, box)) return 'white';
  const under = sheet.painted.findLast((each) => touches(each.box, box));
  return under && covers(under.box, box) && isAlike(under.fill, state.fill) ? 'blended' : undefined;
}

const isOnNothing = ({ hasOtherPaint, painted }: Sheet, box: Box): boolean =>
  !hasOtherPaint && !painted.some((under) => !isWhite(under.fill) && touches(under.box, box));

/** Shapes that are no rectangle, and shades: where they lie is not followed. */
function paintAnywhere(sheet: Sheet): void {
  sheet.hasOtherPaint = true;
  sheet.painted.push({ box: EVERYWHERE, fill: undefined });
}

function closeShape(pen: Pen): boolean {
  if (pen.points.length === 0) return true;
  const rectangle = rectangleOf(pen.points);
  if (rectangle) pen.path.push(rectangle);
  return rectangle !== undefined;
}

/** Curves are no rectangle: what they fill may lie under a text, and counts as covering none. */
function curve(pen: Pen): void {
  pen.points.push([Number.NaN, Number.NaN]);
}

function clip(pen: Pen): void {
  pen.isClipping = true;
}

function endPath(pen: Pen, isFilled: boolean): void {
  const isRectangle = closeShape(pen);
  if (isFilled) {
    if (!isRectangle) paintAnywhere(pen.sheet);
    for (const box of pen.path) cover(pen.sheet, box, pen.state);
  }
  const [only] = pen.path;
  if (pen.isClipping && pen.path.length === 1 && only)
    pen.state = { ...pen.state, clip: meet(pen.state.clip, only) };
  pen.isClipping = false;
  pen.path = [];
  pen.points = [];
}

function cover(sheet: Sheet, box: Box, { clip: seen, fill, isOpaque, isClear }: State): void {
  if (isClear) return;
  const over = meet(box, seen);
  sheet.painted.push({ box: over, fill: isOpaque ? fill : undefined });
  if (!isOpaque || !takeSteps(sheet, sheet.runs.length)) return;
  if (sheet.runs.some((run) => covers(over, run))) sheet.found ??= 'covered';
}

function drawForm({ sheet, state, depth, resources }: Pen, form: PDFRawStream): void {
  if (depth === DEEPEST) {
    sheet.found ??= 'too-complex';
    return;
  }
  if (!takeSteps(sheet, STEPS_OF_FORM)) return;
  const own = form.dict.lookup(PDFName.of('Resources'));
  const matrix = times(matrixOf(numbersOf(form.dict, 'Matrix')), state.matrix);
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(form.dict, 'BBox');
  draw(sheet.read(form), {
    sheet,
    resources: own instanceof PDFDict ? own : resources,
    depth: depth + 1,
    state: { ...state, matrix, clip: meet(state.clip, boxOf(matrix, [left, bottom, right, top])) },
  });
}

function drawPicture({ sheet, state }: Pen, picture: PDFRawStream): void {
  const isSolid = ['SMask', 'Mask', 'ImageMask'].every((key) => !picture.dict.has(PDFName.of(key)));
  const painted = { ...state, fill: undefined, isOpaque: state.isOpaque && isSolid };
  cover(sheet, boxOf(state.matrix, [0, 0, 1, 1]), painted);
}
