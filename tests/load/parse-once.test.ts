import { expect, test } from 'vitest';
import { parseOnce } from '#load/parse-once.ts';

const parse = (file: string, text: string) => parseOnce({ file, text }, { parse: () => ({ text }) });

test('a file is parsed again when its text is new, and one that is changed and changed back is not', () => {
  const first = parse('data/a.yaml', 'one');
  expect(parse('data/a.yaml', 'one')).toBe(first);
  expect(parse('data/a.yaml', 'two')).toEqual({ text: 'two' });
  expect(parse('data/a.yaml', 'one')).toBe(first);
  expect(parse('data/a.yaml', 'three')).toEqual({ text: 'three' });
  expect(parse('data/a.yaml', 'two')).toEqual({ text: 'two' });
  expect(parse('data/a.yaml', 'one')).not.toBe(first);
});

test('the same text in another file is another file, since it may be read as something else', () => {
  const first = parse('data/b.yaml', 'one');
  expect(parse('data/c.yaml', 'one')).not.toBe(first);
  expect(parse('data/b.yaml', 'one')).toBe(first);
});
