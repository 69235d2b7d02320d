import { expect, test } from 'vitest';
import { CivilDate, ClockTime } from '#model/civil-time.ts';
import { BilateralId, PersonId, RoomId } from '#model/identifier.ts';
import { missionBoard } from '#schedule/slots/mission-board.ts';
import { wordsIn } from '../../locale/words-for-tests.ts';
import { missionWith, wanted, workspace } from '../mission-for-tests.ts';

const mission = missionWith({
  bilaterals: [wanted('w'), { ...wanted('lunch'), partners: ['JP'], format: 'working-lunch' }],
});
const place = (bilateral: string, start: string, end: string) => ({
  bilateral: BilateralId.parse(bilateral),
  date: CivilDate.parse('2027-03-27'),
  start: ClockTime.parse(start),
  end: ClockTime.parse(end),
});
const words = { t: wordsIn('en'), style: { language: 'en', calendar: 'gregory' as const } };

test('a mission’s schedule answers for a place on its own clocks, in its own names', () => {
  const stands = [
    { ...place('w', '09:00', '09:30'), room: RoomId.parse('blue') },
    { ...place('lunch', '11:00', '11:30'), room: RoomId.parse('blue') },
  ];
  const { judge } = missionBoard(workspace, mission, stands, words);
  const told = judge('lunch', { date: '2027-03-27', start: '09:00', room: 'blue' });
  expect('fault' in told ? told : [told.verdict.fits, told.words.verdict, ...told.words.clashes]).toEqual([
    false,
    'Working lunch with JP cannot be on Sat 27 Mar 09:00–09:30 · Blue:',
    'Blue is taken by: Meeting with the United States',
    '劉芳祝 is in: Meeting with the United States',
  ]);
  expect(judge('nobody', { date: '2027-03-27', start: '09:00' })).toEqual({ fault: 'unknown-meeting' });
});

test('a mission that lists no rooms has one for each meeting', () => {
  const bare = { ...mission, rooms: [] };
  const stands = [
    { ...place('w', '09:00', '09:30'), with: [PersonId.parse('tanaka')] },
    place('lunch', '09:00', '09:30'),
  ];
  const { judge, timetable } = missionBoard(workspace, bare, stands, words);
  expect(timetable.unplaced()).toEqual([]);
  const told = judge('lunch', { date: '2027-03-27', start: '10:00' });
  expect('fault' in told ? told : [told.words.verdict, ...told.words.costs]).toEqual([
    'Working lunch with JP can be on Sat 27 Mar 10:00–10:30, at a price:',
    '劉芳祝 would wait 30 minutes more between meetings',
  ]);
});
