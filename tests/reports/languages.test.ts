import { expect, test } from 'vitest';
import { shapeText } from '#reports/text/shape-text.ts';
import { fonts } from './fixture.ts';

function fontsOf(text: string, language: string): readonly string[] {
  const { atoms } = shapeText([{ text, language }], { family: 'body', sizePt: 10, language }, fonts);
  return [...new Set(atoms.map(({ font }) => font))];
}

test.each([
  ['直骨', 'zh-TW', ['han-serif']],
  ['直骨かな', 'ja', ['japanese']],
  ['한국 關稅', 'ko', ['korean']],
  ['𠮷田', 'zh-TW', ['japanese', 'han-serif']],
])('%s in %s is set in the letterforms of its language', (text, language, wanted) => {
  expect(fontsOf(text, language).toSorted()).toEqual(wanted.toSorted());
});
