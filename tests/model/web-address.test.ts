import { expect, test } from 'vitest';
import { webAddress } from '#model/web-address.ts';

test.each([
  ['https://example.org', true],
  ['https://example.org/辦公室/', true],
  ['https://example.org\u0000', false],
  ['https://example.org/a b', false],
  ['https://example.org/\u0085', false],
  ['ftp://example.org', false],
  ['example.org', false],
])('%j is an address to put something behind: %s', (text, isOne) => {
  expect(webAddress(/^https?$/).safeParse(text).success).toBe(isOne);
});
