import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { type Measure, measureOf } from './glyph-widths.ts';
import { type Box, EVERYWHERE, IDENTITY, type Matrix, matrixOf, times } from './page-geometry.ts';
import type { Operand, Operation } from './page-operators.ts';

/** How what comes next is drawn (ISO 32000-1, 8.4 and 9.3), as far as it decides what is seen. */
export type State = {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly isWhite: boolean;
  readonly isOpaque: boolean;
  /** Rendering mode: 3 is invisible, 7 clips alone. */
  readonly mode: number;
  readonly size: number;
  readonly measure: Measure;
  readonly leading: number;
  readonly scale: number;
};

export const START: State = {
  matrix: IDENTITY,
  clip: EVERYWHERE,
  isWhite: false,
  isOpaque: true,
  mode: 0,
  size: 1,
  measure: measureOf(undefined),
  leading: 0,
  scale: 1,
};

/** What an operator is given: its numbers, its name, and its last operand. */
export type Given = {
  readonly numbers: readonly number[];
  readonly name: string | undefined;
  readonly last: Operand;
};

export function givenTo({ operands }: Operation): Given {
  return {
    numbers: operands.filter((each): each is number => typeof each === 'number'),
    name: operands.find((each): each is string => typeof each === 'string'),
    last: operands.at(-1),
  };
}

type Change = (state: State, given: Given, resources: PDFDict | undefined) => State;

/** What an operator changes of the state; those that draw or keep are not among them. */
export const CHANGES: Readonly<Record<string, Change>> = {
  cm: (state, { numbers }) => ({ ...state, matrix: times(matrixOf(numbers), state.matrix) }),
  TL: (state, { numbers: [leading = 0] }) => ({ ...state, leading }),
  Tr: (state, { numbers: [mode = 0] }) => ({ ...state, mode }),
  Tz: (state, { numbers: [percent = 0] }) => ({ ...state, scale: percent / 100 }),
  Tf: (state, { numbers: [size = 0], name }, resources) => ({
    ...state,
    size,
    measure: measureOf(entry(resources, 'Font', name)),
  }),
  g: (state, { numbers: [tint = 0] }) => ({ ...state, isWhite: tint > 0.99 }),
  rg: (state, { numbers }) => ({ ...state, isWhite: Math.min(...numbers.slice(0, 3), 1) > 0.99 }),
  k: (state, { numbers }) => ({ ...state, isWhite: Math.max(...numbers.slice(0, 4), 0) < 0.01 }),
  cs: (state) => ({ ...state, isWhite: false }),
  sc: (state, { numbers, name }) => ({ ...state, isWhite: name === undefined && isWhite(numbers) }),
  scn: (state, { numbers, name }) => ({ ...state, isWhite: name === undefined && isWhite(numbers) }),
  gs: (state, { name }, resources) => ({
    ...state,
    isOpaque: staysOpaque(entry(resources, 'ExtGState', name), state.isOpaque),
  }),
};

const isWhite = (tints: readonly number[]): boolean =>
  tints.length === 4
    ? tints.every((tint) => tint < 0.01)
    : tints.length > 0 && tints.every((tint) => tint > 0.99);

function staysOpaque(graphics: PDFDict | undefined, before: boolean): boolean {
  const [alpha, blend] = ['ca', 'BM'].map((key) => graphics?.lookup(PDFName.of(key))?.toString());
  if (alpha === undefined && blend === undefined) return before;
  return (alpha === undefined || Number(alpha) > 0.99) && (blend === undefined || /Normal/.test(blend));
}

function entry(resources: PDFDict | undefined, kind: string, name = ''): PDFDict | undefined {
  const kinds = resources?.lookup(PDFName.of(kind));
  const found = kinds instanceof PDFDict ? kinds.lookup(PDFName.of(name.slice(1))) : undefined;
  return found instanceof PDFDict ? found : undefined;
}

/** A form or picture that resources name. */
export function drawnObject(resources: PDFDict | undefined, name = ''): PDFRawStream | undefined {
  const kinds = resources?.lookup(PDFName.of('XObject'));
  const found = kinds instanceof PDFDict ? kinds.lookup(PDFName.of(name.slice(1))) : undefined;
  return found instanceof PDFRawStream ? found : undefined;
}

export function numbersOf(dictionary: PDFDict, key: string): readonly number[] {
  const found = dictionary.lookup(PDFName.of(key))?.toString() ?? '';
  return [...found.matchAll(/[+-]?\d*\.?\d+/g)].map(([number]) => Number(number));
}
