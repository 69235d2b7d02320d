import { expect, test } from 'vitest';
import { keepTogether } from '../../site/lib/keep-together.ts';

test.each([
  [
    '<p>The C-TPAT and COVID-19</p>',
    '<p>The <span class="nowrap">C-TPAT</span> and <span class="nowrap">COVID-19</span></p>',
  ],
  ['<p>a follow-up, Asia-Pacific</p>', '<p>a follow-up, Asia-Pacific</p>'],
  ['<title>C-TPAT</title><p title="C-TPAT">x</p>', '<title>C-TPAT</title><p title="C-TPAT">x</p>'],
  ['<p>Micro/Small and 1/2</p>', '<p>Micro/<wbr>Small and 1/2</p>'],
])('%s', (html, kept) => {
  expect(keepTogether(html)).toBe(kept);
});
