import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainYaml } from '#load/plain-yaml.ts';
import { parseWhole } from '#load/yaml-source.ts';
import { rounds } from '../rounds.ts';
import { stretches } from './facts-with-slips.ts';

test('the facts of the sample are plain, but for no file', () => {
  const others = globSync('data/**/*.yaml').filter((file) => !plainYaml(readFileSync(file, 'utf8')));
  expect(others).toEqual([]);
});

test.each([
  ['as in YAML 1.2', 'a: [1, 0x1F, 0o17, 1e3, -.inf, ~, null, True, no, 1:30, 2026-02-30, 1_000, 017]'],
  ['texts of several lines', 'a: |\n  one\n  two\nb: >-\n  three\n  four\nc: "five\n  six"\n'],
  ['lines of another system', 'a:\r\n  - b: 1\r\n  - c: "\\u4E00"\r\n'],
])('%s', (_, text) => {
  expect(plainYaml(text)?.value).toEqual(parseWhole('facts.yaml', text).value);
});

test.each([
  ['nothing', '# nothing yet\n'],
  ['a word', 'word'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['a document that ends', 'a: 1\n...\n'],
  ['a document that ends before it begins', '... a:'],
  ['a number without end', 'a: 1e3000\n'],
  ['a tab', 'a: b\n\t '],
  ['a directive', '%YAML 1.1\n---\na: no\n'],
  ['a repeated value', 'a: &one 1\nb: *one\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a key that stands twice', 'a: 1\na: 2\n'],
  ['a key that is no text', '1: a\n'],
  ['a key that is nothing', '{ : a }'],
  ['a key that is a list', '? [a]\n: b\n'],
  ['a key that objects have', '__proto__: { a: 1 }\n'],
  ['a lone return', 'a: 1\rb: 2\n'],
  ['a mark of byte order', '\ufeffa: 1\n'],
  ['brackets without end', '['.repeat(5000)],
  ['a quote without end', 'a: "b\n'],
])('%s is for the other parser', (_, text) => {
  expect(plainYaml(text)).toBeUndefined();
});

test('whatever is taken for plain has no fault, and the value that the parser with a tree finds', () => {
  let plain = 0;
  const isSame = fc.property(stretches(), (text) => {
    const taken = plainYaml(text);
    if (!taken) return;
    plain += 1;
    const { value, faults } = parseWhole('facts.yaml', text);
    expect({ value: taken.value, faults: [] }).toStrictEqual({ value, faults });
  });
  const numRuns = rounds(16_000);
  fc.assert(isSame, { numRuns });
  expect(plain).toBeGreaterThan(numRuns / 8);
});
