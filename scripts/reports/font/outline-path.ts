import { partsOf } from './composed-glyph.ts';
import type { Sfnt } from './sfnt.ts';
import { outlineOf } from './subset-font.ts';

/** A point of a contour in font units, y upwards; between two that are off the curve lies one that is on it. */
type Point = { readonly x: number; readonly y: number; readonly isOn: boolean };
type Contour = readonly Point[];

/** Where an outline goes: scaled about its origin, then moved. y of the result points downwards, as in SVG. */
export type Placing = { readonly scale: number; readonly x: number; readonly y: number };

/** Outlines within outlines end somewhere; a font that does not is broken. */
const DEEPEST = 6;

/**
 * The outline of a glyph of a TrueType font as an SVG path (OpenType 1.9, `glyf`); empty for white space.
 * @example glyphPath(face.file, face.glyphOf(65), { scale: 0.05, x: 0, y: 100 }) // 'M3.1 100L…Z'
 */
export function glyphPath(font: Sfnt, glyph: number, placing: Placing): string {
  return contoursOf(font, glyph, 0)
    .map((contour) => contourPath(contour, placing))
    .join('');
}

function contoursOf(font: Sfnt, glyph: number, depth: number): readonly Contour[] {
  const outline = outlineOf(font, glyph);
  if (outline.length === 0 || depth > DEEPEST) return [];
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const count = view.getInt16(0);
  if (count >= 0) return simpleContours(view, count);
  return partsOf(outline).flatMap(({ glyph: part, x, y, matrix: [a, b, c, d] }) =>
    contoursOf(font, part, depth + 1).map((contour) =>
      contour.map((point) => ({
        isOn: point.isOn,
        x: a * point.x + c * point.y + x,
        y: b * point.x + d * point.y + y,
      })),
    ),
  );
}

const ON_CURVE = 0x01;
const SHORT_X = 0x02;
const SHORT_Y = 0x04;
const REPEATED = 0x08;
const SAME_OR_POSITIVE_X = 0x10;
const SAME_OR_POSITIVE_Y = 0x20;

function simpleContours(view: DataView, count: number): readonly Contour[] {
  const ends = Array.from({ length: count }, (_, index) => view.getUint16(10 + 2 * index));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = 10 + 2 * count;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = view.getUint8(at++);
    const times = flag & REPEATED ? view.getUint8(at++) + 1 : 1;
    for (let time = 0; time < times; time += 1) flags.push(flag);
  }
  const xs = readCoordinates(view, at, { flags, short: SHORT_X, same: SAME_OR_POSITIVE_X });
  const ys = readCoordinates(view, xs.at, { flags, short: SHORT_Y, same: SAME_OR_POSITIVE_Y });
  const points = flags.map((flag, index) => ({
    x: xs.values[index] ?? 0,
    y: ys.values[index] ?? 0,
    isOn: (flag & ON_CURVE) !== 0,
  }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
}

type Axis = { readonly flags: readonly number[]; readonly short: number; readonly same: number };

function readCoordinates(view: DataView, from: number, { flags, short, same }: Axis) {
  let [at, value] = [from, 0];
  const values: number[] = [];
  for (const flag of flags) {
    if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
    else if (!(flag & same)) {
      value += view.getInt16(at);
      at += 2;
    }
    values.push(value);
  }
  return { values, at };
}

function contourPath(contour: Contour, { scale, x, y }: Placing): string {
  const say = (point: { readonly x: number; readonly y: number }) =>
    `${round(point.x * scale + x)} ${round(y - point.y * scale)}`;
  const points = onCurveFirst(contour);
  const [first] = points;
  if (!first) return '';
  let path = `M${say(first)}`;
  for (let index = 1; index <= points.length; index += 1) {
    const point = points[index % points.length] ?? first;
    if (point.isOn) {
      if (index < points.length) path += `L${say(point)}`;
      continue;
    }
    const next = points[(index + 1) % points.length] ?? first;
    path += `Q${say(point)} ${say(next.isOn ? next : between(point, next))}`;
    if (next.isOn) index += 1;
  }
  return `${path}Z`;
}

/** The same contour from a point that is on it. */
function onCurveFirst(contour: Contour): Contour {
  const at = contour.findIndex(({ isOn }) => isOn);
  if (at >= 0) return [...contour.slice(at), ...contour.slice(0, at)];
  const [first] = contour;
  const last = contour.at(-1);
  return first && last ? [between(last, first), ...contour] : [];
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOn: true });

const round = (value: number): number => Math.round(value * 10) / 10;
