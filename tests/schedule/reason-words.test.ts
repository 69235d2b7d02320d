import { describe, expect, test } from 'vitest';
import type { ConstraintCode } from '#schedule/constraints/constraint.ts';
import type { Explanation, JointRelaxation, Relaxation } from '#schedule/explanation.ts';
import { minutesOfInstant } from '#schedule/instant.ts';
import { plainNames } from '#schedule/names.ts';
import { describeExplanation, describeObstacle } from '#schedule/reason-words.ts';
import { wordsIn } from '../locale/words-for-tests.ts';
import { clock, problemWith } from './instances-for-tests.ts';

const speech = (language: string) => ({
  problem: problemWith(),
  names: plainNames('Asia/Seoul', { language, calendar: 'gregory' as const }),
  t: wordsIn(language),
  language,
});
const opening = { start: minutesOfInstant(clock('14:00')), room: 'r1' };

const CODES: Readonly<Record<ConstraintCode, Readonly<Record<string, string | number>>>> = {
  'outside-day': {},
  window: { minutes: 30 },
  pin: {},
  precedence: { meeting: 'm2' },
  pool: { pool: 'interpreter', size: 2 },
  seats: { room: 'r1', seats: 4, needed: 10 },
  'room-unsuitable': { room: 'r1' },
  'room-closed': { room: 'r1' },
  'room-clash': { room: 'r1', meeting: 'm2' },
  'person-busy': { person: 'ann', what: 'plenary' },
  'person-clash': { person: 'ann', meeting: 'm2' },
  travel: { person: 'ann', minutes: 20 },
  'one-of': { people: 'ann\nbo' },
  'max-per-day': { person: 'ann', limit: 8 },
  meal: { person: 'ann', minutes: 45 },
};

describe('every constraint has its words', () => {
  const inLanguage = (language: string) => {
    const lines = Object.entries(CODES).map(([code, parameters]) =>
      describeObstacle({ code: code as ConstraintCode, parameters }, speech(language)),
    );
    return lines.join('\n');
  };
  test('in Chinese', () =>
    expect(inLanguage('zh-TW')).toMatchInlineSnapshot(`
      "不在會談時段內
      會談時段內，雙方所提時間均不足 30 分鐘
      與約定之時間或地點不符
      先後次序不符：m2
      interpreter僅有 2 員，均已派用
      r1僅有 4 席，需 10 席
      沒有合適之會議室
      r1於該時間未開放或供議程使用
      r1已供使用：m2
      ann須出席：plenary
      ann另有會談：m2
      ann路程需 20 分鐘，來不及趕到
      無人可出席：ann、bo
      ann每日至多 8 場
      ann將無 45 分鐘之用餐時間"
    `));
  test('in English', () =>
    expect(inLanguage('en')).toMatchInlineSnapshot(`
      "It would be outside meeting hours
      Within meeting hours, no window that both sides gave is 30 minutes long
      It is not the time or room agreed
      It would be out of order with: m2
      All of interpreter (2) are taken
      r1 seats 4, and 10 are needed
      No room that would do
      r1 is closed or in use by the programme
      r1 is taken by: m2
      ann has to be at: plenary
      ann is in: m2
      ann needs 20 minutes for the way
      Nobody can come of: ann and bo
      ann takes no more than 8 a day
      ann would have no 45 minutes to eat"
    `));
});

describe('every relaxation has its words', () => {
  const relaxations: readonly Relaxation[] = [
    { kind: 'any-time', opening },
    { kind: 'any-room', opening },
    { kind: 'fewer-seats', opening },
    { kind: 'shorter', minutes: 20, opening },
    { kind: 'without', person: 'ann', opening },
    { kind: 'substitute', person: 'ann', by: ['bo', 'cy'], opening },
    { kind: 'without-pool', pool: 'interpreter', opening },
    { kind: 'without-group', people: ['bo', 'cy'], opening },
    { kind: 'any-order', opening },
    { kind: 'one-more', person: 'ann', opening },
    { kind: 'no-meal', person: 'ann', opening },
    { kind: 'one-more-room', opening: { ...opening, room: '' } },
  ];
  const together: readonly JointRelaxation[] = [
    {
      changes: [
        { kind: 'shorter', minutes: 20 },
        { kind: 'without', person: 'bo' },
      ],
      opening,
    },
    {
      changes: [{ kind: 'any-time' }, { kind: 'fewer-seats' }, { kind: 'without', person: 'bo' }],
      opening,
    },
  ];
  const inLanguage = (language: string) => {
    const explanation: Explanation = {
      kind: 'impossible',
      meeting: 'm1',
      obstacles: [],
      relaxations,
      together,
    };
    const { why, details } = describeExplanation(explanation, speech(language));
    return [why, ...details].join('\n');
  };
  test('in Chinese', () =>
    expect(inLanguage('zh-TW')).toMatchInlineSnapshot(`
      "即使其他會談均未排定，亦無可行之時間。
      若可不限於所提時間：11/16（一）下午 2:00 至 2:30 · r1
      若可使用其他會議室：11/16（一）下午 2:00 至 2:30 · r1
      若所需座位較少：11/16（一）下午 2:00 至 2:30 · r1
      若縮短為 20 分鐘：11/16（一）下午 2:00 至 2:20 · r1
      若ann不出席：11/16（一）下午 2:00 至 2:30 · r1
      若改由他人代替ann（bo或cy）：11/16（一）下午 2:00 至 2:30 · r1
      若不需interpreter：11/16（一）下午 2:00 至 2:30 · r1
      若無須bo、cy任一人出席：11/16（一）下午 2:00 至 2:30 · r1
      若不限先後次序：11/16（一）下午 2:00 至 2:30 · r1
      若ann當日可多一場：11/16（一）下午 2:00 至 2:30 · r1
      若ann不留用餐時間：11/16（一）下午 2:00 至 2:30 · r1
      若多一間會議室：11/16（一）下午 2:00 至 2:30
      若兩項並行（縮短為 20 分鐘、bo不出席）：11/16（一）下午 2:00 至 2:20 · r1
      須數項並行（不限於所提時間、減少座位、bo不出席）：11/16（一）下午 2:00 至 2:30 · r1"
    `));
  test('in English', () =>
    expect(inLanguage('en')).toMatchInlineSnapshot(`
      "No time is possible, even with no other meeting in the way.
      If it could be at another time than those given: Mon 16 Nov 14:00–14:30 · r1
      If another room would do: Mon 16 Nov 14:00–14:30 · r1
      If fewer seats were needed: Mon 16 Nov 14:00–14:30 · r1
      If 20 minutes were enough: Mon 16 Nov 14:00–14:20 · r1
      Without ann: Mon 16 Nov 14:00–14:30 · r1
      If someone else stood in for ann (bo or cy): Mon 16 Nov 14:00–14:30 · r1
      Without interpreter: Mon 16 Nov 14:00–14:30 · r1
      If nobody of bo and cy had to come: Mon 16 Nov 14:00–14:30 · r1
      If the order did not matter: Mon 16 Nov 14:00–14:30 · r1
      If ann took one more that day: Mon 16 Nov 14:00–14:30 · r1
      If ann went without the meal: Mon 16 Nov 14:00–14:30 · r1
      With one more room: Mon 16 Nov 14:00–14:30
      Two things together would do – 20 minutes are enough, and without bo: Mon 16 Nov 14:00–14:20 · r1
      Only several things together would do – another time than those given, fewer seats and without bo: Mon 16 Nov 14:00–14:30 · r1"
    `));
});

describe('rivals and overloads', () => {
  const explanation: Explanation = {
    kind: 'out-competed',
    meeting: 'm1',
    possibleStarts: 2,
    rivals: ['m2', 'm3'],
    rivalWeight: 7,
    opening,
    relaxations: [],
    together: [],
    overloads: [{ person: 'ann', askedMinutes: 90, availableMinutes: 60 }],
  };
  const inLanguage = (language: string) => {
    const { why, details } = describeExplanation(explanation, speech(language));
    return [why, ...details].join('\n');
  };
  test('in Chinese', () =>
    expect(inLanguage('zh-TW')).toMatchInlineSnapshot(`
    "11/16（一）下午 2:00 至 2:30 已排定：m2、m3。
    ann之會談共需 90 分鐘，可用時間僅 60 分鐘。
    其他會談不動，各項條件即使全部放寬，仍無法排定。"
  `));
  test('in English', () =>
    expect(inLanguage('en')).toMatchInlineSnapshot(`
    "Mon 16 Nov 14:00–14:30 has gone to: m2 and m3.
    ann is asked for 90 minutes of meetings and has 60.
    Beside the other meetings as they are, giving up everything together would not be enough."
  `));
});

test.each(['pinned', 'kept', 'only-start', 'preferred', 'preference-missed', 'free'] as const)(
  'a placed meeting is %s in both languages',
  (because) => {
    const explanation: Explanation = {
      kind: 'placed',
      meeting: 'm1',
      because,
      possibleStarts: 3,
      obstacles: [],
    };
    for (const language of ['zh-TW', 'en'])
      expect(describeExplanation(explanation, speech(language)).why).not.toBe('');
  },
);
