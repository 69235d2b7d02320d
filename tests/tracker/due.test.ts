import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CivilDate } from '../../scripts/model/civil-time.ts';
import { Commitment } from '../../scripts/model/commitment.ts';
import { type DueStep, dueOf } from '../../scripts/tracker/due.ts';

function turn(date: string, everyMonths: number, ...doneOn: readonly string[]) {
  const words = { '*': 'so' };
  const commitment = Commitment.parse({
    id: 'a',
    kind: 'promise',
    owner: 'us',
    text: 'a',
    due: { words, date },
    recurs: { words, everyMonths },
  });
  const next = dueOf(
    commitment,
    doneOn.map((on): DueStep => ({ deed: 'done', on })),
  );
  return [next.date, next.latest];
}

test('the first turn is next until it is done', () => {
  expect(turn('2026-12-31', 12)).toEqual(['2026-12-31', '2026-12-31']);
});

test('done early or late, the next turn stays where it was', () => {
  expect(turn('2026-12-31', 12, '2026-12-20')).toEqual(['2027-12-31', '2027-12-31']);
  expect(turn('2026-12-31', 12, '2027-02-10')).toEqual(['2027-12-31', '2027-12-31']);
  expect(turn('2026-12-31', 12, '2027-11-30')).toEqual(['2027-12-31', '2027-12-31']);
  expect(turn('2026-12-31', 12, '2026-12-10', '2026-12-20')).toEqual(['2027-12-31', '2027-12-31']);
  expect(turn('2026-12-31', 12, '2029-01-10')).toEqual(['2029-12-31', '2029-12-31']);
});

test('a quarter done in November does not swallow the next one, and ends of quarters stay ends', () => {
  expect(turn('2026-09-30', 3, '2026-11-20')).toEqual(['2026-12-31', '2026-12-31']);
  expect(turn('2026-35', 3, '2026-11-20')).toEqual(['2026-36', '2026-12-31']);
  expect(turn('2026-35', 3, '2026-11-20', '2026-12-20')).toEqual(['2027-33', '2027-03-31']);
  expect(turn('2026-40', 6, '2026-06-01')).toEqual(['2026-41', '2026-12-31']);
  expect(turn('2026-06', 3, '2026-06-01')).toEqual(['2026-09', '2026-09-30']);
  expect(turn('../2026-06-30', 6, '2026-06-01')).toEqual(['../2026-12-31', '2026-12-31']);
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

test('the turn after one that was done lies ahead of it, by no more than an interval', () => {
  const day = fc
    .integer({ min: 0, max: 9000 })
    .map((n) => new Date(Date.UTC(2005, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 36 }), day, (first, everyMonths, doneOn) => {
      fc.pre(doneOn >= first);
      const latest = turn(first, everyMonths, doneOn)?.[1] ?? '';
      const days = (Date.parse(latest) - Date.parse(doneOn)) / 86_400_000;
      expect(days).toBeGreaterThan(0);
      expect(days).toBeLessThanOrEqual(everyMonths * 31 + 3);
    }),
  );
});

test('an update moves one turn; the turns after it stay where they are, and "open" takes "done" back', () => {
  const words = { '*': 'so' };
  const yearly = Commitment.parse({
    id: 'a',
    kind: 'promise',
    owner: 'us',
    text: 'a',
    due: { words, date: '2025-06-30' },
    recurs: { words, everyMonths: 12 },
  });
  const done: DueStep = { deed: 'done', on: '2025-06-01' };
  const moved: DueStep = { deed: 'moved', to: CivilDate.parse('2026-07-15') };
  expect(dueOf(yearly, [done, moved]).latest).toBe('2026-07-15');
  expect(dueOf(yearly, [done, moved, { deed: 'done', on: '2026-07-20' }]).latest).toBe('2027-06-30');
  expect(dueOf(yearly, [done, { deed: 'reopened' }]).latest).toBe('2025-06-30');
});
