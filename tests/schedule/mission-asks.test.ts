import { describe, expect, test } from 'vitest';
import { instanceOf } from '#schedule/from-mission.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { missionWith, wanted, workspace } from './mission-for-tests.ts';
import { propose } from './proposal-for-tests.ts';

const of = (parts: Parameters<typeof missionWith>[0]) => instanceOf(workspace, missionWith(parts));

describe('what people say of their time', () => {
  const windowsOf = (request: object, extra: Parameters<typeof missionWith>[0] = {}) =>
    of({ ...extra, bilaterals: [wanted('one', request)] }).meetings[0]?.windows?.map(
      ({ from, to }) => `${from.slice(8, 16)}–${to.slice(11, 16)}`,
    );

  test('words say the same as windows', () => {
    const asWindows = wanted('one', {
      windows: [{ date: '2027-03-27', from: '10:00', to: '11:00' }],
      preferred: [{ date: '2027-03-28', from: '09:30', to: '10:00' }],
    });
    const asWords = wanted('one', { windows: ['27 Mar 10:00–11:00'], preferred: ['3月28日上午9時半至10時'] });
    expect(of({ bilaterals: [asWords] })).toEqual(of({ bilaterals: [asWindows] }));
  });
  test('both sides have to be free', () => {
    expect(windowsOf({ windows: ['27 Mar 09:00–11:00'], ourWindows: ['after 10:00'] })).toEqual([
      '27T10:00–11:00',
    ]);
  });
  test('on the morning that the clocks change, hours are those of the clock', () => {
    expect(
      of({ bilaterals: [wanted('one', { windows: ['28 Mar 10:00–11:00'] })] }).meetings[0]?.windows,
    ).toEqual([{ from: '2027-03-28T10:00+01:00', to: '2027-03-28T11:00+01:00' }]);
  });
  test('what neither side can is no window at all', () => {
    expect(windowsOf({ windows: ['27 Mar'], ourWindows: ['28 Mar'] })).toEqual([]);
  });
});

describe('what else a mission asks', () => {
  test('of its rooms: equipment, venues, opening hours', () => {
    const mission = {
      venues: [
        { id: 'main', name: 'Main', open: ['not 11:00–12:00'] },
        { id: 'annexe', name: { 'zh-TW': '別館', en: 'Annexe' } },
      ],
      rooms: [
        { id: 'blue', name: 'Blue', venue: 'main', equipment: ['screen'], open: ['27 Mar'] },
        { id: 'red', name: 'Red', venue: 'annexe', equipment: ['screen', 'booth'] },
        { id: 'green', name: 'Green', venue: '別館' },
      ],
    };
    const { venues, rooms, meetings } = of({
      mission,
      bilaterals: [wanted('one', { equipment: ['screen'], venues: ['annexe'] })],
    });
    expect({ venues, rooms, rooms1: meetings[0]?.rooms, venues1: meetings[0]?.venues }).toEqual({
      venues: ['Main', '別館'],
      rooms: [
        {
          id: 'blue',
          venue: 'Main',
          turnoverMinutes: 0,
          open: [{ from: '2027-03-27T09:00+00:00', to: '2027-03-27T11:00+00:00' }],
        },
        { id: 'red', venue: '別館', turnoverMinutes: 0 },
        { id: 'green', venue: '別館', turnoverMinutes: 0 },
      ],
      rooms1: ['blue', 'red'],
      venues1: ['別館'],
    });
  });

  test('of its people: limits, closures, and the way to where they are', () => {
    const mission = {
      venues: [
        { id: 'main', name: 'Main' },
        { id: 'annexe', name: 'Annexe' },
      ],
      rooms: [{ id: 'red', name: 'Red', venue: 'annexe' }],
      scheduling: {
        bufferMinutes: 5,
        maxPerDay: 4,
        limits: [{ person: 'may', maxPerDay: 2 }],
        closures: [
          { name: 'Prayer', when: ['28 Mar 11:00–11:30'] },
          { name: 'Leave', when: ['27 Mar'], people: ['tanaka'] },
        ],
        transfers: [{ between: ['main', 'annexe'], minutes: 12 }],
      },
    };
    const events = [
      {
        id: 'e',
        title: 'E',
        from: '2027-03-27',
        to: '2027-03-28',
        sessions: [
          {
            id: 's',
            title: 'S',
            date: '2027-03-27',
            start: '10:00',
            end: '11:00',
            room: 'red',
            attendedBy: ['liu'],
          },
        ],
      },
    ];
    const bilaterals = [wanted('one', {}, { theirs: [{ person: 'may' }] })];
    const { bufferMinutes, travelMinutes, people } = of({ mission, events, bilaterals });
    const prayer = { from: '2027-03-28T11:00+01:00', to: '2027-03-28T11:30+01:00', what: 'closure/0' };
    expect({ bufferMinutes, travelMinutes, people }).toEqual({
      bufferMinutes: 5,
      travelMinutes: { Main: { Annexe: 12 } },
      people: [
        {
          id: 'liu',
          party: 'TW',
          gapWeight: 1,
          maxPerDay: 4,
          busy: [
            { from: '2027-03-27T10:00+00:00', to: '2027-03-27T11:00+00:00', what: 'e/s', venue: 'Annexe' },
            prayer,
          ],
        },
        { id: 'may', party: 'US', gapWeight: 0, maxPerDay: 2, busy: [prayer] },
      ],
    });
  });

  test('of its meals and staff, and of the order', () => {
    const scheduling = {
      pools: [{ id: 'interpreter', size: 2 }],
      meals: [{ from: '11:00', to: '12:00', minutes: 30, people: ['liu', 'nobody-here'] }],
    };
    const bilaterals = [
      wanted('one', { needs: ['interpreter'], before: ['two', 'gone'] }),
      wanted('two', {
        after: ['one'],
        anyOf: [{ of: ['liu', 'tanaka'] }, { of: ['tanaka', 'may'], count: 2 }],
      }),
      wanted('gone', {}, { status: 'cancelled' }),
    ];
    const { pools, meals, precedence, meetings, people } = of({ mission: { scheduling }, bilaterals });
    expect({
      pools,
      meals,
      precedence,
      needs: meetings.map(({ needs }) => needs),
      oneOf: meetings.map(({ oneOf }) => oneOf),
      people: people.map(({ id }) => id),
    }).toEqual({
      pools: [{ id: 'interpreter', size: 2 }],
      meals: [
        {
          people: ['liu'],
          window: { from: '2027-03-27T11:00+00:00', to: '2027-03-27T12:00+00:00' },
          minutes: 30,
        },
        {
          people: ['liu'],
          window: { from: '2027-03-28T11:00+01:00', to: '2027-03-28T12:00+01:00' },
          minutes: 30,
        },
      ],
      precedence: [['one', 'two']],
      needs: [['interpreter'], []],
      oneOf: [
        [],
        [
          ['liu', 'tanaka'],
          ['tanaka', 'may'],
          ['tanaka', 'may'],
        ],
      ],
      people: ['liu', '@US', 'tanaka', 'may'],
    });
  });

  test('somebody who sits for two sides has one day', () => {
    const bilaterals = [
      wanted('one', {}, { theirs: [{ person: 'may' }] }),
      wanted('two', { attendees: ['tanaka'] }, { partners: ['IL'], theirs: [{ person: 'may' }] }),
    ];
    const rooms = [
      { id: 'blue', name: 'Blue' },
      { id: 'red', name: 'Red' },
    ];
    const instance = of({ mission: { rooms, meetingHours: { from: '09:00', to: '09:30' } }, bilaterals });
    const dates = toSchedule(propose(instance)).assignments.map(({ start }) => start.slice(0, 10));
    expect([...dates].sort()).toEqual(['2027-03-27', '2027-03-28']);
  });
});
