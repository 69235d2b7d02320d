import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Commitment } from '../../scripts/model/commitment.ts';
import { firstDue, nextTurn } from '../../scripts/tracker/due.ts';

function turn(date: string, everyMonths: number, doneOn: string | undefined) {
  const words = { '*': 'so' };
  const commitment = Commitment.parse({
    id: 'a',
    kind: 'promise',
    owner: 'us',
    text: 'a',
    due: { words, date },
    recurs: { words, everyMonths },
  });
  const next = nextTurn(commitment, firstDue(commitment, []), doneOn);
  return next && [next.date, next.latest];
}

test('the first turn is next until it is done', () => {
  expect(turn('2026-12-31', 12, undefined)).toEqual(['2026-12-31', '2026-12-31']);
});

test('done somewhat early or late, it is the same turn', () => {
  expect(turn('2026-12-31', 12, '2026-12-20')).toEqual(['2027-12-31', '2027-12-31']);
  expect(turn('2026-12-31', 12, '2027-02-10')).toEqual(['2027-12-31', '2027-12-31']);
  expect(turn('2026-12-31', 12, '2027-11-30')).toEqual(['2028-12-31', '2028-12-31']);
});

test('turns at the end of the month do not drift at short months', () => {
  expect(turn('2026-01-31', 1, '2026-02-28')?.[1]).toBe('2026-03-31');
});

test('the 29th of February falls back to the 28th', () => {
  expect(turn('2024-02-29', 12, '2024-02-29')).toEqual(['2025-02-28', '2025-02-28']);
});

test('a date that is imprecise stays so', () => {
  expect(turn('../2026-12-31', 24, '2026-12-01')).toEqual(['../2028-12-31', '2028-12-31']);
  expect(turn('2026~', 12, '2026-12-01')).toEqual(['2027~', '2027-12-31']);
});

test('the turn after one that was done lies ahead of it, by no more than an interval and a half', () => {
  const day = fc
    .integer({ min: 0, max: 9000 })
    .map((n) => new Date(Date.UTC(2005, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 36 }), day, (first, everyMonths, doneOn) => {
      fc.pre(doneOn >= first);
      const latest = turn(first, everyMonths, doneOn)?.[1] ?? '';
      const days = (Date.parse(latest) - Date.parse(doneOn)) / 86_400_000;
      expect(days).toBeGreaterThan(0);
      expect(days).toBeLessThanOrEqual(everyMonths * 31 * 1.5 + 3);
    }),
  );
});
