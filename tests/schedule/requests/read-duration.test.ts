import { expect, test } from 'vitest';
import { readDuration } from '#schedule/requests/read-duration.ts';

test.each([
  ['30', 30],
  ['30 min', 30],
  ['30.0', 30],
  ['３０分', 30],
  ['30分鐘', 30],
  ['1h', 60],
  ['1 h 30', 90],
  ['1h30', 90],
  ['1.5 hours', 90],
  ['2 hours', 120],
  ['1小時', 60],
  ['1小時30分', 90],
  ['1小時半', 90],
  ['半小時', 30],
  ['1時間', 60],
  ['1時間半', 90],
  ['2 horas', 120],
  ['0:45', 45],
  ['1:30:00', 90],
])('%s is %i minutes', (text, minutes) => expect(readDuration(text)).toBe(minutes));

test.each(['', 'soon', '30 people', '1 day', '-5', '1h2h', '0'])('%j is no length', (text) =>
  expect(readDuration(text)).toBe(undefined),
);
