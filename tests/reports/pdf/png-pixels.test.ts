import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePng, isDecodable, type Png } from '#reports/pdf/png-pixels.ts';

/** Every kind of pixel there is: bits and samples. */
const KINDS = [
  { bits: 1, samples: 1 },
  { bits: 2, samples: 1 },
  { bits: 4, samples: 1 },
  { bits: 8, samples: 1 },
  { bits: 8, samples: 2 },
  { bits: 8, samples: 3 },
  { bits: 8, samples: 4 },
  { bits: 16, samples: 3 },
  { bits: 16, samples: 4 },
] as const;

const picture = fc.record({
  kind: fc.constantFrom(...KINDS),
  width: fc.integer({ min: 1, max: 19 }),
  height: fc.integer({ min: 1, max: 19 }),
  isInterlaced: fc.boolean(),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
});

/** Adam7, as the letters of its passes over a square of eight (PNG, third edition, §8.1). */
const ADAM7 = [
  '16462646',
  '77777777',
  '56565656',
  '77777777',
  '36463646',
  '77777777',
  '56565656',
  '77777777',
];

test('what is filtered, interlaced and deflated comes back as it was', () => {
  fc.assert(
    fc.property(picture, ({ kind, width, height, isInterlaced, seed }) => {
      const bits = kind.bits * kind.samples;
      const rowBytes = Math.ceil((width * bits) / 8);
      const values = Array.from({ length: width * height }, (_, index) => pixelOf(seed, index, bits));
      const whole = packRows(values, { width, bits });
      const passes = isInterlaced
        ? ['1', '2', '3', '4', '5', '6', '7'].map((pass) => rowsOfPass(pass, { width, height }))
        : [rowsOfPass(undefined, { width, height })];
      const data = passes.flatMap((rows) =>
        filterRows(
          rows.map((row) =>
            packRows(
              row.map((index) => values[index] ?? 0n),
              { width: row.length, bits },
            ),
          ),
          { back: Math.max(1, bits >> 3), seed },
        ),
      );
      const png: Png = {
        ...{ width, height, type: TYPES[kind.samples], bits: kind.bits, samples: kind.samples, isInterlaced },
        ...{ hasAlpha: false, palette: undefined, transparency: undefined },
        data: deflateSync(Uint8Array.from(data)),
      };
      expect([...decodePng(png)]).toEqual(whole);
      expect(isDecodable(png)).toBe(true);
      expect(isDecodable({ ...png, data: png.data.subarray(0, -5) })).toBe(false);
      expect(whole.length).toBe(rowBytes * height);
    }),
    { numRuns: 300 },
  );
});

/** Types of colour by the samples they have: grey, grey and alpha, red-green-blue, the same and alpha. */
const TYPES = { 1: 0, 2: 4, 3: 2, 4: 6 } as const;

const pixelOf = (seed: number, index: number, bits: number): bigint =>
  (BigInt(seed) * BigInt(index + 1) * 0x9e3779b97f4a7c15n) % (1n << BigInt(bits));

/** The places of the pixels of a pass, row by row; all of them without a pass. */
function rowsOfPass(
  pass: string | undefined,
  { width, height }: { readonly width: number; readonly height: number },
): readonly (readonly number[])[] {
  const rows = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => ({ x, y })).flatMap(({ x }) =>
      pass === undefined || ADAM7[y % 8]?.[x % 8] === pass ? [y * width + x] : [],
    ),
  );
  return rows.filter((row) => row.length > 0);
}

/** Pixels as bytes, each row beginning with a new one. */
function packRows(
  values: readonly bigint[],
  { width, bits }: { readonly width: number; readonly bits: number },
): number[] {
  const bytes: number[] = [];
  for (let from = 0; from < values.length; from += width) {
    let text = values
      .slice(from, from + width)
      .map((value) => value.toString(2).padStart(bits, '0'))
      .join('');
    text = text.padEnd(Math.ceil(text.length / 8) * 8, '0');
    for (let at = 0; at < text.length; at += 8) bytes.push(Number.parseInt(text.slice(at, at + 8), 2));
  }
  return bytes;
}

/** Each row behind the number of a filter (§9.2), one after the other in turn. */
function filterRows(
  rows: readonly (readonly number[])[],
  { back, seed }: { readonly back: number; readonly seed: number },
): number[] {
  return rows.flatMap((row, index) => {
    const filter = (seed + index) % 5;
    const filtered = row.map((value, at) => {
      const left = row[at - back] ?? 0;
      const up = rows[index - 1]?.[at] ?? 0;
      const corner = rows[index - 1]?.[at - back] ?? 0;
      const guess = left + up - corner;
      const nearest =
        [left, up, corner].toSorted((a, b) => Math.abs(guess - a) - Math.abs(guess - b))[0] ?? 0;
      return (value - ([0, left, up, (left + up) >> 1, nearest][filter] ?? 0)) & 0xff;
    });
    return [filter, ...filtered];
  });
}
