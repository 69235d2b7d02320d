import { describe, expect, test } from 'vitest';
import { instanceOf, schedulable } from '#schedule/from-mission.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { missionWith, wanted, workspace } from './mission-for-tests.ts';
import { propose } from './proposal-for-tests.ts';

const of = (parts: Parameters<typeof missionWith>[0]) => instanceOf(workspace, missionWith(parts));
const person = (parts: Parameters<typeof missionWith>[0], id: string) =>
  of(parts).people.find((each) => each.id === id);

test('makes a whole instance of a mission', () => {
  const bilaterals = [
    wanted(
      'one',
      {
        priority: 'A',
        seats: 4,
        rooms: ['blue'],
        windows: [{ date: '2027-03-27', from: '10:00', to: '11:00' }],
        preferred: [{ date: '2027-03-28', from: '10:00', to: '11:00' }],
      },
      { theirs: [{ person: 'may' }] },
    ),
  ];
  expect(of({ bilaterals })).toEqual({
    format: 'bilat.instance/1',
    name: 'm',
    timezone: 'Europe/Lisbon',
    slotMinutes: 15,
    bufferMinutes: 10,
    days: [
      { id: '2027-03-27', start: '2027-03-27T09:00+00:00', end: '2027-03-27T12:00+00:00' },
      { id: '2027-03-28', start: '2027-03-28T09:00+01:00', end: '2027-03-28T12:00+01:00' },
    ],
    venues: [],
    travelMinutes: {},
    parties: [{ id: 'TW' }, { id: 'US' }],
    people: [
      { id: 'liu', party: 'TW', gapWeight: 1, busy: [] },
      { id: 'may', party: 'US', gapWeight: 0, busy: [] },
    ],
    rooms: [{ id: 'blue', seats: 6, turnoverMinutes: 10 }],
    pools: [],
    meals: [],
    meetings: [
      {
        id: 'one',
        parties: ['TW', 'US'],
        people: ['liu', 'may'],
        oneOf: [],
        minutes: 30,
        priority: 'A',
        weight: 10,
        windows: [{ from: '2027-03-27T10:00+00:00', to: '2027-03-27T11:00+00:00' }],
        prefer: [{ from: '2027-03-28T10:00+01:00', to: '2027-03-28T11:00+01:00' }],
        needs: [],
        seats: 4,
        rooms: ['blue'],
        mandatory: false,
      },
    ],
    precedence: [],
    gapOverBusy: false,
  });
});

describe('who is busy', () => {
  const bilaterals = [wanted('one', { attendees: ['liu', 'tanaka'] }, { theirs: [{ person: 'may' }] })];
  const session = (extra: object) => [
    {
      id: 'e',
      title: 'E',
      from: '2027-03-27',
      to: '2027-03-28',
      sessions: [{ id: 's', title: 'S', date: '2027-03-27', start: '10:00', end: '11:00', ...extra }],
    },
  ];
  const hour = { from: '2027-03-27T10:00+00:00', to: '2027-03-27T11:00+00:00', what: 'e/s' };

  test('those who attend a session', () => {
    expect(person({ bilaterals, events: session({ attendedBy: ['liu'] }) }, 'liu')?.busy).toEqual([hour]);
  });
  test('nobody at a meal that names nobody', () => {
    expect(person({ bilaterals, events: session({ kind: 'meal' }) }, 'liu')?.busy).toEqual([]);
  });
  test('those across the table who speak in one', () => {
    expect(
      person({ bilaterals, events: session({ roles: [{ role: 'speaker', person: 'may' }] }) }, 'may')?.busy,
    ).toEqual([hour]);
  });
  test('those who speak to an item, for the time of the item', () => {
    const items = [{ title: 'I', start: '10:20', end: '10:40', roles: [{ role: 'speaker', person: 'may' }] }];
    expect(person({ bilaterals, events: session({ items }) }, 'may')?.busy).toEqual([
      { from: '2027-03-27T10:20+00:00', to: '2027-03-27T10:40+00:00', what: 'e/s' },
    ]);
  });
  test('until the next day, when a session ends earlier on the clock than it starts', () => {
    const night = session({ start: '23:30', end: '02:30', attendedBy: ['liu'] });
    expect(person({ bilaterals, events: night }, 'liu')?.busy).toEqual([
      { from: '2027-03-27T23:30+00:00', to: '2027-03-28T02:30+01:00', what: 'e/s' },
    ]);
  });
  test('nobody for a session at no known time', () => {
    expect(
      person(
        { bilaterals, events: session({ start: undefined, end: undefined, attendedBy: ['liu'] }) },
        'liu',
      )?.busy,
    ).toEqual([]);
  });

  const travel = [
    {
      from: { place: 'Taipei', timeZone: 'Asia/Taipei', date: '2027-03-27', time: '01:00' },
      to: { place: 'Lisbon', timeZone: 'Europe/Lisbon', date: '2027-03-27', time: '10:30' },
    },
  ];
  test('the delegation on the way, from check-in until they are in town', () => {
    expect(person({ bilaterals, mission: { travel } }, 'liu')?.busy).toEqual([
      { from: '2027-03-26T15:00+00:00', to: '2027-03-27T11:30+00:00', what: 'travel/0' },
    ]);
  });
  test('whoever has not arrived from home, and whoever has left for it', () => {
    const [out] = travel;
    const there = {
      ...out,
      from: { ...out?.from, date: '2027-03-28' },
      to: { ...out?.to, date: '2027-03-28' },
    };
    const back = {
      from: { place: 'Lisbon', timeZone: 'Europe/Lisbon', date: '2027-03-28', time: '21:30' },
      to: { place: 'Taipei', timeZone: 'Asia/Taipei', date: '2027-03-29', time: '18:30' },
    };
    const period = { from: '2027-03-26', to: '2027-03-30' };
    expect(person({ bilaterals, mission: { period, travel: [there, back] } }, 'liu')?.busy).toEqual([
      { from: '2027-03-26T00:00+00:00', to: '2027-03-28T11:30+01:00', what: 'travel/0' },
      { from: '2027-03-28T19:30+01:00', to: '2027-03-31T00:00+01:00', what: 'travel/1' },
    ]);
  });
  test('but not who joins locally', () => {
    expect(person({ bilaterals, mission: { travel } }, 'tanaka')?.busy).toEqual([]);
  });
  test('the whole day of an arrival at no known hour', () => {
    const vague = [{ to: { place: 'Lisbon', timeZone: 'Europe/Lisbon', date: '2027-03-27' } }];
    expect(person({ bilaterals, mission: { travel: vague } }, 'liu')?.busy).toEqual([
      { from: '2027-03-27T00:00+00:00', to: '2027-03-28T00:00+00:00', what: 'travel/0' },
    ]);
  });
});

describe('what is in it', () => {
  test('neither exchanges, nor cancelled bilaterals, nor those without request and placement', () => {
    const mission = missionWith({
      bilaterals: [
        wanted('one'),
        wanted('two', {}, { status: 'cancelled' }),
        wanted('three', {}, { format: 'exchange' }),
        { id: 'four', partners: ['US'] },
      ],
    });
    expect(schedulable(mission).map(({ id }) => id)).toEqual(['one']);
  });

  test('recorded placements and pins are fixed, at their own length', () => {
    const bilaterals = [
      wanted('pinned', { pin: { date: '2027-03-27', start: '10:00', end: '10:40', room: 'blue' } }),
      {
        id: 'held',
        partners: ['IL'],
        ours: [{ person: 'liu' }],
        placement: { date: '2027-03-28', start: '09:00' },
      },
    ];
    expect(
      of({ bilaterals }).meetings.map(({ minutes, fixed, people }) => ({ minutes, fixed, people })),
    ).toEqual([
      { minutes: 40, fixed: { start: '2027-03-27T10:00+00:00', room: 'blue' }, people: ['liu', '@US'] },
      { minutes: 60, fixed: { start: '2027-03-28T09:00+01:00' }, people: ['liu', '@IL'] },
    ]);
  });

  test('a pin outside meeting hours widens its day, and nobody else is placed there', () => {
    const bilaterals = [wanted('early', { pin: { date: '2027-03-27', start: '08:00' } }), wanted('other')];
    const instance = of({ bilaterals });
    expect([instance.days[0]?.start, instance.meetings[1]?.windows?.[0]?.from]).toEqual([
      '2027-03-27T08:00+00:00',
      '2027-03-27T09:00+00:00',
    ]);
  });

  test('windows are cut to meeting hours', () => {
    const bilaterals = [wanted('one', { windows: [{ date: '2027-03-27', from: '08:00', to: '09:30' }] })];
    expect(of({ bilaterals }).meetings[0]?.windows).toEqual([
      { from: '2027-03-27T09:00+00:00', to: '2027-03-27T09:30+00:00' },
    ]);
  });

  test('starts are as fine as the windows ask', () => {
    const bilaterals = [wanted('one', { windows: [{ date: '2027-03-27', from: '09:20', to: '10:30' }] })];
    expect(of({ bilaterals }).slotMinutes).toBe(5);
  });

  test('a session closes its room', () => {
    const events = [
      {
        id: 'e',
        title: 'E',
        from: '2027-03-27',
        to: '2027-03-28',
        tracks: [{ id: 't', name: 'T', room: 'blue' }],
        sessions: [{ id: 's', title: 'S', date: '2027-03-27', start: '10:00', end: '11:00', track: 't' }],
      },
    ];
    expect(of({ bilaterals: [wanted('one')], events }).rooms[0]?.open).toEqual([
      { from: '2027-03-27T09:00+00:00', to: '2027-03-27T10:00+00:00' },
      { from: '2027-03-27T11:00+00:00', to: '2027-03-27T12:00+00:00' },
      { from: '2027-03-28T09:00+01:00', to: '2027-03-28T12:00+01:00' },
    ]);
  });

  test('a mission without rooms can have two meetings at once', () => {
    const bilaterals = [
      wanted('one', { attendees: ['liu'] }),
      { ...wanted('two', { attendees: ['tanaka'] }), partners: ['IL'] },
    ];
    const schedule = toSchedule(propose(of({ mission: { rooms: [] }, bilaterals })));
    expect(schedule.assignments.map(({ start }) => start)).toEqual([
      '2027-03-27T09:00+00:00',
      '2027-03-27T09:00+00:00',
    ]);
  });
});

test('what is called off is not placed, and frees its people and its room', () => {
  const pin = { date: '2027-03-27', start: '10:00', room: 'blue' };
  const sessions = [
    {
      id: 's',
      title: 'S',
      date: '2027-03-27',
      start: '11:00',
      end: '12:00',
      room: 'blue',
      attendedBy: ['liu'],
    },
  ];
  const event = { id: 'e', title: 'E', from: '2027-03-27', to: '2027-03-28', sessions };
  const open = of({
    bilaterals: [wanted('off', { pin }, { cancelled: 'Storm' }), wanted('on')],
    events: [{ ...event, cancelled: true }],
  });
  expect([open.meetings.map(({ id }) => id), open.people[0]?.busy, open.rooms[0]?.open]).toEqual([
    ['on'],
    [],
    undefined,
  ]);
});
