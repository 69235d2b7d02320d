import { Buffer } from 'node:buffer';
import { decodePDFRawStream, PDFDict, PDFName, PDFRawStream, type PDFStream } from '@cantoo/pdf-lib';
import { type Measure, measureOf } from './glyph-widths.ts';
import type { Operand, Operation } from './page-operators.ts';

/** Why a text of a page is not seen, though it is there. */
export type Hiding = 'invisible' | 'outside' | 'covered' | 'white';

type Matrix = readonly [number, number, number, number, number, number];
type Box = { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };
type State = {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly isWhite: boolean;
  readonly isOpaque: boolean;
  readonly mode: number;
  readonly size: number;
  readonly measure: Measure;
  readonly leading: number;
  readonly scale: number;
};

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const DEEPEST = 12;
/** Points by which a text may stand out, be met or overlapped before that counts. */
const SLACK = 1;
const FILLS: ReadonlySet<string> = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const ENDS: ReadonlySet<string> = new Set([...FILLS, 'S', 's', 'n']);

/**
 * Draws a page without drawing it: which texts nobody sees who looks at it, since they are set invisibly,
 * stand outside of it, in white on nothing, or have an opaque rectangle or picture drawn over them.
 * @param read the operations of a stream
 * @example findHiddenText({ operations, resources, crop, read }) // 'covered'
 */
export function findHiddenText(page: {
  readonly operations: readonly Operation[];
  readonly resources: PDFDict | undefined;
  readonly crop: Box;
  readonly read: (stream: PDFStream) => readonly Operation[];
}): Hiding | undefined {
  let found: Hiding | undefined;
  const runs: Box[] = [];
  const painted: Box[] = [];
  let hasOtherPaint = false;

  const cover = (box: Box, state: State): void => {
    const seen = meet(box, state.clip);
    if (!state.isWhite) painted.push(seen);
    if (state.isOpaque && runs.some((run) => covers(seen, run))) found ??= 'covered';
  };
  const show = (operand: Operand, state: State, text: Matrix): Matrix => {
    let at = text;
    for (const each of Array.isArray(operand) ? (operand as readonly Operand[]) : [operand]) {
      if (typeof each === 'number') at = moved(at, (-each / 1000) * state.size * state.scale, 0);
      if (!Buffer.isBuffer(each) || each.length === 0) continue;
      const width = (state.measure(each) / 1000) * state.size * state.scale;
      const box = boxOf(times(at, state.matrix), [0, 0, width, state.size * 0.6]);
      const isBlank = each.every((code) => code === 0x20 || code === 0);
      if (!isBlank && (state.mode === 3 || state.mode === 7)) found ??= 'invisible';
      else if (!isBlank && isOutside(box, meet(state.clip, page.crop))) found ??= 'outside';
      const isOnNothing = !hasOtherPaint && !painted.some((under) => touches(under, box));
      if (!isBlank && state.isWhite && state.mode % 4 === 0 && isOnNothing) found ??= 'white';
      if (!isBlank) runs.push(box);
      at = moved(at, width, 0);
    }
    return at;
  };

  const draw = (
    operations: readonly Operation[],
    resources: PDFDict | undefined,
    start: State,
    depth: number,
  ): void => {
    let state = start;
    const kept: State[] = [];
    let [text, line] = [IDENTITY, IDENTITY];
    let path: Box[] = [];
    let points: (readonly [number, number])[] = [];
    let isClipping = false;
    const nextLine = (x: number, y: number) => {
      line = moved(line, x, y);
      text = line;
    };
    for (const { operator, operands } of operations) {
      const numbers = operands.filter((each): each is number => typeof each === 'number');
      const [a = 0, b = 0, c = 0, d = 0] = numbers;
      const name = operands.find((each): each is string => typeof each === 'string');
      switch (operator) {
        case 'q':
          kept.push(state);
          break;
        case 'Q':
          state = kept.pop() ?? state;
          break;
        case 'cm':
          state = { ...state, matrix: times(matrixOf(numbers), state.matrix) };
          break;
        case 'BT':
          [text, line] = [IDENTITY, IDENTITY];
          break;
        case 'Tm':
          line = matrixOf(numbers);
          text = line;
          break;
        case 'TD':
          state = { ...state, leading: -b };
          nextLine(a, b);
          break;
        case 'Td':
          nextLine(a, b);
          break;
        case 'TL':
          state = { ...state, leading: a };
          break;
        case 'T*':
          nextLine(0, -state.leading);
          break;
        case 'Tr':
          state = { ...state, mode: a };
          break;
        case 'Tz':
          state = { ...state, scale: a / 100 };
          break;
        case 'Tf':
          state = { ...state, size: a, measure: measureOf(entry(resources, 'Font', name)) };
          break;
        case "'":
        case '"':
          nextLine(0, -state.leading);
          text = show(operands.at(-1), state, text);
          break;
        case 'Tj':
        case 'TJ':
          text = show(operands.at(-1), state, text);
          break;
        case 'g':
          state = { ...state, isWhite: a > 0.99 };
          break;
        case 'rg':
          state = { ...state, isWhite: Math.min(a, b, c) > 0.99 };
          break;
        case 'k':
          state = { ...state, isWhite: Math.max(a, b, c, d) < 0.01 };
          break;
        case 'cs':
          state = { ...state, isWhite: false };
          break;
        case 'sc':
        case 'scn':
          state = { ...state, isWhite: name === undefined && isWhite(numbers) };
          break;
        case 'gs':
          state = { ...state, isOpaque: staysOpaque(entry(resources, 'ExtGState', name), state.isOpaque) };
          break;
        case 're':
          path.push(boxOf(state.matrix, [a, b, a + c, b + d]));
          break;
        case 'm':
          if (points.length > 0) path.push(...rectangleOf(points));
          points = [at(state.matrix, a, b)];
          break;
        case 'l':
          points.push(at(state.matrix, a, b));
          break;
        case 'c':
        case 'v':
        case 'y':
          // Curves are no rectangle: what they fill may lie under a text, and counts as covering none.
          points.push([Number.NaN, Number.NaN]);
          break;
        case 'W':
        case 'W*':
          isClipping = true;
          break;
        case 'sh':
          hasOtherPaint = true;
          break;
        case 'Do': {
          const object = streamEntry(resources, name);
          if (!object) break;
          if (object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form')) {
            if (depth === DEEPEST) break;
            const own = object.dict.lookup(PDFName.of('Resources'));
            const matrix = matrixOf(numbersOf(object.dict, 'Matrix'));
            const inner = { ...state, matrix: times(matrix, state.matrix) };
            const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(object.dict, 'BBox');
            const clip = meet(state.clip, boxOf(inner.matrix, [left, bottom, right, top]));
            draw(page.read(object), own instanceof PDFDict ? own : resources, { ...inner, clip }, depth + 1);
          } else {
            const isSolid = ['SMask', 'Mask', 'ImageMask'].every((key) => !object.dict.has(PDFName.of(key)));
            const opaque = { ...state, isWhite: false, isOpaque: state.isOpaque && isSolid };
            cover(boxOf(state.matrix, [0, 0, 1, 1]), opaque);
          }
          break;
        }
        default:
          if (!ENDS.has(operator)) break;
          if (points.length > 0) {
            const rectangle = rectangleOf(points);
            if (rectangle.length === 0 && FILLS.has(operator)) hasOtherPaint = true;
            path.push(...rectangle);
          }
          if (FILLS.has(operator)) for (const box of path) cover(box, state);
          if (isClipping && path.length === 1 && path[0])
            state = { ...state, clip: meet(state.clip, path[0]) };
          isClipping = false;
          path = [];
          points = [];
      }
    }
  };
  const whole: Box = { left: -1e9, bottom: -1e9, right: 1e9, top: 1e9 };
  const start: State = {
    matrix: IDENTITY,
    clip: whole,
    isWhite: false,
    isOpaque: true,
    mode: 0,
    size: 1,
    measure: measureOf(undefined),
    leading: 0,
    scale: 1,
  };
  draw(page.operations, page.resources, start, 0);
  return found;
}

/** The text of a stream, unpacked, as Latin-1. */
export function contentOf(stream: PDFStream): string {
  const bytes = stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
  return Buffer.from(bytes).toString('latin1');
}

function entry(resources: PDFDict | undefined, kind: string, name = ''): PDFDict | undefined {
  const kinds = resources?.lookup(PDFName.of(kind));
  const found = kinds instanceof PDFDict ? kinds.lookup(PDFName.of(name.slice(1))) : undefined;
  return found instanceof PDFDict ? found : undefined;
}

function streamEntry(resources: PDFDict | undefined, name = ''): PDFRawStream | undefined {
  const kinds = resources?.lookup(PDFName.of('XObject'));
  const found = kinds instanceof PDFDict ? kinds.lookup(PDFName.of(name.slice(1))) : undefined;
  return found instanceof PDFRawStream ? found : undefined;
}

function staysOpaque(graphics: PDFDict | undefined, before: boolean): boolean {
  const [alpha, blend] = ['ca', 'BM'].map((key) => graphics?.lookup(PDFName.of(key))?.toString());
  if (alpha === undefined && blend === undefined) return before;
  return (alpha === undefined || Number(alpha) > 0.99) && (blend === undefined || /Normal/.test(blend));
}

function numbersOf(dictionary: PDFDict, key: string): readonly number[] {
  const found = dictionary.lookup(PDFName.of(key))?.toString() ?? '';
  return [...found.matchAll(/[+-]?\d*\.?\d+/g)].map(([number]) => Number(number));
}

const isWhite = (tints: readonly number[]): boolean =>
  tints.length === 4
    ? tints.every((tint) => tint < 0.01)
    : tints.length > 0 && tints.every((tint) => tint > 0.99);

function matrixOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

const moved = (matrix: Matrix, x: number, y: number): Matrix => times([1, 0, 0, 1, x, y], matrix);
const at = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

function boxOf(matrix: Matrix, [x1, y1, x2, y2]: readonly [number, number, number, number]): Box {
  const corners = [at(matrix, x1, y1), at(matrix, x2, y1), at(matrix, x1, y2), at(matrix, x2, y2)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** The box of a path whose corners are those of a box; none where it is of another shape. */
function rectangleOf(points: readonly (readonly [number, number])[]): readonly Box[] {
  const [xs, ys] = [0, 1].map((axis) => new Set(points.map((point) => Math.round((point[axis] ?? 0) * 10))));
  if (points.length < 4 || points.length > 5 || xs?.size !== 2 || ys?.size !== 2) return [];
  const [left = 0, right = 0] = [...xs].sort((a, b) => a - b).map((each) => each / 10);
  const [bottom = 0, top = 0] = [...ys].sort((a, b) => a - b).map((each) => each / 10);
  return [{ left, right, bottom, top }];
}

const meet = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  right: Math.min(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
  top: Math.min(one.top, other.top),
});

const isOutside = (box: Box, seen: Box): boolean =>
  box.right < seen.left - SLACK ||
  box.left > seen.right + SLACK ||
  box.top < seen.bottom - SLACK ||
  box.bottom > seen.top + SLACK;

const touches = (one: Box, other: Box): boolean =>
  one.left <= other.right && one.right >= other.left && one.bottom <= other.top && one.top >= other.bottom;

/** Over a good part of a run: its middle line, for more than the width of a thin letter. */
function covers(over: Box, run: Box): boolean {
  const [middle, upright] = [(run.bottom + run.top) / 2, (run.left + run.right) / 2];
  const isTall = run.top - run.bottom > 2 * (run.right - run.left);
  const across = Math.min(over.right, run.right) - Math.max(over.left, run.left);
  const along = Math.min(over.top, run.top) - Math.max(over.bottom, run.bottom);
  if (isTall) return over.left <= upright && over.right >= upright && along > 3 * SLACK;
  return over.bottom <= middle && over.top >= middle && across > 3 * SLACK;
}
