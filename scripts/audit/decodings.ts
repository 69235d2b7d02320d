import { Buffer } from 'node:buffer';

export type Reading = { readonly encoding: string; readonly text: string };

const BASE64_RUN = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
const HEX_RUN = /(?:[0-9a-fA-F]{2}){9,}/g;
const DEEPEST = 2;

/** The ways in which bytes may hide a text: each decoding that changes it, and those of what it yields. */
export function readingsOf(bytes: Uint8Array): readonly Reading[] {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const utf16 = [0, 1].flatMap((offset) => {
    const even = raw.subarray(offset, offset + 2 * Math.floor((raw.length - offset) / 2));
    return [even.toString('utf16le'), Buffer.from(even).swap16().toString('utf16le')];
  });
  return [
    ...ofText(raw.toString('utf8'), 0),
    ...(raw.includes(0) ? utf16.map((text) => ({ encoding: 'UTF-16', text })) : []),
  ];
}

function ofText(text: string, depth: number): readonly Reading[] {
  const readings = [{ encoding: 'raw', text }, ...plainDecodings(text)];
  if (depth === DEEPEST) return readings;
  return [
    ...readings,
    ...runs(text, BASE64_RUN, (run) => Buffer.from(run, 'base64'), { encoding: 'base64', depth }),
    ...runs(text, HEX_RUN, (run) => Buffer.from(run, 'hex'), { encoding: 'hex', depth }),
  ];
}

function plainDecodings(text: string): readonly Reading[] {
  const decoded: readonly Reading[] = [
    {
      encoding: 'percent',
      text: text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => characterOf(hex, 16)),
    },
    {
      encoding: 'entity',
      text: text
        .replace(/&#x([0-9a-fA-F]{1,6});/g, (_, hex: string) => characterOf(hex, 16))
        .replace(/&#(\d{1,7});/g, (_, digits: string) => characterOf(digits, 10)),
    },
    {
      encoding: 'JSON',
      text: text.replace(/\\[ux]\{?([0-9a-fA-F]{2,6})\}?/g, (_, hex: string) => characterOf(hex, 16)),
    },
    {
      encoding: 'quoted-printable',
      text: text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => characterOf(hex, 16)),
    },
  ];
  return decoded.filter((each) => each.text !== text);
}

function characterOf(digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

type Of = { readonly encoding: string; readonly depth: number };

/** A run may begin anywhere in what was encoded: base64 is read at each of its four places. */
function runs(text: string, pattern: RegExp, decode: (run: string) => Buffer, of: Of): readonly Reading[] {
  const found = text.match(pattern) ?? [];
  const starts = of.encoding === 'base64' ? [0, 1, 2, 3] : [0];
  return starts.flatMap((start) => {
    const decoded = found.map((run) => decode(run.slice(start)));
    const texts = [
      decoded.map((each) => each.toString('latin1')).join('\n'),
      decoded.map((each) => each.toString('utf16le')).join('\n'),
    ];
    return texts.flatMap((each) =>
      ofText(each, of.depth + 1).map((reading) => ({
        encoding: reading.encoding === 'raw' ? of.encoding : `${of.encoding}, ${reading.encoding}`,
        text: reading.text,
      })),
    );
  });
}

/** A text without what may part a word: blanks, folded lines, hyphens, marks of direction; composed, in lower case. */
export function squeezed(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/<wbr\s*\/?>/g, '')
    .replace(/[\s\0\u00ad\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2069\ufeff-]+/gu, '');
}
