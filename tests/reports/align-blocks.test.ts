import { expect, test } from 'vitest';
import { alignBlocks } from '#reports/align-blocks.ts';
import { type Block, paragraph, plain } from '#reports/block.ts';

const heading = (level: number, text: string): Block => ({
  kind: 'heading',
  level,
  label: '',
  anchor: text,
  runs: plain(text, 'en'),
});
const text = (words: string): Block => paragraph(plain(words, 'en'));
const nameOf = (block: Block | undefined): string =>
  block && 'runs' in block ? block.runs.map((run) => run.text).join('') : '–';

test('headings meet headings of their level; what one edition lacks stands alone', () => {
  const first = [heading(1, 'A'), text('a'), text('b'), heading(2, 'B'), text('c')];
  const second = [heading(1, 'A′'), text('a′'), heading(2, 'B′'), text('c′'), text('d′')];
  expect(alignBlocks(first, second).map((pair) => [nameOf(pair.first), nameOf(pair.second)])).toEqual([
    ['A', 'A′'],
    ['a', 'a′'],
    ['b', '–'],
    ['B', 'B′'],
    ['c', 'c′'],
    ['–', 'd′'],
  ]);
});
