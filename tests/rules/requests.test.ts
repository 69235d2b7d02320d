import { expect, test } from 'vitest';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Mission } from '#model/workspace.ts';
import { attendeeGroups } from '#rules/attendee-groups.ts';
import { attendeesFree } from '#rules/attendees-free.ts';
import { clockChanges } from '#rules/clock-changes.ts';
import { pinsAgree } from '#rules/pins-agree.ts';
import { requestOrder } from '#rules/request-order.ts';
import { roomForRequest } from '#rules/room-for-request.ts';
import type { Rule } from '#rules/rule.ts';
import { missionWith, wanted, workspace } from '../schedule/mission-for-tests.ts';

const path = ({ at }: Finding) => ('path' in at ? at.path.join('.') : '');
const find = (rule: Rule, mission: Mission) =>
  rule
    .find({ ...workspace, missions: [mission] })
    .map((finding) => [`${finding.severity} ${finding.code}`, path(finding), finding.parameters]);
const pin = (start: string, extra: object = {}) => ({ pin: { date: '2027-03-27', start, ...extra } });
const session = (extra: object) => [
  {
    id: 'e',
    title: 'E',
    from: '2027-03-27',
    to: '2027-03-28',
    sessions: [{ id: 's', title: 'S', date: '2027-03-27', start: '09:00', end: '12:00', ...extra }],
  },
];

test('two pins of one person at once are told at the later', () => {
  const bilaterals = [
    wanted('late', pin('10:15')),
    wanted('early', pin('10:00'), { partners: ['IL'] }),
    wanted('apart', pin('11:00'), { partners: ['HK'] }),
  ];
  expect(find(pinsAgree, missionWith({ bilaterals }))).toEqual([
    ['warning pins-clash', 'bilaterals.0.request.pin', { id: 'liu', one: 'early', other: 'late' }],
  ]);
});

test('two pins at the same moment are told once, and so is a room', () => {
  const bilaterals = [
    wanted('one', pin('10:00', { room: 'blue' })),
    wanted('two', { ...pin('10:00', { room: 'blue' }), attendees: ['tanaka'] }, { partners: ['IL'] }),
  ];
  expect(find(pinsAgree, missionWith({ bilaterals }))).toEqual([
    ['warning pins-clash', 'bilaterals.1.request.pin', { id: 'blue', one: 'one', other: 'two' }],
  ]);
});

test('a pin during a session, of the partner too', () => {
  const roles = [{ role: 'speaker', person: 'may' }];
  const bilaterals = [wanted('one', pin('10:00'), { theirs: [{ person: 'may' }] })];
  expect(find(pinsAgree, missionWith({ bilaterals, events: session({ roles }) }))).toEqual([
    ['warning pin-while-busy', 'bilaterals.0.request.pin', { id: 'may', what: 'e/s' }],
  ]);
});

test('a pin in a room that is closed then, or whose venue is', () => {
  const rooms = [
    { id: 'blue', name: 'Blue', open: ['not 10:00–11:00'] },
    { id: 'red', name: 'Red', venue: 'annexe' },
  ];
  const venues = [{ id: 'annexe', name: 'Annexe', open: ['28 Mar'] }];
  const bilaterals = [
    wanted('one', pin('10:15', { room: 'blue' })),
    wanted('two', { ...pin('11:15', { room: 'red' }), attendees: ['tanaka'] }),
  ];
  expect(find(pinsAgree, missionWith({ mission: { rooms, venues }, bilaterals }))).toEqual([
    ['warning pin-room-closed', 'bilaterals.0.request.pin', { room: 'blue' }],
    ['warning pin-room-closed', 'bilaterals.1.request.pin', { room: 'red' }],
  ]);
});

test('a pin in the hour that the clocks skip', () => {
  const bilaterals = [wanted('one', { pin: { date: '2027-03-28', start: '01:30' } })];
  expect(find(clockChanges, missionWith({ bilaterals }))).toEqual([
    [
      'error time-missing',
      'bilaterals.0.request.pin.start',
      { date: '2027-03-28', time: '01:30', zone: 'Europe/Lisbon' },
    ],
  ]);
});

test('somebody in sessions all week', () => {
  const events = [
    ...session({ attendedBy: ['liu'] }),
    {
      ...session({})[0],
      id: 'f',
      sessions: [
        { id: 't', title: 'T', date: '2027-03-28', start: '08:00', end: '11:40', attendedBy: ['liu'] },
      ],
    },
  ];
  const bilaterals = [wanted('half-hour'), wanted('short', { durationMinutes: 20 })];
  expect(find(attendeesFree, missionWith({ bilaterals, events }))).toEqual([
    ['warning attendee-never-free', 'bilaterals.0.request.attendees.0', { id: 'liu', minutes: 30 }],
  ]);
});

test('somebody away by a closure', () => {
  const closures = [{ name: 'Leave', when: ['27–28 Mar'], people: ['liu'] }];
  expect(
    find(attendeesFree, missionWith({ bilaterals: [wanted('one')], mission: { scheduling: { closures } } })),
  ).toEqual([
    ['warning attendee-never-free', 'bilaterals.0.request.attendees.0', { id: 'liu', minutes: 30 }],
  ]);
});

test('a circle of three is told once, at its first step', () => {
  const bilaterals = [
    wanted('a', { after: ['c'] }),
    wanted('b', { after: ['a'] }),
    wanted('c', { after: ['b'] }),
    wanted('d', { before: ['a'] }),
  ];
  expect(find(requestOrder, missionWith({ bilaterals }))).toEqual([
    ['error order-circular', 'bilaterals.0.request.after.0', { circle: 'c → a → b → c' }],
  ]);
});

test('a group of one leaves no choice', () => {
  const bilaterals = [
    wanted('one', { anyOf: [{ of: ['tanaka'] }] }),
    wanted('two', { anyOf: [{ of: ['liu', 'tanaka'] }] }),
    wanted('three', { anyOf: [{ of: ['tanaka', 'liu'], count: 2 }] }),
  ];
  expect(find(attendeeGroups, missionWith({ bilaterals }))).toEqual([
    ['warning group-without-choice', 'bilaterals.0.request.anyOf.0', { count: 1 }],
    ['warning group-without-choice', 'bilaterals.1.request.anyOf.0', { count: 1 }],
    ['error group-too-small', 'bilaterals.2.request.anyOf.0', { count: 2, left: 1 }],
  ]);
});

test('no room that has all that is asked for', () => {
  const rooms = [
    { id: 'blue', name: 'Blue', seats: 6, equipment: ['screen'] },
    { id: 'red', name: 'Red', seats: 20 },
  ];
  const bilaterals = [
    wanted('one', { seats: 6, equipment: ['screen'] }),
    wanted('two', { seats: 10, equipment: ['screen'] }),
    wanted('online', { seats: 10, equipment: ['screen'], attendance: 'online' }),
  ];
  expect(find(roomForRequest, missionWith({ mission: { rooms }, bilaterals }))).toEqual([
    ['warning no-room-fits', 'bilaterals.1.request.seats', { wanted: 'seats 10, equipment screen' }],
  ]);
});
