import { expect, test } from 'vitest';
import { type CivilSpan, resolveSpan } from '#invites/event-time.ts';

const span = (zone: string, date: string, start: string, end?: string) =>
  ({ zone, date, start, end }) as CivilSpan;

test('a span keeps its wall-clock times', () => {
  expect(resolveSpan(span('America/Chicago', '2014-08-25', '16:00', '17:00'), 60)).toEqual({
    when: {
      kind: 'timed',
      start: { date: '2014-08-25', time: '16:00', zone: 'America/Chicago' },
      end: { date: '2014-08-25', time: '17:00', zone: 'America/Chicago' },
    },
  });
});

test('without an end the default length is taken, and said', () => {
  expect(resolveSpan(span('Asia/Taipei', '2026-12-31', '23:30'), 45)).toEqual({
    when: {
      kind: 'timed',
      start: { date: '2026-12-31', time: '23:30', zone: 'Asia/Taipei' },
      end: { date: '2027-01-01', time: '00:15', zone: 'Asia/Taipei' },
    },
    assumedMinutes: 45,
  });
});

test('an end before the start is on the next day', () => {
  const result = resolveSpan(span('Asia/Taipei', '2026-10-31', '22:30', '00:30'), 45);
  expect('when' in result && result.when.end).toEqual({
    date: '2026-11-01',
    time: '00:30',
    zone: 'Asia/Taipei',
  });
});

test('times that the clocks skip are refused, at either end', () => {
  const missing = { date: '2026-03-08', time: '02:30', zone: 'America/New_York' };
  expect(resolveSpan(span('America/New_York', '2026-03-08', '02:30', '04:00'), 45)).toEqual({ missing });
  expect(resolveSpan(span('America/New_York', '2026-03-08', '01:00', '02:30'), 45)).toEqual({ missing });
});

test('times that occur twice are pinned to the first, in UTC', () => {
  const result = resolveSpan(span('America/New_York', '2026-11-01', '01:30', '04:00'), 45);
  expect('when' in result && result.when.start).toEqual({ date: '2026-11-01', time: '05:30', zone: 'UTC' });
});
