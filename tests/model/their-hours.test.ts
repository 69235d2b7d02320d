import { expect, test } from 'vitest';
import { areAtWorkOn, TheirHours } from '#model/their-hours.ts';

const [THURSDAY, FRIDAY, SUNDAY] = ['2027-03-25', '2027-03-26', '2027-03-28'] as const;

test.each([
  [['JP'], undefined, [true, true, false]],
  [['SA'], undefined, [true, false, true]],
  [['IN'], undefined, [true, true, false]],
  // An economy that only the sample knows, and a forum.
  [['XB'], undefined, [true, true, false]],
  [['JP', 'apec'], undefined, [true, true, false]],
  [['JP', 'SA'], undefined, [true, false, false]],
  [['JP'], ['sun'], [false, false, true]],
] as const)('%j with days %j: at work on a Thursday, a Friday and a Sunday?', (partners, days, expected) => {
  const hours = TheirHours.parse({ timeZone: 'Asia/Tokyo', days });
  expect([THURSDAY, FRIDAY, SUNDAY].map((date) => areAtWorkOn(hours, partners, date))).toEqual(expected);
});
