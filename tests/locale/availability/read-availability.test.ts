import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availabilityReader } from '#locale/availability/read-availability.ts';
import { formatShortDate, formatTimeRange } from '#locale/dates.ts';
import { civilOf, clockTime } from '#model/civil-time.ts';
import type { Workspace } from '#model/workspace.ts';
import { missionWith, workspace } from '../../schedule/mission-for-tests.ts';

/** Tuesday 24 to Saturday 28 August 2027 in Lisbon, with a plenary, a heads' meeting and a session at no known time. */
const events = [
  {
    id: 'forum',
    title: { 'zh-TW': '年會', en: 'Annual Meeting' },
    from: '2027-08-24',
    to: '2027-08-28',
    tracks: [{ id: 'trade', name: 'Trade' }],
    sessions: [
      {
        id: 'plenary-1',
        title: { 'zh-TW': '第 1 次全體會議', en: 'Plenary 1: Ports' },
        kind: 'plenary',
        date: '2027-08-26',
        start: '10:00',
        end: '12:00',
      },
      {
        id: 'heads',
        title: { 'zh-TW': '團長會議', en: "Heads' meeting" },
        date: '2027-08-27',
        start: '09:00',
        end: '10:00',
        track: 'trade',
      },
      { id: 'someday', title: 'Someday', date: '2027-08-27' },
    ],
  },
];
const mission = missionWith({ mission: { period: { from: '2027-08-24', to: '2027-08-28' } }, events });

const speaking = (...languages: readonly string[]): Workspace => ({
  ...workspace,
  settings: { ...workspace.settings, languages: languages as Workspace['settings']['languages'] },
});
const reader = (...languages: readonly string[]) => availabilityReader(speaking(...languages), mission);
const read = reader('zh-TW', 'en');
const clock = (minutes: number) => {
  const { date, time } = civilOf(minutes * 60_000, 'Europe/Lisbon');
  return `${date.slice(8)} ${time}`;
};
/** `26 14:00–26 17:00`: the day of August and the clock of each end. */
const said = (...entries: Parameters<typeof read>[0]): string =>
  (read(entries).stretches ?? []).map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');
const faults = (phrase: string) => read([phrase]).faults.map(({ code, parameters }) => [code, parameters]);

const THURSDAY_AFTERNOON = '26 14:00–26 17:00';
const MORNINGS =
  '24 00:00–24 12:00, 25 00:00–25 12:00, 26 00:00–26 12:00, 27 00:00–27 12:00, 28 00:00–28 12:00';
const AFTERNOONS =
  '24 12:00–24 18:00, 25 12:00–25 18:00, 26 12:00–26 18:00, 27 12:00–27 18:00, 28 12:00–28 18:00';
const NOT_FRIDAY = '24 00:00–27 00:00, 28 00:00–29 00:00';
const NOT_PLENARY = '24 00:00–26 10:00, 26 12:00–29 00:00';

describe('one afternoon, however it is said', () => {
  test.each([
    '26 Aug 14:00–17:00',
    '26 Aug 14:00-17:00',
    '26 August, 14:00 to 17:00',
    'Aug 26, 2–5 pm',
    'Thu 26 Aug 2pm-5pm',
    'Thursday, 2 p.m. to 5 p.m.',
    'on the 26th of August between 14:00 and 17:00',
    'from 14:00 to 17:00 on 26 Aug',
    '26/8 14:00–17:00',
    '2027-08-26 14:00–17:00',
    '8月26日 14:00至17:00',
    '8月26日下午2時至5時',
    '８月２６日　１４：００－１７：００',
    '8/26（四）下午2:00～5:00',
    '116年8月26日下午二時至五時',
    '星期四下午 2:00 至 5:00',
    '8月26日(木) 14:00〜17:00',
    '木曜日 午後2時から5時まで',
    'jueves, de 14:00 a 17:00',
  ])('%s', (phrase) => expect([said(phrase), faults(phrase)]).toEqual([THURSDAY_AFTERNOON, []]));
});

test.each([
  ['26 August', '26 00:00–27 00:00'],
  ['mornings', MORNINGS],
  ['every morning', MORNINGS],
  ['每日上午', MORNINGS],
  ['上午', MORNINGS],
  ['毎日午前', MORNINGS],
  ['afternoons', AFTERNOONS],
  ['每日下午', AFTERNOONS],
  ['27 Aug morning', '27 00:00–27 12:00'],
  ['Tuesday afternoon', '24 12:00–24 18:00'],
  ['星期三上午', '25 00:00–25 12:00'],
  ['8/26 下午', '26 12:00–26 18:00'],
  ['before 11:00 on Friday', '27 00:00–27 11:00'],
  ['after 15:00 on 27 Aug', '27 15:00–28 00:00'],
  ['27 Aug from 15:00', '27 15:00–28 00:00'],
  ['8月27日15:00以後', '27 15:00–28 00:00'],
  ['8月27日11:00前', '27 00:00–27 11:00'],
  ['Wed–Fri mornings', '25 00:00–25 12:00, 26 00:00–26 12:00, 27 00:00–27 12:00'],
  ['8月26日至28日', '26 00:00–29 00:00'],
  ['8月26、28日', '26 00:00–27 00:00, 28 00:00–29 00:00'],
  ['26–27 Aug', '26 00:00–28 00:00'],
  ['Aug 26 and 28', '26 00:00–27 00:00, 28 00:00–29 00:00'],
  ['from 27 Aug', '27 00:00–29 00:00'],
  ['until Wednesday', '24 00:00–26 00:00'],
  ['not during plenary', NOT_PLENARY],
  ['not during Plenary 1: Ports', NOT_PLENARY],
  ['not during plenary-1', NOT_PLENARY],
  ['大會期間除外', NOT_PLENARY],
  ['除第 1 次全體會議外', NOT_PLENARY],
  ['全体会議を除く', NOT_PLENARY],
  ['no durante la plenaria', NOT_PLENARY],
  ['except Friday', NOT_FRIDAY],
  ['Friday not available', NOT_FRIDAY],
  ['星期五除外', NOT_FRIDAY],
  ['除星期五外', NOT_FRIDAY],
  ['during the heads’ meeting', '27 09:00–27 10:00'],
  ['trade', '27 09:00–27 10:00'],
  ['Thursday, during plenary', '26 10:00–26 12:00'],
  ['except Friday, plenary', '24 00:00–26 10:00, 26 12:00–27 00:00, 28 00:00–29 00:00'],
  ['annual meeting', '26 10:00–26 12:00, 27 09:00–27 10:00'],
  [
    '26 Aug 10:00–12:00 and 14:00–17:00, 27 Aug 9–10am',
    '26 10:00–26 12:00, 26 14:00–26 17:00, 27 09:00–27 10:00',
  ],
  ['Wed and Fri 10:00–11:00', '25 10:00–25 11:00, 27 10:00–27 11:00'],
  ['Friday morning; Saturday', '27 00:00–27 12:00, 28 00:00–29 00:00'],
  ['Wednesday morning, Friday afternoon', '25 00:00–25 12:00, 27 12:00–27 18:00'],
  ['26 Aug 09:00–17:00, not 12:00–13:30', '26 09:00–26 12:00, 26 13:30–26 17:00'],
  ['上午，星期五除外', '24 00:00–24 12:00, 25 00:00–25 12:00, 26 00:00–26 12:00, 28 00:00–28 12:00'],
])('%s', (phrase, expected) => expect([said(phrase), faults(phrase)]).toEqual([expected, []]));

describe('a list', () => {
  test('that is empty says nothing', () => expect(read([]).stretches).toBe(undefined));
  test('is the sum of its entries, windows and words alike', () =>
    expect(
      said(
        { date: '2027-08-27', from: '10:00', to: '11:00' } as never,
        '26 Aug 14:00–16:00',
        '26 Aug 15:00–17:00',
      ),
    ).toBe('26 14:00–26 17:00, 27 10:00–27 11:00'));
  test('loses what an entry of its own leaves out', () =>
    expect(said('26 Aug 09:00–17:00', '27 Aug 09:00–17:00', 'not 12:00–13:00')).toBe(
      '26 09:00–26 12:00, 26 13:00–26 17:00, 27 09:00–27 12:00, 27 13:00–27 17:00',
    ));
  test('keeps in other entries what one leaves out of itself', () =>
    expect(said('26 Aug 09:00–17:00 except 12:00–13:00', '27 Aug 09:00–17:00')).toBe(
      '26 09:00–26 12:00, 26 13:00–26 17:00, 27 09:00–27 17:00',
    ));
});

describe('what cannot be meant is told', () => {
  const period = { from: '2027-08-24', to: '2027-08-28' };
  test.each([
    ['26 Sep', [['date-outside-mission', { date: '26 Sep', ...period }]]],
    ['26 Aug 2026', [['date-outside-mission', { date: '2026-08-26', ...period }]]],
    ['Sundays', [['availability-weekday-absent', { word: 'Sundays', ...period }]]],
    ['8/26（三）', [['availability-weekday-wrong', { word: '8/26(三)', date: '2027-08-26' }]]],
    ['26 Aug 17:00–14:00', [['time-reversed', { from: '17:00', to: '14:00' }]]],
    ['28–26 Aug', [['range-reversed', { from: '2027-08-28', to: '2027-08-26' }]]],
    ['26 Aug 25:00–26:00', [['availability-not-a-time', { word: '25:00–26:00' }]]],
    ['26 Aug at 14:00', [['availability-half-said', { word: '14:00' }]]],
    ['9–11', [['availability-figures', { word: '9–11' }]]],
    ['Thorsday', [['availability-unclear-suggest', { word: 'Thorsday', suggestion: 'thursday' }]]],
    ['not during plenery', [['availability-unclear-suggest', { word: 'plenery', suggestion: 'plenary' }]]],
    ['看情形', [['availability-unclear', { word: '看情形', suggestion: '' }]]],
    ['not during lunch', [['availability-session-absent', { word: 'lunch' }]]],
    ['not during someday', [['availability-session-absent', { word: 'someday' }]]],
    ['not', [['availability-empty', {}]]],
    [
      'from 26 Aug 14:00 to 27 Aug 10:00',
      [['availability-across-days', { word: 'from 26 Aug 14:00 to 27 Aug 10:00' }]],
    ],
    [
      'Thorsday 17:00–14:00',
      [
        ['availability-unclear-suggest', { word: 'Thorsday', suggestion: 'thursday' }],
        ['time-reversed', { from: '17:00', to: '14:00' }],
      ],
    ],
  ])('%s', (phrase, expected) => expect(faults(phrase)).toEqual(expected));

  test('a whole page', () =>
    expect(faults('x'.repeat(401))).toEqual([['availability-too-long', { limit: 400 }]]));

  test('a date that may be read either way, when both are in the mission', () => {
    const long = missionWith({ mission: { period: { from: '2027-08-01', to: '2027-09-30' } } });
    const inLong = availabilityReader(workspace, long);
    expect(inLong(['8/9']).faults).toEqual([
      {
        index: 0,
        code: 'availability-date-ambiguous',
        parameters: { word: '8/9', one: '2027-08-09', other: '2027-09-08' },
      },
    ]);
    expect(inLong(['8/9（一）']).faults).toEqual([]);
  });
});

const window = fc
  .record({
    day: fc.integer({ min: 24, max: 28 }),
    from: fc.nat(23 * 60),
    length: fc.integer({ min: 1, max: 59 * 6 }),
  })
  .map(({ day, from, length }) => ({
    date: `2027-08-${day}`,
    from: clockTime(from) ?? '00:00',
    to: clockTime(Math.min(from + length, 24 * 60 - 1)) ?? '23:59',
  }));

describe.each([
  ['zh-TW', 'roc'],
  ['en', 'gregory'],
  ['ja', 'gregory'],
  ['es', 'gregory'],
] as const)('a window said in %s', (language, calendar) => {
  const inLanguage = reader(language, language === 'en' ? 'zh-TW' : 'en');
  test('is read back as it was', () => {
    fc.assert(
      fc.property(window, ({ date, from, to }) => {
        const style = { language, calendar };
        const phrase = `${formatShortDate(date, style)} ${formatTimeRange(from, to, style)}`;
        const { stretches, faults: found } = inLanguage([phrase]);
        expect([phrase, found, stretches]).toEqual([
          phrase,
          [],
          inLanguage([{ date, from, to } as never]).stretches,
        ]);
      }),
    );
  });
});

describe('whatever is written', () => {
  const word = fc.constantFrom(
    ...'26|8|Aug|月|日|14:00|–|to|not|除外|，|;|pm|下午|morning|plenary|between|and|from|Tuesday|8/9|(二)|半|時|until|x'.split(
      '|',
    ),
  );
  const anyPhrase = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 12 }).map((list) => list.join(' ')),
    fc.array(word, { maxLength: 12 }).map((list) => list.join('')),
  );
  test('gives stretches that run forwards, or a fault', () => {
    fc.assert(
      fc.property(fc.array(anyPhrase, { minLength: 1, maxLength: 3 }), (phrases) => {
        const { stretches, faults: found } = read(phrases);
        expect(stretches?.every(({ from, to }) => from < to)).toBe(true);
        expect(found.every(({ index, code }) => index < phrases.length && code !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  test('takes no time at 100,000 characters', () => {
    const started = process.cpuUsage().user;
    for (const text of ['mornings ', '8月', '(', 'not ', '1 ', 'ａ'])
      read([text.repeat(100_000 / text.length)]);
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(200);
  });
});
