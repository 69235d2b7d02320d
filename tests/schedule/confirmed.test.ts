import { expect, test } from 'vitest';
import { ScheduleAssignment } from '#register/schedules.ts';
import { confirmedMoves } from '#schedule/confirmed.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import { holdWhereTheyWere } from '#schedule/hold.ts';
import { assignmentsToKeep } from '#schedule/release.ts';
import { missionWith, wanted, workspace } from './mission-for-tests.ts';

const mission = missionWith({
  bilaterals: [
    wanted('sure', {}, { status: 'confirmed' }),
    wanted('hoped'),
    wanted('new', {}, { status: 'confirmed' }),
    wanted('agreed', { pin: { date: '2027-03-27', start: '11:00' } }, { status: 'confirmed' }),
  ],
});
const at = (bilateral: string, start: string, room?: string) =>
  ScheduleAssignment.parse({ bilateral, date: '2027-03-27', start, end: '12:00', ...(room && { room }) });
const before = [at('sure', '09:00', 'blue'), at('hoped', '10:00'), at('agreed', '10:30')];

test('of what changes, what is confirmed and was in the former schedule is told', () => {
  const after = [at('sure', '09:30', 'blue'), at('hoped', '10:30'), at('new', '09:00')];
  expect(confirmedMoves(mission, before, after).map(({ kind, bilateral }) => [kind, bilateral])).toEqual([
    ['moved', 'sure'],
    ['dropped', 'agreed'],
  ]);
});

test('what is to hold is held where it was; what is pinned stays where it is pinned', () => {
  const confirmed = before.filter(({ bilateral }) => bilateral !== 'hoped');
  const held = holdWhereTheyWere(instanceOf(workspace, mission), assignmentsToKeep(mission, confirmed));
  expect(held.meetings.map(({ id, fixed }) => [id, fixed])).toEqual([
    ['sure', { start: '2027-03-27T09:00+00:00', room: 'blue' }],
    ['hoped', undefined],
    ['new', undefined],
    ['agreed', { start: '2027-03-27T11:00+00:00' }],
  ]);
});
