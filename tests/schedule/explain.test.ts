import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainMeeting, pinnedConflicts } from '#schedule/explain.ts';
import type { Explanation } from '#schedule/explanation.ts';
import { placeGreedily } from '#schedule/greedy/place.ts';
import type { InstanceInput } from '#schedule/instance.ts';
import { minutesOfInstant } from '#schedule/instant.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { checkSchedule } from './check-schedule.ts';
import { anyInstance, clock, instanceWith, prepare } from './instances-for-tests.ts';

const at = (time: string, room = 'r1') => ({ start: minutesOfInstant(clock(time)), room });
const only = (from: string, to: string): [string, string][] => [[clock(from), clock(to)]];

function explain(parts: Partial<InstanceInput>, id: string): Explanation {
  const problem = prepare(instanceWith(parts));
  const meeting = problem.meetings.find((each) => each.id === id);
  if (!meeting) throw new Error(id);
  return explainMeeting(placeGreedily(problem, { seed: 1 }), meeting);
}

describe('a meeting that cannot be', () => {
  const people = [
    { id: 'ann', party: 'HOME', busy: [{ from: clock('10:00'), to: clock('12:00'), what: 'plenary' }] },
    { id: 'bo', party: 'HOME' },
  ];

  test('names who is where, and each single thing that would open a start', () => {
    const meetings = [{ id: 'm1', people: ['ann'], minutes: 30, windows: only('10:30', '11:30') }];
    expect(explain({ people, meetings }, 'm1')).toEqual({
      kind: 'impossible',
      meeting: 'm1',
      obstacles: [{ code: 'person-busy', parameters: { person: 'ann', what: 'plenary' }, starts: 3 }],
      relaxations: [
        { kind: 'any-time', opening: at('09:30') },
        { kind: 'substitute', person: 'ann', by: ['bo'], opening: at('10:30') },
      ],
    });
  });

  test('says that it would go without one of several', () => {
    const meetings = [{ id: 'm1', people: ['ann', 'bo'], minutes: 30, windows: only('10:30', '11:00') }];
    expect(explain({ people, meetings }, 'm1')).toMatchObject({
      relaxations: [{ kind: 'any-time' }, { kind: 'without', person: 'ann', opening: at('10:30') }],
    });
  });

  test('says that another room or fewer seats would do', () => {
    const rooms = [
      { id: 'r1', seats: 4 },
      { id: 'r2', seats: 12 },
    ];
    const meetings = [{ id: 'm1', people: ['bo'], minutes: 30, seats: 10, rooms: ['r1'] }];
    expect(explain({ people, rooms, meetings }, 'm1')).toEqual({
      kind: 'impossible',
      meeting: 'm1',
      obstacles: [{ code: 'seats', parameters: { room: 'r1', seats: 4, needed: 10 }, starts: 35 }],
      relaxations: [
        { kind: 'any-room', opening: at('09:00', 'r2') },
        { kind: 'fewer-seats', opening: at('09:00') },
      ],
    });
  });

  test('says that a window is too short, and how long would fit', () => {
    const meetings = [{ id: 'm1', people: ['bo'], minutes: 45, windows: only('10:00', '10:30') }];
    expect(explain({ people, meetings }, 'm1')).toEqual({
      kind: 'impossible',
      meeting: 'm1',
      obstacles: [{ code: 'window', parameters: { minutes: 45 }, starts: 0 }],
      relaxations: [
        { kind: 'any-time', opening: at('09:45') },
        { kind: 'shorter', minutes: 30, opening: at('10:00') },
      ],
    });
  });
});

describe('a meeting that others have pushed out', () => {
  test('names the cheapest to move, and who is asked for too much', () => {
    const days = [{ id: 'D1', start: clock('10:00'), end: clock('11:00') }];
    const meetings = [
      { id: 'a', people: ['ann'], minutes: 30, weight: 10, windows: only('10:00', '10:30') },
      { id: 'b', people: ['ann'], minutes: 30, weight: 5, windows: only('10:30', '11:00') },
      { id: 'c', people: ['ann'], minutes: 30, weight: 2 },
    ];
    expect(explain({ days, meetings }, 'c')).toEqual({
      kind: 'out-competed',
      meeting: 'c',
      possibleStarts: 3,
      rivals: ['b'],
      rivalWeight: 5,
      opening: at('10:30'),
      relaxations: [],
      overloads: [{ person: 'ann', askedMinutes: 90, availableMinutes: 60 }],
    });
  });
});

describe('a meeting that has its place', () => {
  test.each<[string, object, object]>([
    ['pinned', { fixed: { start: clock('10:00') } }, { because: 'pinned', obstacles: [] }],
    ['the only start', { windows: only('10:00', '10:30') }, { because: 'only-start', possibleStarts: 1 }],
    ['a preferred start', { prefer: only('10:00', '11:00') }, { because: 'preferred', possibleStarts: 35 }],
    ['any of many', {}, { because: 'free', possibleStarts: 35 }],
  ])('is %s', (_what, extra, expected) => {
    const meetings = [{ id: 'm1', people: ['ann'], minutes: 30, ...extra }];
    expect(explain({ meetings }, 'm1')).toMatchObject({ kind: 'placed', ...expected });
  });

  test('tells what kept it from its preferred times', () => {
    const meetings = [
      { id: 'first', people: ['ann'], minutes: 30, fixed: { start: clock('10:00') } },
      { id: 'm1', people: ['ann'], minutes: 30, prefer: only('10:00', '10:30') },
    ];
    expect(explain({ rooms: [{ id: 'r1' }, { id: 'r2' }], meetings }, 'm1')).toMatchObject({
      because: 'preference-missed',
      obstacles: [{ code: 'person-clash', parameters: { person: 'ann', meeting: 'first' }, starts: 1 }],
    });
  });
});

test('pins that contradict each other are told', () => {
  const fixed = { start: clock('10:00') };
  const meetings = [
    { id: 'a', people: ['ann'], minutes: 30, fixed },
    { id: 'b', people: ['ann'], minutes: 30, fixed },
  ];
  const proposal = placeGreedily(prepare(instanceWith({ rooms: [{ id: 'r1' }, { id: 'r2' }], meetings })), {
    seed: 1,
  });
  expect(pinnedConflicts(proposal).map(({ meeting }) => meeting)).toEqual(['a', 'b']);
});

describe('every relaxation', () => {
  test('really places the meeting beside the others, in the eyes of an independent checker', () => {
    fc.assert(
      fc.property(anyInstance, (instance) => {
        const problem = prepare(instance);
        const proposal = placeGreedily(problem, { seed: 1, rounds: 2 });
        for (const meeting of proposal.timetable.unplaced()) {
          const explanation = explainMeeting(proposal, meeting);
          if (explanation.kind === 'placed') throw new Error('an unplaced meeting is explained as placed');
          for (const relaxation of explanation.relaxations) {
            const relaxed = relax(instance, meeting.id, relaxation);
            if (!relaxed) continue;
            const again = placeGreedily(prepare(relaxed), {
              seed: 1,
              rounds: 1,
              keep: toSchedule(proposal).assignments,
            });
            expect(checkSchedule(relaxed, toSchedule(again))).toEqual([]);
            expect(toSchedule(again).unplaced).not.toContain(meeting.id);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

type Relaxation = Extract<Explanation, { kind: 'impossible' }>['relaxations'][number];

/** The instance with this one relaxation; those with staff groups are placed by hand and left out here. */
function relax(instance: InstanceInput, id: string, relaxation: Relaxation): InstanceInput | undefined {
  const meetings = instance.meetings.map((meeting) => {
    if (meeting.id !== id) return meeting;
    const { windows: _windows, ...anyTime } = meeting;
    const { rooms: _rooms, venues: _venues, ...anyRoom } = meeting;
    switch (relaxation.kind) {
      case 'any-time':
        return anyTime;
      case 'any-room':
        return anyRoom;
      case 'fewer-seats':
        return { ...meeting, seats: 0 };
      case 'shorter':
        return { ...meeting, minutes: relaxation.minutes };
      case 'without':
        return { ...meeting, people: meeting.people.filter((person) => person !== relaxation.person) };
      case 'substitute':
        return {
          ...meeting,
          people: meeting.people.map((person) =>
            person === relaxation.person ? (relaxation.by[0] ?? person) : person,
          ),
        };
      default:
        return relaxation satisfies never;
    }
  });
  const isOrdered = instance.precedence?.some((pair) => pair.includes(id));
  return isOrdered ? undefined : { ...instance, meetings };
}
