import { describe, expect, test } from 'vitest';
import { explainMeeting, pinnedConflicts } from '#schedule/explain.ts';
import type { Explanation } from '#schedule/explanation.ts';
import type { InstanceInput } from '#schedule/instance.ts';
import { minutesOfInstant } from '#schedule/instant.ts';
import { clock, instanceWith } from './instances-for-tests.ts';
import { propose } from './proposal-for-tests.ts';

const at = (time: string, room = 'r1') => ({ start: minutesOfInstant(clock(time)), room });
const only = (from: string, to: string): [string, string][] => [[clock(from), clock(to)]];

function explain(parts: Partial<InstanceInput>, id: string): Explanation {
  const proposal = propose(instanceWith(parts));
  const meeting = proposal.timetable.problem.meetings.find((each) => each.id === id);
  if (!meeting) throw new Error(id);
  return explainMeeting(proposal, meeting);
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
      together: [],
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
      together: [],
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
      together: [],
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
      together: [],
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
  const proposal = propose(instanceWith({ rooms: [{ id: 'r1' }, { id: 'r2' }], meetings }));
  expect(pinnedConflicts(proposal).map(({ meeting }) => meeting)).toEqual(['a', 'b']);
});

describe('the new causes', () => {
  const twoVenues = {
    people: [
      { id: 'ann', busy: [{ from: clock('09:00'), to: clock('10:00'), what: 'plenary', venue: 'hall' }] },
    ],
    rooms: [{ id: 'r1', venue: 'hotel' }],
    travelMinutes: { hall: { hotel: 20 } },
  };

  test('the way from a session', () => {
    const meetings = [{ id: 'm1', people: ['ann'], minutes: 30, windows: only('10:00', '10:30') }];
    expect(explain({ ...twoVenues, meetings }, 'm1')).toMatchObject({
      obstacles: [{ code: 'travel', parameters: { person: 'ann', minutes: 20 }, starts: 1 }],
    });
  });

  test('a group of whom nobody can come, and what becomes possible without it', () => {
    const busy = [{ from: clock('10:00'), to: clock('11:00'), what: 'plenary' }];
    const people = [{ id: 'ann' }, { id: 'bo', busy }, { id: 'cy', busy }];
    const meetings = [
      { id: 'm1', people: ['ann'], oneOf: [['bo', 'cy']], minutes: 30, windows: only('10:00', '10:30') },
    ];
    expect(explain({ people, meetings }, 'm1')).toEqual({
      kind: 'impossible',
      meeting: 'm1',
      obstacles: [{ code: 'one-of', parameters: { people: 'bo\ncy' }, starts: 1 }],
      relaxations: [
        { kind: 'any-time', opening: at('09:30') },
        { kind: 'without-group', people: ['bo', 'cy'], opening: at('10:00') },
      ],
      together: [],
    });
  });

  test('two wanted of a group of whom one alone can come', () => {
    const busy = [{ from: clock('09:00'), to: clock('18:00'), what: 'plenary' }];
    const people = [{ id: 'ann' }, { id: 'bo' }, { id: 'cy', busy }];
    const oneOf = [
      ['bo', 'cy'],
      ['bo', 'cy'],
    ];
    const meetings = [{ id: 'm1', people: ['ann'], oneOf, minutes: 30 }];
    expect(explain({ people, meetings }, 'm1')).toMatchObject({
      kind: 'impossible',
      obstacles: [{ code: 'one-of', parameters: { people: 'bo\ncy' }, starts: 35 }],
    });
  });

  test('a pool that is empty, a meal, a full day, an order: each with what would help', () => {
    const days = [{ id: 'D1', start: clock('12:00'), end: clock('13:00') }];
    const first = { id: 'first', people: ['bo'], minutes: 30, weight: 9, fixed: { start: clock('12:00') } };
    const wantedAt12 = { id: 'm1', people: ['ann'], minutes: 30, windows: only('12:00', '12:30') };
    const of = (parts: Partial<InstanceInput>, extra: object, firstExtra: object = {}) => {
      const explanation = explain(
        {
          days,
          people: [{ id: 'ann' }, { id: 'bo' }],
          rooms: [{ id: 'r1' }, { id: 'r2' }],
          ...parts,
          meetings: [
            { ...first, ...firstExtra },
            { ...wantedAt12, ...extra },
          ],
        },
        'm1',
      );
      if (explanation.kind !== 'impossible') throw new Error(explanation.kind);
      const { obstacles, relaxations } = explanation;
      return [obstacles.map(({ code }) => code), relaxations.map(({ kind }) => kind)];
    };
    const pools = [{ id: 'interpreter', size: 1 }];
    const needs = { needs: ['interpreter'] };
    const noon: [string, string] = [clock('12:00'), clock('12:45')];
    expect({
      pool: of({ pools }, needs, needs),
      meal: of({ meals: [{ people: ['ann'], window: noon, minutes: 30 }] }, {}),
      day: of(
        { people: [{ id: 'ann', maxPerDay: 1 }] },
        { people: ['ann'], windows: only('12:30', '13:00') },
        { people: ['ann'] },
      ),
      order: of({ precedence: [['first', 'm1']] }, {}),
    }).toEqual({
      pool: [['pool'], ['any-time', 'without-pool']],
      meal: [['meal'], ['any-time', 'shorter', 'no-meal']],
      day: [['max-per-day'], ['one-more']],
      order: [['precedence'], ['any-time', 'shorter', 'any-order']],
    });
  });
});

describe('what rooms cause', () => {
  const days = [{ id: 'D1', start: clock('10:00'), end: clock('11:00') }];
  const people = ['ann', 'bo', 'cy'].map((id) => ({ id }));
  test('is told as one more room', () => {
    const meetings = people.map(({ id }, i) => ({ id: `m${i}`, people: [id], minutes: 60, weight: 9 - i }));
    expect(explain({ days, people, rooms: [{ id: 'r1' }, { id: 'r2' }], meetings }, 'm2')).toMatchObject({
      relaxations: [{ kind: 'one-more-room', opening: at('10:00', '') }],
      together: [],
    });
  });
  test('and what no single condition opens, two do', () => {
    const busy = [{ from: clock('10:00'), to: clock('11:00'), what: 'plenary' }];
    const meetings = [{ id: 'm', people: ['ann', 'bo'], oneOf: [['di', 'ed']], minutes: 60 }];
    const away = ['bo', 'di', 'ed'].map((id) => ({ id, party: 'HOME', busy }));
    expect(explain({ days, people: [{ id: 'ann', party: 'HOME' }, ...away], meetings }, 'm')).toMatchObject({
      relaxations: [],
      together: [
        {
          changes: [
            { kind: 'without', person: 'bo' },
            { kind: 'without-group', people: ['di', 'ed'] },
          ],
          opening: at('10:00'),
        },
      ],
    });
  });
  test('and what no two open, three do, and none of the three can be spared', () => {
    const busy = [{ from: clock('10:00'), to: clock('11:00'), what: 'plenary' }];
    const away = ['bo', 'cy', 'di', 'ed'].map((id) => ({ id, party: 'HOME', busy }));
    const meetings = [
      { id: 'm', people: ['ann', 'bo', 'cy'], oneOf: [['di', 'ed']], minutes: 60, needs: ['interpreter'] },
    ];
    const all = [{ id: 'ann', party: 'HOME' }, ...away];
    const pools = [{ id: 'interpreter', size: 1 }];
    expect(explain({ days, people: all, meetings, pools }, 'm')).toMatchObject({
      relaxations: [],
      together: [
        {
          changes: [
            { kind: 'without', person: 'bo' },
            { kind: 'without', person: 'cy' },
            { kind: 'without-group', people: ['di', 'ed'] },
          ],
          opening: at('10:00'),
        },
      ],
    });
  });
});

test('no minute of buffer is counted after the last meeting of a day', () => {
  const days = [{ id: 'D1', start: clock('10:00'), end: clock('11:10') }];
  const meetings = ['a', 'b', 'c'].map((id, i) => ({ id, people: ['ann'], minutes: 30, weight: 9 - i }));
  expect(explain({ days, meetings, bufferMinutes: 10 }, 'c')).toMatchObject({
    overloads: [{ person: 'ann', askedMinutes: 110, availableMinutes: 70 }],
  });
});
