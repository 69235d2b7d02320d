import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { type Measure, measureOf } from './glyph-widths.ts';
import { BLACK, type Fill, fillOf, type Space, spaceOf } from './page-colours.ts';
import { type Box, EVERYWHERE, IDENTITY, type Matrix, matrixOf, times } from './page-geometry.ts';
import type { Operand, Operation } from './page-operators.ts';

/** How what comes next is drawn (ISO 32000-1, 8.4 and 9.3), as far as it decides what is seen. */
export type State = {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly fill: Fill;
  readonly space: Space;
  readonly isOpaque: boolean;
  /** So thin that it is not seen. */
  readonly isClear: boolean;
  /** Rendering mode: 3 is invisible, 7 clips alone. */
  readonly mode: number;
  readonly size: number;
  readonly measure: Measure;
  /** A font whose letters are drawn by the page's own operators, in units of their own (Type 3). */
  readonly isDrawn: boolean;
  readonly leading: number;
  readonly scale: number;
};

export const START: State = {
  matrix: IDENTITY,
  clip: EVERYWHERE,
  fill: BLACK,
  space: 'grey',
  isOpaque: true,
  isClear: false,
  mode: 0,
  size: 1,
  measure: measureOf(undefined),
  isDrawn: false,
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
  Tf: (state, { numbers: [size = 0], name }, resources) => {
    const font = entry(resources, 'Font', name);
    const isDrawn = font?.lookup(PDFName.of('Subtype')) === PDFName.of('Type3');
    return { ...state, size, measure: measureOf(font), isDrawn };
  },
  g: (state, { numbers }) => filled(state, 'grey', numbers),
  rg: (state, { numbers }) => filled(state, 'rgb', numbers),
  k: (state, { numbers }) => filled(state, 'cmyk', numbers),
  cs: (state, { name }, resources) => {
    const space = spaceOf(resources, name);
    return { ...state, space, fill: space && BLACK };
  },
  sc: (state, { numbers, name }) => filled(state, name === undefined ? state.space : undefined, numbers),
  scn: (state, { numbers, name }) => filled(state, name === undefined ? state.space : undefined, numbers),
  gs: (state, { name }, resources) => withGraphics(state, entry(resources, 'ExtGState', name)),
};

const filled = (state: State, space: Space, numbers: readonly number[]): State => ({
  ...state,
  space,
  fill: fillOf(space, numbers),
});

function withGraphics(state: State, graphics: PDFDict | undefined): State {
  const [alpha, blend] = ['ca', 'BM'].map((key) => graphics?.lookup(PDFName.of(key))?.toString());
  const mask = graphics?.lookup(PDFName.of('SMask'));
  const isMasked = mask instanceof PDFDict;
  if (alpha === undefined && blend === undefined && !isMasked) return state;
  const isOpaque =
    !isMasked &&
    (alpha === undefined || Number(alpha) > 0.99) &&
    (blend === undefined || /Normal/.test(blend));
  return { ...state, isOpaque, isClear: alpha === undefined ? state.isClear : Number(alpha) < 0.03 };
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
