import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { contentOf, name, unpack } from '../read-structure.ts';

/** A glyph as a page shows it: what the font's dictionary, its program and its Unicode map say of it. */
export type ShownGlyph = {
  readonly font: string;
  readonly cid: number;
  /** In the embedded program; 0 is `.notdef`. */
  readonly glyph: number;
  readonly declaredWidth: number;
  readonly programWidth: number;
  readonly unicode: string | undefined;
};

/** Every glyph that the pages show, each once a font. */
export function readGlyphs(document: PDFDocument): readonly ShownGlyph[] {
  const fonts = new Map<PDFDict, { readonly read: GlyphReader; readonly shown: Set<number> }>();
  for (const page of document.getPages()) {
    for (const { font, codes } of stringsOf(page)) {
      const known = fonts.get(font) ?? { read: openFont(font), shown: new Set<number>() };
      fonts.set(font, known);
      for (const code of codes) known.shown.add(code);
    }
  }
  return [...fonts.values()].flatMap(({ read, shown }) => [...shown].map(read));
}

type GlyphReader = (cid: number) => ShownGlyph;

function* stringsOf(page: PDFPage): Generator<{ readonly font: PDFDict; readonly codes: readonly number[] }> {
  const fonts = page.node.Resources()?.lookup(name('Font'));
  if (!(fonts instanceof PDFDict)) return;
  let font: PDFDict | undefined;
  const token = /\/(F\d+) \S+ Tf|\((?:\\[\s\S]|[^\\)])*\)/g;
  for (const [text, fontName] of contentOf(page).matchAll(token)) {
    if (fontName) font = fonts.lookup(name(fontName), PDFDict);
    else if (font) yield { font, codes: pairsOf(bytesOfLiteral(text.slice(1, -1))) };
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string's bytes (ISO 32000-1 §7.3.4.2). */
const bytesOfLiteral = (text: string): string =>
  text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
    /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (ESCAPES[escaped] ?? escaped),
  );

const pairsOf = (bytes: string): readonly number[] =>
  Array.from(
    { length: bytes.length / 2 },
    (_, at) => bytes.charCodeAt(2 * at) * 256 + bytes.charCodeAt(2 * at + 1),
  );

function openFont(font: PDFDict): GlyphReader {
  const descendant = font.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const widths = declaredWidths(descendant);
  const map = bytesOf(descendant, 'CIDToGIDMap');
  const program = openProgram(bytesOf(descendant.lookup(name('FontDescriptor'), PDFDict), 'FontFile2'));
  const unicode = unicodeMap(bytesOf(font, 'ToUnicode')?.toString('latin1') ?? '');
  const baseFont = font.lookup(name('BaseFont'), PDFName).decodeText();
  return (cid) => {
    const glyph = map && 2 * cid + 1 < map.length ? map.readUInt16BE(2 * cid) : 0;
    return {
      font: baseFont,
      cid,
      glyph,
      declaredWidth: widths.get(cid) ?? Number.NaN,
      programWidth: program?.(glyph) ?? Number.NaN,
      unicode: unicode.get(cid),
    };
  };
}

function bytesOf(dictionary: PDFDict, key: string): Buffer | undefined {
  const stream = dictionary.lookup(name(key));
  return stream instanceof PDFRawStream ? Buffer.from(unpack(stream), 'latin1') : undefined;
}

/** The form `first [width …]` of §9.7.4.3. */
function declaredWidths(descendant: PDFDict): ReadonlyMap<number, number> {
  const list = descendant.lookup(name('W'), PDFArray);
  const widths = new Map<number, number>();
  for (let at = 0; at < list.size(); at += 2) {
    const first = list.lookup(at, PDFNumber).asNumber();
    const run = list.lookup(at + 1, PDFArray);
    for (let index = 0; index < run.size(); index += 1)
      widths.set(first + index, run.lookup(index, PDFNumber).asNumber());
  }
  return widths;
}

/** Advances from `hmtx`, in thousandths of an em (OpenType 1.9). */
function openProgram(file: Buffer | undefined): ((glyph: number) => number) | undefined {
  if (!file) return undefined;
  const tableAt = (tag: string): number => {
    for (let index = 0; index < file.readUInt16BE(4); index += 1)
      if (file.toString('latin1', 12 + 16 * index, 16 + 16 * index) === tag)
        return file.readUInt32BE(20 + 16 * index);
    throw new Error(`no ${tag} table`);
  };
  const unitsPerEm = file.readUInt16BE(tableAt('head') + 18);
  const count = file.readUInt16BE(tableAt('hhea') + 34);
  const hmtx = tableAt('hmtx');
  return (glyph) => (file.readUInt16BE(hmtx + 4 * Math.min(glyph, count - 1)) * 1000) / unitsPerEm;
}

function unicodeMap(text: string): ReadonlyMap<number, string> {
  const pairs = [...text.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gim)];
  return new Map(
    pairs.map(([, cid = '', units = '']) => [
      Number.parseInt(cid, 16),
      Buffer.from(units, 'hex').swap16().toString('utf16le'),
    ]),
  );
}
