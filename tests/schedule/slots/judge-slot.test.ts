import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantText, minutesOfInstant } from '#schedule/instant.ts';
import { plainNames } from '#schedule/names.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { bestSlots } from '#schedule/slots/best-slots.ts';
import { judgeSlot, type Slot, type SlotVerdict } from '#schedule/slots/judge-slot.ts';
import { describeSlot } from '#schedule/slots/slot-words.ts';
import type { Timetable } from '#schedule/timetable.ts';
import { cpuMs } from '../../cpu-clock.ts';
import { wordsIn } from '../../locale/words-for-tests.ts';
import { checkSchedule } from '../check-schedule.ts';
import { anyInstance, clock, instanceWith } from '../instances-for-tests.ts';
import { measureSchedule } from '../measure-schedule.ts';
import { propose } from '../proposal-for-tests.ts';

const at = (time: string, room = 'r1'): Slot => ({ start: minutesOfInstant(clock(time)), room });
const fixed = (time: string, room = 'r1') => ({ start: clock(time), room });

/** Ann's morning: 10:00 in the blue room is the other meeting's; two rooms, one of them far too large. */
const scene = propose(
  instanceWith({
    bufferMinutes: 15,
    people: [
      { id: 'ann', gapWeight: 1, busy: [{ from: clock('14:00'), to: clock('15:00'), what: 'plenary' }] },
      { id: 'bo' },
    ],
    rooms: [
      { id: 'r1', seats: 6 },
      { id: 'hall', seats: 60 },
    ],
    meetings: [
      { id: 'first', people: ['ann'], minutes: 30, fixed: fixed('10:00') },
      {
        id: 'other',
        people: ['bo'],
        minutes: 30,
        windows: [[clock('13:00'), clock('13:30')]],
        rooms: ['r1'],
      },
      {
        id: 'm',
        people: ['ann'],
        minutes: 30,
        seats: 4,
        windows: [[clock('09:30'), clock('16:00')]],
        prefer: [[clock('10:45'), clock('12:00')]],
      },
    ],
  }),
).timetable;

const judge = (slot: Slot, timetable: Timetable = scene, id = 'm'): SlotVerdict => {
  const verdict = judgeSlot(timetable, id, slot);
  if ('fault' in verdict) throw new Error(verdict.fault);
  return verdict;
};
const speech = (language: string) => ({
  problem: scene.problem,
  names: plainNames('Asia/Seoul', { language, calendar: 'gregory' as const }),
  t: wordsIn(language),
  language,
});
const say = (slot: Slot, language = 'en', id = 'm') => {
  const { verdict, clashes, costs } = describeSlot(judge(slot, scene, id), speech(language));
  return [verdict, ...clashes, ...costs];
};

describe('a meeting held over a slot', () => {
  test('fits, with nothing to say', () =>
    expect(say(at('10:45'))).toEqual(['m can be on Mon 16 Nov 10:45–11:15 · r1.']));
  test.each([
    [
      'someone of it meets',
      '10:00',
      ['ann is in: first', 'r1 is taken by: first', 'It is not at a preferred time'],
    ],
    ['someone of it is elsewhere', '14:15', ['ann has to be at: plenary']],
    ['the room is taken', '13:00', ['r1 is taken by: other']],
    ['neither side gave it', '16:00', ['It is not within the times that both sides gave']],
    ['no slot begins', '10:50', ['It is outside meeting hours, or does not begin on a slot']],
  ])('clashes where %s', (_what, time, lines) =>
    expect(
      say(at(time))
        .filter((line) => lines.includes(line))
        .sort(),
    ).toEqual([...lines].sort()),
  );
  test('costs what nobody forbids', () => {
    expect(say(at('12:15', 'hall'))).toEqual([
      'm can be on Mon 16 Nov 12:15–12:45 · hall, at a price:',
      'It is not at a preferred time',
      'ann would wait 105 minutes more between meetings',
      'It is at the hour of a meal',
      'hall is larger than needed; r1 is free',
    ]);
    expect(say(at('11:30'), 'zh-TW')).toEqual([
      'm可排於11/16（一）上午 11:30 至中午 12:00 · r1，但有下列不便：',
      'ann於兩場會談間將多等 60 分鐘',
    ]);
  });
  test('that is agreed is told to be', () =>
    expect(say(at('12:30'), 'en', 'first').slice(0, 2)).toEqual([
      'first cannot be on Mon 16 Nov 12:30–13:00 · r1:',
      'It is not the time or room agreed',
    ]));
  test('names who would have to move', () =>
    expect(judge(at('13:00')).clashes).toEqual([
      { code: 'room-clash', parameters: { room: 'r1', meeting: 'other' }, meetings: ['other'] },
    ]));
  test('unknown things are answers, not crashes', () =>
    expect([judgeSlot(scene, 'nobody', at('10:00')), judgeSlot(scene, 'm', at('10:00', 'attic'))]).toEqual([
      { fault: 'unknown-meeting' },
      { fault: 'unknown-room' },
    ]));
});

test('what is said of a slot is what the independent check and count say, on any instance', () => {
  fc.assert(
    fc.property(
      anyInstance,
      fc.nat(),
      fc.nat(35),
      fc.constantFrom('r1', 'r2', 'r3'),
      (instance, pick, quarter, room) => {
        const proposal = propose(instance, { steps: 300 });
        const { problem } = proposal.timetable;
        const meeting = problem.meetings[pick % problem.meetings.length];
        if (!meeting) return;
        const slot = { start: minutesOfInstant(clock('09:00', 16 + (pick % 2))) + quarter * 15, room };
        const verdict = judge(slot, proposal.timetable, meeting.id);
        const former = toSchedule(proposal);
        const others = former.assignments.filter((each) => each.meeting !== meeting.id);
        const without = { ...former, assignments: others, unplaced: [...former.unplaced, meeting.id] };
        const ways = meeting.oneOf.reduce<string[][]>(
          (list, group) => list.flatMap((way) => group.map(({ id }) => [...way, id])),
          [[]],
        );
        const held = ways.map((staff) => ({
          ...former,
          assignments: [
            ...others,
            {
              meeting: meeting.id,
              start: instantText(slot.start, 'Asia/Seoul'),
              room,
              ...(staff.length > 0 && { with: staff }),
            },
          ],
          unplaced: former.unplaced.filter((id) => id !== meeting.id),
        }));
        const sound = held.filter((each) => checkSchedule(instance, each).length === 0);
        expect([slot, verdict.fits]).toEqual([slot, sound.length > 0]);
        if (!verdict.fits) return;
        const [before, ...after] = [without, ...sound].map((each) => {
          const { breaks, misses } = measureSchedule(instance, each);
          return 2 * breaks + misses;
        });
        expect(after.map((each) => each - (before ?? 0))).toContain(verdict.quality);
      },
    ),
    { numRuns: 30 },
  );
});

describe('the best places of a request', () => {
  const meeting = scene.problem.meetings.find(({ id }) => id === 'm');
  test('are the preferred ones in the smallest room, without a wait', () =>
    expect(
      (meeting ? bestSlots(scene, meeting, { most: 3 }) : []).map(({ start, room, quality }) => [
        instantText(start, 'Asia/Seoul').slice(11, 16),
        room,
        quality,
      ]),
    ).toEqual([
      ['10:45', 'r1', 0],
      ['11:00', 'r1', 2],
      ['11:15', 'r1', 2],
    ]));
});

test('four hundred meetings are asked in no time', () => {
  const people = Array.from({ length: 40 }, (_, i) => ({ id: `p${i}`, gapWeight: 1 }));
  const rooms = Array.from({ length: 22 }, (_, i) => ({ id: `r${i}`, seats: 6 }));
  const day = (d: number) => ({ id: `D${d}`, start: clock('09:00', d), end: clock('18:00', d) });
  const meetings = Array.from({ length: 400 }, (_, i) => ({
    id: `m${i}`,
    people: [`p${i % 40}`, `p${(i * 7 + 1 + Math.floor(i / 40)) % 40}`],
    minutes: 30,
  }));
  const { timetable } = propose(
    instanceWith({
      people,
      rooms,
      days: [day(16), day(17)],
      meetings: meetings.filter(({ people: [a, b] }) => a !== b),
    }),
    { steps: 0 },
  );
  const one = timetable.problem.meetings[399 % timetable.problem.meetings.length];
  if (!one) throw new Error('no meeting');
  judgeSlot(timetable, one.id, { ...at('10:00'), room: 'r3' });
  const started = cpuMs();
  for (let i = 0; i < 10; i += 1) judgeSlot(timetable, one.id, { ...at('10:00'), room: `r${i}` });
  const each = (cpuMs() - started) / 10;
  bestSlots(timetable, one);
  const again = cpuMs();
  const best = bestSlots(timetable, one);
  expect([each < 50, cpuMs() - again < 250, best.length]).toEqual([true, true, 10]);
});
