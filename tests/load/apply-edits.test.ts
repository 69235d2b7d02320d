import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { applyEdits } from '#load/apply-edits.ts';

const cure = (line: number, column: number, find: string, put: string): Diagnostic => ({
  code: 'x',
  severity: 'warning',
  position: { file: 'a.mdx', line, column },
  parameters: {},
  edit: { find, put },
});

test('each text at its place becomes the other', () => {
  expect(applyEdits('一,二\n三 四', [cure(1, 2, ',', '，'), cure(2, 2, ' ', '')]).text).toBe('一，二\n三四');
});

test('what does not stand there any more is left alone', () => {
  expect(applyEdits('abc', [cure(1, 1, 'x', 'y'), cure(9, 1, 'a', 'y')])).toEqual({ text: 'abc', cured: [] });
});

test('of two that touch, the later one is applied', () => {
  const later = cure(1, 2, 'bc', 'X');
  expect(applyEdits('abcd', [cure(1, 1, 'ab', 'Y'), later])).toEqual({ text: 'aXd', cured: [later] });
});

test('everything outside the cures stays', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('甲', ',', '乙', '\n'), { maxLength: 40 }), (characters) => {
      const text = characters.join('');
      const diagnostics = text
        .split('\n')
        .flatMap((line, index) =>
          [...line].flatMap((each, at) => (each === ',' ? [cure(index + 1, at + 1, ',', '，')] : [])),
        );
      return applyEdits(text, diagnostics).text === text.replaceAll(',', '，');
    }),
  );
});
