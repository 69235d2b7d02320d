import { expect, test } from 'vitest';
import { fontFace } from '#reports/font/font-face.ts';
import { openSfnt } from '#reports/font/sfnt.ts';
import { subsetFont } from '#reports/font/subset-font.ts';
import { fonts } from './fixture.ts';

test('a subset holds the glyphs asked for, their parts and their widths', () => {
  const face = fontFace(fonts('latin-serif'));
  const glyphs = [...'Aéﬀ'].map((character) => face.glyphOf(character.codePointAt(0) ?? 0));
  const subset = subsetFont(face.file, glyphs);
  const file = openSfnt(subset.bytes);
  const hmtx = file.table('hmtx')?.offset ?? 0;
  const unitsPerEm = file.view.getUint16((file.table('head')?.offset ?? 0) + 18);
  const widths = glyphs.map(
    (glyph) => (file.view.getUint16(hmtx + 4 * (subset.numberOf.get(glyph) ?? 0)) * 1000) / unitsPerEm,
  );
  expect(widths).toEqual(glyphs.map((glyph) => face.advanceOf(glyph)));
  expect(file.view.getUint16((file.table('maxp')?.offset ?? 0) + 4)).toBe(subset.numberOf.size + 1);
  expect(file.view.getUint16(hmtx + 4 * subset.nothing)).toBe(0);
});

test('Latin pairs are kerned', () => {
  const face = fontFace(fonts('latin-serif'));
  const [a, v, h] = [...'AVH'].map((character) => face.glyphOf(character.codePointAt(0) ?? 0)) as [
    number,
    number,
    number,
  ];
  expect([face.kern(a, v) < -20, face.kern(h, h)]).toEqual([true, 0]);
});
