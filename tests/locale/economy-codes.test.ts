import { expect, test } from 'vitest';
import { economyCode } from '#locale/economy-codes.ts';
import { zoneOfCity } from '#locale/zone-of-city.ts';

test.each([
  ['Japan', 'JP'],
  ['臺灣', 'TW'],
  ['tw', 'TW'],
  ['Germany', 'DE'],
  ['KANDRETH', 'KANDRETH'],
  ['Japn', undefined],
])('an economy by its name or code: %s is %s', (text, code) => {
  expect(economyCode(text, ['en', 'zh-TW'])).toBe(code);
});

test('a zone by its city', () => {
  expect(['Mexico City', 'asia/taipei', 'Atlantis'].map(zoneOfCity)).toEqual([
    'America/Mexico_City',
    'Asia/Taipei',
    undefined,
  ]);
});
