import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editProse, type ProseChange } from '#edit/edit-prose.ts';
import { applyTextEdit, invertTextEdit } from '#edit/text-edit.ts';

const PROSE = `## Purpose

First *words*,
  over two lines.


- one
- two

<Internal>

  Not for the public.

</Internal>

<Photo id="handshake" />
`;

const changed = (text: string, ...changes: readonly ProseChange[]): string => {
  const result = editProse(text, changes);
  return 'fault' in result ? `fault: ${result.fault.reason}` : result.text;
};

test('a block gets other words', () => {
  expect(changed(PROSE, { deed: 'replace', path: [1], words: 'Other words.\n' })).toBe(
    PROSE.replace('First *words*,\n  over two lines.', 'Other words.'),
  );
});

test('a block within a component gets other words, as deep as it stood', () => {
  expect(changed(PROSE, { deed: 'replace', path: [3, 0], words: 'One.\n\nTwo.' })).toBe(
    PROSE.replace('Not for the public.', 'One.\n\n  Two.'),
  );
});

test('a block is put between two, at the end, and into an empty file', () => {
  expect(changed(PROSE, { deed: 'insert', path: [2], words: 'New.' })).toBe(
    PROSE.replace('- one', 'New.\n\n- one'),
  );
  expect(changed(PROSE, { deed: 'insert', path: [5], words: 'New.' })).toBe(`${PROSE.trimEnd()}\n\nNew.\n`);
  expect(changed('', { deed: 'insert', path: [0], words: 'New.' })).toBe('New.\n');
});

test('a block is taken away, or put elsewhere', () => {
  expect(changed(PROSE, { deed: 'remove', path: [2] })).toBe(PROSE.replace('- one\n- two\n\n', ''));
  expect(changed('A.\r\n\r\n\r\nB.\r\n\r\nC.\r\n', { deed: 'move', path: [2], to: 0 })).toBe(
    'C.\r\n\r\n\r\nA.\r\n\r\nB.\r\n',
  );
});

test('an attribute of a component is changed or added', () => {
  const path = [4];
  expect(changed(PROSE, { deed: 'attribute', path, name: 'id', value: 'flags' })).toBe(
    PROSE.replace('handshake', 'flags'),
  );
  expect(changed('<Bilateral id="us" />\n', { deed: 'attribute', path: [0], name: 'as', value: 'x' })).toBe(
    '<Bilateral as="x" id="us" />\n',
  );
});

describe('what cannot be done is said', () => {
  test.each<[string, string, ProseChange]>([
    ['no such block', PROSE, { deed: 'remove', path: [9] }],
    ['a block within a text', PROSE, { deed: 'insert', path: [0, 0, 0], words: 'x' }],
  ])('%s', (_, text, change) => expect(changed(text, change)).toBe('fault: not-found'));
  test('words that break the file', () => {
    expect(changed(PROSE, { deed: 'replace', path: [1], words: '<Internal>' })).toBe('fault: unsafe');
    expect(changed('<Internal', { deed: 'remove', path: [0] })).toBe('fault: syntax');
  });
});

test('every change can be taken back to the byte', () => {
  const block = fc.constantFrom('One.', '## Two', '- a\n- b', '<Photo id="x" />', '> q');
  const change: fc.Arbitrary<ProseChange> = fc.oneof(
    fc.record({ deed: fc.constant('replace' as const), path: fc.tuple(fc.nat(4)), words: block }),
    fc.record({ deed: fc.constant('insert' as const), path: fc.tuple(fc.nat(6)), words: block }),
    fc.record({ deed: fc.constant('remove' as const), path: fc.tuple(fc.nat(4)) }),
    fc.record({ deed: fc.constant('move' as const), path: fc.tuple(fc.nat(4)), to: fc.nat(4) }),
  );
  fc.assert(
    fc.property(fc.constantFrom('\n', '\r\n'), fc.array(change, { maxLength: 3 }), (eol, changes) => {
      const text = PROSE.replaceAll('\n', eol);
      const result = editProse(text, changes);
      if ('fault' in result) return;
      expect(applyTextEdit(text, result.edit)).toEqual({ text: result.text });
      expect(applyTextEdit(result.text, invertTextEdit(text, result.edit))).toEqual({ text });
    }),
    { numRuns: 200 },
  );
});
