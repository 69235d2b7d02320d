import { expect, test } from 'vitest';
import { instantOf } from '#model/civil-time.ts';
import { missionZone } from '#model/workspace.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import { prepareProblem } from '#schedule/problem.ts';
import { missionBoard } from '#schedule/slots/mission-board.ts';
import { moveMeeting } from '#schedule/slots/move-meeting.ts';
import { wordsIn } from '../../locale/words-for-tests.ts';
import { missionWith, wanted, workspace } from '../mission-for-tests.ts';

const mission = missionWith({ bilaterals: [wanted('w'), { ...wanted('lunch'), partners: ['JP'] }] });
const words = { t: wordsIn('en'), style: { language: 'en', calendar: 'gregory' as const } };
const board = missionBoard(workspace, mission, [], words);
const minute = (time: string) => instantOf('2027-03-27', time, missionZone(mission)) / 60_000;

test('a meeting goes where the rules allow it, and nowhere else', () => {
  const first = moveMeeting(board, 'w', { start: minute('09:00'), room: 'blue' });
  expect(first?.map(({ bilateral, date, start, room }) => [bilateral, date, start, room])).toEqual([
    ['w', '2027-03-27', '09:00', 'blue'],
  ]);
  const next = missionBoard(workspace, mission, first ?? [], words);
  expect(moveMeeting(next, 'lunch', { start: minute('09:00'), room: 'blue' })).toBeUndefined();
  expect(moveMeeting(next, 'w', undefined)).toEqual([]);
  expect(moveMeeting(next, 'nobody', undefined)).toBeUndefined();
});

test('the schedule asked of is as it was', () => {
  moveMeeting(board, 'w', { start: minute('09:00'), room: 'blue' });
  expect(board.timetable.unplaced().map(({ id }) => id)).toEqual(
    prepareProblem(instanceOf(workspace, mission)).meetings.map(({ id }) => id),
  );
});
