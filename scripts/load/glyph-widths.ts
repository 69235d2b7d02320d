import type { Buffer } from 'node:buffer';
import { PDFArray, PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib';

/** How far a string of a font reaches, in thousandths of its size. */
export type Measure = (shown: Buffer) => number;

/** Where a font says nothing of a glyph: about the mean of Latin letters. */
const UNKNOWN = 500;

/** The widths that a font declares (ISO 32000-1, 9.7.4.3 and 9.2.4). */
export function measureOf(font: PDFDict | undefined): Measure {
  if (font?.lookup(PDFName.of('Subtype')) === PDFName.of('Type0')) return ofComposite(font);
  const first = numberOf(font?.lookup(PDFName.of('FirstChar'))) ?? 0;
  const widths = numbersOf(font?.lookup(PDFName.of('Widths')));
  return (shown) => shown.reduce((sum, code) => sum + (widths[code - first] ?? UNKNOWN), 0);
}

function ofComposite(font: PDFDict): Measure {
  const descendants = font.lookup(PDFName.of('DescendantFonts'));
  const inner = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  const own = inner instanceof PDFDict ? inner : undefined;
  const standard = numberOf(own?.lookup(PDFName.of('DW'))) ?? 1000;
  const widths = runsOf(own?.lookup(PDFName.of('W')));
  return (shown) => {
    let sum = 0;
    for (let at = 0; at + 1 < shown.length; at += 2) sum += widths.get(shown.readUInt16BE(at)) ?? standard;
    return sum;
  };
}

/** `c [w w …]` and `from to w`, in any order. */
function runsOf(list: unknown): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  if (!(list instanceof PDFArray)) return widths;
  for (let at = 0; at < list.size(); ) {
    const from = numberOf(list.lookup(at)) ?? 0;
    const next = list.lookup(at + 1);
    if (next instanceof PDFArray) {
      numbersOf(next).forEach((width, index) => void widths.set(from + index, width));
      at += 2;
    } else {
      const to = Math.min(numberOf(next) ?? from, from + 0xffff);
      for (let code = from; code <= to; code += 1) widths.set(code, numberOf(list.lookup(at + 2)) ?? UNKNOWN);
      at += 3;
    }
  }
  return widths;
}

const numberOf = (value: unknown): number | undefined =>
  value instanceof PDFNumber ? value.asNumber() : undefined;

const numbersOf = (list: unknown): readonly number[] =>
  list instanceof PDFArray
    ? Array.from({ length: list.size() }, (_, index) => numberOf(list.lookup(index)) ?? UNKNOWN)
    : [];
