import { expect, test } from 'vitest';
import { ScheduleAssignment } from '#register/schedules.ts';
import { compareSchedules } from '#schedule/compare.ts';

const assignment = (bilateral: string, start: string, extra: object = {}) =>
  ScheduleAssignment.parse({ bilateral, date: '2027-03-25', start, end: '17:00', room: 'a', ...extra });

test('tells what is new, gone, moved, in another room and of another length', () => {
  const before = [
    assignment('same', '09:00'),
    assignment('moved', '10:00'),
    assignment('room', '11:00'),
    assignment('length', '12:00'),
    assignment('gone', '13:00'),
  ];
  const after = [
    assignment('same', '09:00'),
    assignment('moved', '10:30', { room: 'b' }),
    assignment('room', '11:00', { room: 'b' }),
    assignment('length', '12:00', { end: '16:00' }),
    assignment('new', '14:00'),
  ];
  expect(compareSchedules(before, after).map(({ kind, bilateral }) => `${kind} ${bilateral}`)).toEqual([
    'moved moved',
    'room room',
    'length length',
    'added new',
    'dropped gone',
  ]);
});

test('finds nothing between a schedule and itself', () => {
  const schedule = [assignment('one', '09:00'), assignment('two', '10:00')];
  expect(compareSchedules(schedule, schedule)).toEqual([]);
});
