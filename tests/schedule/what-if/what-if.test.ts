import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Instance, type InstanceInput } from '#schedule/instance.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { whenWords } from '#schedule/requests/read-when.ts';
import { readWith, readWithout, suppose } from '#schedule/what-if/what-if.ts';
import { anyInstance, clock, instanceWith } from '../instances-for-tests.ts';

const input: InstanceInput = instanceWith({
  days: [
    { id: 'D1', start: clock('09:00'), end: clock('18:00') },
    { id: 'D2', start: clock('09:00', 17), end: clock('12:00', 17) },
  ],
  people: [
    { id: 'ann', party: 'us' },
    { id: 'bo', party: 'us' },
    { id: 'cy', party: 'them' },
  ],
  rooms: [{ id: 'Blue', seats: 8 }, { id: 'Red' }],
  meetings: [
    { id: 'm1', people: ['ann', 'bo', 'cy'], minutes: 30, windows: [[clock('10:00'), clock('11:00')]] },
    { id: 'm2', people: ['ann', 'cy'], minutes: 30, rooms: ['Blue', 'Red'] },
    { id: 'm3', people: ['bo', 'cy'], minutes: 45, fixed: { start: clock('09:00', 17), room: 'Blue' } },
  ],
  precedence: [['m1', 'm2']],
});
const instance = Instance.parse(input);
const scene = { instance, words: whenWords(['en']) };
const without = (text: string) => suppose(instance, readWithout(text, scene).suppositions);
const withMore = (text: string) => suppose(instance, readWith(text, scene).suppositions);
/** Only what differs of the meetings. */
const changed = (other: Instance) =>
  other.meetings.filter(
    (meeting) => !instance.meetings.some((each) => JSON.stringify(each) === JSON.stringify(meeting)),
  );
const meeting = (id: string) => instance.meetings.find((each) => each.id === id);

describe('--without', () => {
  test('a room: who needed it may go elsewhere, and what was agreed keeps its time', () => {
    const other = without('blue');
    expect([other.rooms.map(({ id }) => id), changed(other)]).toEqual([
      ['Red'],
      [
        { ...meeting('m2'), rooms: ['Red'] },
        { ...meeting('m3'), fixed: { start: clock('09:00', 17) } },
      ],
    ]);
  });

  test('a person: others of the side go alone, and what nobody else can attend falls', () => {
    const other = without('ann');
    expect([other.meetings.map(({ id, people }) => [id, people]), other.precedence]).toEqual([
      [
        ['m1', ['bo', 'cy']],
        ['m3', ['bo', 'cy']],
      ],
      [],
    ]);
  });

  test('a day: what was agreed for it is free to move', () => {
    const { fixed: _, ...free } = meeting('m3') ?? {};
    expect([without('D2').days.map(({ id }) => id), changed(without('D2'))]).toEqual([['D1'], [free]]);
  });

  test('several at once, and kinds to tell them apart', () => {
    const other = without('room:Blue, person:bo\nbilateral:m1');
    expect([other.rooms.map(({ id }) => id), other.meetings.map(({ id }) => id)]).toEqual([['Red'], ['m2']]);
  });

  test.each([
    ['bleu', { code: 'unknown', value: 'bleu', suggestion: 'Blue' }],
    ['person:Blue', { code: 'no-such', value: 'Blue', suggestion: 'ann, bo, cy' }],
  ])('%s is not known', (text, fault) => {
    expect(readWithout(text, scene)).toEqual({ suppositions: [], faults: [fault] });
  });
});

describe('--with', () => {
  test('a window, a length and seats for a meeting', () => {
    const other = withMore('m1=17 November mornings\nminutes:m2=20\nseats:m2=12');
    const window = { from: clock('00:00', 17), to: clock('12:00', 17) };
    expect(changed(other)).toEqual([
      { ...meeting('m1'), windows: [{ from: clock('10:00'), to: clock('11:00') }, window] },
      { ...meeting('m2'), minutes: 20, seats: 12 },
    ]);
  });

  test('a room more, or one that seats more', () => {
    expect(withMore('room:Green,seats=4,venue=Hotel\nroom:blue,seats=20').rooms).toEqual([
      { id: 'Blue', seats: 20, turnoverMinutes: 0 },
      { id: 'Red', turnoverMinutes: 0 },
      { id: 'Green', seats: 4, venue: 'Hotel', turnoverMinutes: 0 },
    ]);
  });

  test('a day more', () => {
    expect(withMore('day:18 Nov 2026=09:00–12:00').days.at(-1)).toEqual({
      id: '2026-11-18',
      start: clock('09:00', 18),
      end: clock('12:00', 18),
    });
  });

  test.each([
    ['nonsense', 'unclear'],
    ['m9=17 November', 'unknown'],
    ['m1=some time', 'unclear'],
    ['minutes:m1=0', 'unclear'],
    ['room:Green,size=4', 'unclear'],
    ['day:2026-11-18=noon', 'unclear'],
  ])('%s is not understood', (text, code) => {
    expect(readWith(text, scene).faults.map((fault) => fault.code)).toEqual([code]);
  });
});

test('whatever is supposed of an instance, it stays one', () => {
  const anyName = fc.constantFrom('r1', 'r2', 'ann', 'bo', 'cy', 'm1', 'm2', 'D1', 'D2', '2026-11-16');
  fc.assert(
    fc.property(anyInstance, fc.array(anyName, { maxLength: 4 }), (any, names) => {
      const whole = Instance.parse(any);
      const { suppositions } = readWithout(names.join(','), { instance: whole });
      const read = readInstance(JSON.parse(JSON.stringify(suppose(whole, suppositions))));
      const daysLeft = !('faults' in read) || suppose(whole, suppositions).days.length === 0;
      expect(daysLeft).toBe(true);
    }),
  );
});
