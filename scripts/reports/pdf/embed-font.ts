import type { ComposedGlyph } from '../font/composed-glyph.ts';
import type { FontFace } from '../font/font-face.ts';
import { type Subset, subsetFont } from '../font/subset-font.ts';
import { type Pdf, type Ref, writePacked } from './pdf-document.ts';
import { escapeBytes, pdfText } from './pdf-value.ts';

/**
 * A font as one document uses it: each character has a number of its own (CID), never shared by two
 * characters that look alike, so that the text read back is the text written.
 */
export type EmbeddedFont = {
  readonly name: string;
  readonly ref: Ref;
  /** `drawn`: the glyphs of a letter with marks on it or of a shape that it takes, which is one character to who reads it back. */
  readonly sortOf: (character: string, drawn?: ComposedGlyph) => Sort;
  /** Writes the font's objects, once all its characters are known. */
  readonly finish: () => void;
};

/** A character as the font has it. */
export type Sort = {
  /**
   * The font's own advance in thousandths of an em, which is also what the width array says (ISO 32000-1
   * §9.7.4.3; ISO 19005-2 §6.2.11.5): squeezing and kerning are moves between characters, never other widths.
   */
  readonly advance: number;
  /** Its number (CID) in two bytes, as the strings of content streams have it. */
  readonly code: string;
};

const SPACE = 0x20;
/** Drawn as nothing, but present in the text. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u200b\u2060\ufeff\u2028]/u;
const SPACES = /[\t\u00a0]/;

/** Without a `glyph`, nothing is drawn, or a letter and its marks. */
type Used = {
  readonly character: string;
  readonly glyph?: number;
  readonly drawn?: ComposedGlyph;
  readonly advance: number;
};

export function embedFont(pdf: Pdf, face: FontFace, name: string): EmbeddedFont {
  const ref = pdf.ref();
  const used: Used[] = [];
  const sorts = new Map<string, Sort>();
  const open = (character: string, drawn: ComposedGlyph | undefined): Sort => {
    const one = drawn ? { character, drawn, advance: drawn.advance } : cut(face, character);
    return { advance: one.advance, code: twoBytes(used.push(one)) };
  };
  const sortOf = (character: string, drawn?: ComposedGlyph): Sort => {
    const key = drawn ? keyOf(character, drawn) : character;
    const known = sorts.get(key) ?? open(character, drawn);
    sorts.set(key, known);
    return known;
  };
  return { name, ref, sortOf, finish: () => writeFont(pdf, { face, used, ref }) };
}

/** One character may be drawn in several shapes: at the beginning, in the middle and at the end of a word. */
const keyOf = (character: string, { parts, advance }: ComposedGlyph): string =>
  `${character}\0${advance}\0${parts.map(({ glyph, x, y }) => `${glyph} ${x} ${y}`).join()}`;

function cut(face: FontFace, character: string): Used {
  if (INVISIBLE.test(character)) return { character, advance: 0 };
  const glyph = face.glyphOf(SPACES.test(character) ? SPACE : (character.codePointAt(0) ?? 0));
  return { character, glyph, advance: face.advanceOf(glyph) };
}

type FontParts = { readonly face: FontFace; readonly used: readonly Used[]; readonly ref: Ref };

/** Type 0 over CIDFontType2 (ISO 32000-1 §9.7.4), with an explicit map from CID to glyph. */
function writeFont(pdf: Pdf, { face, used, ref }: FontParts): void {
  const subset = subsetFont(
    face.file,
    used.flatMap(({ glyph }) => glyph ?? []),
    used.flatMap(({ drawn }) => (drawn ? [drawn] : [])),
  );
  const baseFont = `${subsetTag(used)}+${face.postScriptName}`;
  const descendant = pdf.ref({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: pdfText('Adobe'), Ordering: pdfText('Identity'), Supplement: 0 },
    FontDescriptor: writeDescriptor(pdf, face, { baseFont, program: subset.bytes }),
    DW: 1000,
    W: [1, used.map(({ advance }) => advance)],
    CIDToGIDMap: writePacked(pdf, pdf.ref(), { content: glyphMap(used, subset) }),
  });
  pdf.write(descendant);
  Object.assign(ref.data, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: baseFont,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: writePacked(pdf, pdf.ref(), { content: unicodeMap(used) }),
  });
  pdf.write(ref);
}

const SYMBOLIC = 4;

function writeDescriptor(
  pdf: Pdf,
  face: FontFace,
  { baseFont, program }: { readonly baseFont: string; readonly program: Uint8Array },
): Ref {
  const descriptor = pdf.ref({
    Type: 'FontDescriptor',
    FontName: baseFont,
    Flags: SYMBOLIC,
    FontBBox: face.box.map(Math.round),
    ItalicAngle: Math.round(face.italicAngle * 100) / 100,
    Ascent: Math.round(face.ascent),
    Descent: Math.round(face.descent),
    CapHeight: Math.round(face.capHeight),
    StemV: 80,
    FontFile2: writePacked(pdf, pdf.ref({ Length1: program.length }), { content: program, kind: 'outlines' }),
  });
  pdf.write(descriptor);
  return descriptor;
}

function glyphMap(used: readonly Used[], { numberOf, numberOfComposed, nothing }: Subset): Uint8Array {
  const map = new Uint8Array(2 * (used.length + 1));
  for (const [index, { glyph, drawn }] of used.entries()) {
    const number =
      (drawn && numberOfComposed.get(drawn)) ?? (glyph === undefined ? nothing : (numberOf.get(glyph) ?? 0));
    map[2 * index + 2] = number >> 8;
    map[2 * index + 3] = number & 0xff;
  }
  return map;
}

const LINES_A_SECTION = 100;

/** CID to Unicode (Adobe Technical Note 5411), from the text itself. */
function unicodeMap(used: readonly Used[]): string {
  const lines = used.map(({ character }, index) => `<${hex(index + 1)}> <${utf16(character)}>`);
  const sections: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_A_SECTION) {
    const section = lines.slice(at, at + LINES_A_SECTION);
    sections.push(`${section.length} beginbfchar`, ...section, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...sections,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

/** Half as long as in hexadecimal, and packed in half the time. */
const twoBytes = (value: number): string => escapeBytes(String.fromCharCode(value >> 8, value & 0xff));
const hex = (value: number): string => value.toString(16).padStart(4, '0');
const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');

/** Six capitals that tell subsets apart (§9.6.4), from what the subset holds. */
function subsetTag(used: readonly Used[]): string {
  let hash = 7;
  for (const { character } of used) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 308_915_776;
  return Array.from({ length: 6 }, (_, place) =>
    String.fromCharCode(65 + (Math.floor(hash / 26 ** place) % 26)),
  ).join('');
}
