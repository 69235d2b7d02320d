import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';

/** What fills a shape or a letter: red, green and blue from 0 to 1; `undefined` where nobody can tell. */
export type Fill = readonly [red: number, green: number, blue: number] | undefined;

/** How the numbers of a colour are to be read (ISO 32000-1, 8.6). */
export type Space = 'grey' | 'rgb' | 'cmyk' | undefined;

export const BLACK: Fill = [0, 0, 0];

/** The numbers of a colour in its space; in a space of inks, patterns or tables nobody can tell. */
export function fillOf(space: Space, numbers: readonly number[]): Fill {
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  if (space === 'grey') return [a, a, a];
  if (space === 'rgb') return [a, b, c];
  return space === 'cmyk' ? [(1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d)] : undefined;
}

const BY_NAME: Readonly<Record<string, Space>> = {
  '/DeviceGray': 'grey',
  '/CalGray': 'grey',
  '/DeviceRGB': 'rgb',
  '/CalRGB': 'rgb',
  '/DeviceCMYK': 'cmyk',
};
const BY_COUNT: Readonly<Record<number, Space>> = { 1: 'grey', 3: 'rgb', 4: 'cmyk' };

/** The space that a name of the page stands for. */
export function spaceOf(resources: PDFDict | undefined, name = ''): Space {
  const spaces = resources?.lookup(PDFName.of('ColorSpace'));
  const own = spaces instanceof PDFDict ? spaces.lookup(PDFName.of(name.slice(1))) : undefined;
  if (!(own instanceof PDFArray)) return BY_NAME[own instanceof PDFName ? own.toString() : name];
  const kind = String(own.lookup(0));
  if (kind !== '/ICCBased') return BY_NAME[kind];
  const profile = own.lookup(1);
  const count = profile instanceof PDFRawStream ? profile.dict.lookup(PDFName.of('N')) : undefined;
  return count instanceof PDFNumber ? BY_COUNT[count.asNumber()] : undefined;
}

/** Nobody sees the one on the other. */
export const isAlike = (one: Fill, other: Fill): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.every((tint, at) => Math.abs(tint - (other[at] ?? 0)) < 0.03);

const WHITE: Fill = [1, 1, 1];

/** As paper, to the eye. */
export const isWhite = (fill: Fill): boolean => isAlike(fill, WHITE);
