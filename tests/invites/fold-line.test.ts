import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLine } from '#invites/fold-line.ts';

const octets = (text: string) => Buffer.byteLength(text);

test('a short line stays as it is', () => {
  expect(foldLine('SUMMARY:short')).toBe('SUMMARY:short');
  expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75));
});

test('a line is folded at 75 octets, the space of the continuation counted', () => {
  expect(foldLine('x'.repeat(150))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x`);
});

test('no character is split, of any width', () => {
  expect(foldLine(`${'x'.repeat(74)}é`)).toBe(`${'x'.repeat(74)}\r\n é`);
  expect(foldLine(`${'x'.repeat(73)}會議`)).toBe(`${'x'.repeat(73)}\r\n 會議`);
  expect(foldLine(`${'x'.repeat(72)}🎉`)).toBe(`${'x'.repeat(72)}\r\n 🎉`);
});

test('any text comes back by unfolding, in lines of at most 75 octets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (raw) => {
      const text = raw.toWellFormed().replace(/[\r\n]/g, '');
      const folded = foldLine(text);
      expect(folded.replaceAll('\r\n ', '')).toBe(text);
      expect(folded.split('\r\n').every((line) => octets(line) <= 75 && line.isWellFormed())).toBe(true);
    }),
  );
});
