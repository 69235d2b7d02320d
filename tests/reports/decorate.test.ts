import { expect, test } from 'vitest';
import { decoratePage } from '#reports/layout/decorate.ts';
import { cpuMs } from '../cpu-clock.ts';
import { FRAME, SHEET, textItems } from './laid-out.ts';

/** What stands in the head of a page. */
function headOf(headerStart: string): string {
  const { items } = decoratePage({ ...SHEET, items: [] }, { headerStart }, { sheet: SHEET, frame: FRAME });
  return textItems(items)
    .flatMap(({ texts }) => texts)
    .join('');
}

test('a title that fits the head of a page stands there as it is', () => {
  expect(headOf('赴馬德里出席研討會報告')).toBe('赴馬德里出席研討會報告');
});

test('a title that is longer ends in an ellipsis where it is full, after a whole character', () => {
  const shown = headOf('👩‍👩‍👧é'.repeat(400));
  expect(shown.replace(/(?:👩‍👩‍👧|é)+/u, '')).toBe('…');
  expect(headOf('出'.repeat(60))).toMatch(/^出{25,40}…$/);
});

test.each([
  ['words', 'to a very long title '],
  ['Han', '出國報告'],
  ['what has no width', '\u200b'],
  ['marks', 'e\u0301\u0301'],
])('a title of 60,000 characters takes no time: %s', (_, piece) => {
  headOf('warm');
  const before = cpuMs();
  headOf(piece.repeat(60_000 / piece.length));
  expect(cpuMs() - before).toBeLessThan(400);
});
