import { expect, test } from 'vitest';
import { parseOnce } from '#load/parse-once.ts';

const source = (root: string, text: string) => ({ root, file: 'data/people.yaml', text });
const parse = (root: string, text: string) => parseOnce(source(root, text), () => ({ text }));

test('a file is parsed again when its text is another, and only then', () => {
  const first = parse('/a', 'one');
  expect(parse('/a', 'one')).toBe(first);
  expect(parse('/a', 'two')).toEqual({ text: 'two' });
  expect(parse('/a', 'one')).not.toBe(first);
});

test('the same file of another workspace is another file', () => {
  const first = parse('/b', 'one');
  expect(parse('/c', 'one')).not.toBe(first);
  expect(parse('/b', 'one')).toBe(first);
});
