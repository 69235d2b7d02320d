import { expect, test } from 'vitest';
import { escapeBytes, num } from '#reports/pdf/pdf-value.ts';

test('a string in parentheses has its brackets, backslashes and line ends escaped', () => {
  expect(escapeBytes('a (b) \\ c\r\n')).toBe('a \\(b\\) \\\\ c\\r\\n');
});

test('a number is never written with an exponent', () => {
  expect([1e-7, -1e-7, 123456.78949].map(num)).toEqual(['0', '0', '123456.789']);
});
