import { describe, expect, test } from 'vitest';
import { findSchedule } from '#schedule/finder/find.ts';
import { toSchedule } from '#schedule/finder/to-schedule.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import { compileProblem } from '#schedule/problem/compile.ts';
import { type Proposal, toSchedule as scheduleOf } from '#schedule/proposal.ts';
import { proposeSchedule } from '#schedule/propose.ts';
import { solveInstance } from '#schedule/solve.ts';
import { missionWith, wanted, workspace } from './mission-for-tests.ts';

/** A day of a conference, and the day of the flight home. */
const events = [
  {
    id: 'forum',
    title: { 'zh-TW': '年會', en: 'Meeting' },
    from: '2027-03-27',
    to: '2027-03-27',
    sessions: [],
  },
];
const rooms = [
  { id: 'booth', name: 'Booth', seats: 2 },
  { id: 'blue', name: 'Blue', seats: 8 },
];
const instanceWith = (request: object) =>
  instanceOf(workspace, missionWith({ mission: { rooms }, events, bilaterals: [wanted('w', request)] }));
const daysOf = (request: object) =>
  [...new Set(instanceWith(request).meetings[0]?.windows?.map(({ from }) => from.slice(8, 10)))].sort();

describe('a meeting is held', () => {
  test('on a day of the event', () => expect(daysOf({})).toEqual(['27']));
  test('on such a day also where hours are given without a day', () =>
    expect(daysOf({ windows: ['mornings'] })).toEqual(['27']));
  test('on another day where a side names it', () =>
    expect(daysOf({ windows: ['Sunday 10:00–11:00', 'Saturday'] })).toEqual(['27', '28']));
  test('in a room with a seat for everybody', () =>
    expect([
      instanceWith({ attendees: ['liu', 'tanaka'] }).meetings[0]?.seats,
      instanceWith({ attendees: ['liu'], seats: 1 }).meetings[0]?.seats,
    ]).toEqual([3, 1]));
});

test('a few meetings that all suit are found at once, without a thread', async () => {
  const instance = instanceWith({ windows: ['mornings'] });
  const started = performance.now();
  const { certainty, wasCutOff } = await solveInstance(instance, {
    seed: 1,
    limitSeconds: 0,
    now: () => started,
  });
  expect([certainty, wasCutOff]).toEqual([{ weightBound: 5, qualityBound: 0 }, false]);
});

/** A delegation flies home on the second day; the forum is on both. */
const flight = (count = 14) =>
  missionWith({
    mission: {
      rooms: [...rooms, { id: 'plenary', name: 'Plenary', seats: 400 }],
      travel: [
        {
          from: { place: 'Lisbon', timeZone: 'Europe/Lisbon', date: '2027-03-28', time: '13:00' },
          to: { place: 'Taipei', timeZone: 'Asia/Taipei', date: '2027-03-29', time: '12:00' },
        },
      ],
      meetingHours: { from: '09:00', to: '18:00' },
    },
    events: [
      {
        ...events[0],
        to: '2027-03-28',
        tracks: [{ id: 'main', name: 'Main', room: 'plenary' }],
      },
    ],
    bilaterals: Array.from({ length: count }, (_, i) =>
      wanted(`w${i}`, { durationMinutes: 45, attendees: i % 3 === 0 ? ['liu', 'tanaka'] : ['liu'] }),
    ),
  });
const toAssignments = (proposal: Proposal) => scheduleOf(proposal).assignments;
const solveQuickly = async (instance: ReturnType<typeof instanceOf>, seed: number) =>
  (
    await proposeSchedule(instance, {
      seed,
      steps: 2_000,
      limitSeconds: 50,
      proves: false,
      now: () => performance.now(),
    })
  ).proposal;

test('the flight home, and check-in before it, are kept clear whatever the seed', async () => {
  const instance = instanceOf(workspace, flight());
  const problem = compileProblem(instance);
  const latest = Array.from({ length: 50 }, (_, seed) => {
    const { assignments } = toSchedule(problem, findSchedule(problem, { seed: seed + 1, steps: 500 }).best);
    const ends = assignments
      .filter(({ start }) => start.startsWith('2027-03-28'))
      .map(({ start }) => Date.parse(start) / 60_000 + 45);
    return Math.max(0, ...ends);
  });
  // Two hours before 13:00 on the 28th, in summer time.
  expect(latest.filter((end) => end > Date.parse('2027-03-28T10:00Z') / 60_000)).toEqual([]);
});

test('nobody is put in the hall of the programme, and the smallest room that seats all is taken', async () => {
  const { timetable } = await solveQuickly(instanceOf(workspace, flight(8)), 1);
  const taken = timetable.problem.meetings.map((meeting) => [
    meeting.seats,
    timetable.optionOf(meeting)?.room.id,
  ]);
  expect([...new Set(taken.map((each) => each.join()))].sort()).toEqual(['2,booth', '3,blue']);
});

test('one request more moves nobody', async () => {
  const mission = flight(7);
  const bilaterals = mission.bilaterals;
  const before = toAssignments(
    await solveQuickly(instanceOf(workspace, { ...mission, bilaterals: bilaterals.slice(1) }), 1),
  );
  const { proposal } = await proposeSchedule(instanceOf(workspace, mission), {
    seed: 1,
    limitSeconds: 50,
    keep: before,
    now: () => performance.now(),
  });
  const after = toAssignments(proposal);
  expect([after.length - before.length, after.filter(({ meeting }) => meeting !== 'w0')]).toEqual([
    1,
    before,
  ]);
});

describe('a meeting that is not in the room', () => {
  test('needs none where it is held online, beside any other', () => {
    const { rooms: all, meetings } = instanceOf(
      workspace,
      missionWith({
        mission: { rooms },
        events,
        bilaterals: [wanted('near'), wanted('far', { attendance: 'online' })],
      }),
    );
    expect([all.map(({ id }) => id), meetings.map((meeting) => meeting.rooms)]).toEqual([
      ['booth', 'blue', '#online-far'],
      [['booth', 'blue'], ['#online-far']],
    ]);
  });
  test('leaves the others as they were where the mission lists no rooms', () => {
    const bilaterals = [wanted('near'), wanted('far', { attendance: 'online' })];
    const { rooms: all, meetings } = instanceOf(
      workspace,
      missionWith({ mission: { rooms: [] }, bilaterals }),
    );
    expect([all.map(({ id }) => id), meetings.map((meeting) => meeting.rooms)]).toEqual([
      ['#1', '#2'],
      [undefined, undefined],
    ]);
  });
  test('has seats for our side alone where the others may sit elsewhere', () =>
    expect(
      [{}, { attendance: 'hybrid' as const }].map((more) => instanceWith(more).meetings[0]?.seats),
    ).toEqual([2, 1]));
  test('is held while the other side is at work, on its own clocks and days', () => {
    const windowsWith = (hours: object) =>
      instanceWith({
        attendance: 'online',
        theirHours: { timeZone: 'Asia/Taipei', to: '17:30', ...hours },
      }).meetings[0]?.windows;
    // The day is a Saturday.
    expect([windowsWith({}), windowsWith({ days: ['sat'] })]).toEqual([
      [],
      [{ from: '2027-03-27T09:00+00:00', to: '2027-03-27T09:30+00:00' }],
    ]);
  });
});
