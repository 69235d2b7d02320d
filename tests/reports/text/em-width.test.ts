import { expect, test } from 'vitest';
import { fontFace } from '#reports/font/font-face.ts';
import { emWidth } from '#reports/text/em-width.ts';
import { fonts } from '../fixture.ts';

test('letters, figures and marks are as wide as the text face has them', () => {
  const face = fontFace(fonts('latin-serif'));
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));
  const off = ascii.filter((character) => {
    const advance = face.advanceOf(face.glyphOf(character.charCodeAt(0))) / 1000;
    return Math.abs(emWidth(character) - advance) > 0.006;
  });
  expect(off).toEqual([]);
});

test('Han are squares, with white beside figures; bold is wider', () => {
  expect([
    emWidth('海關'),
    Number(emWidth('第1號').toFixed(2)),
    emWidth('AEO') < emWidth('AEO', 'bold'),
  ]).toEqual([2, 3.03, true]);
});
