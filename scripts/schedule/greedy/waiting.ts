import type { Interval, Person } from '../problem.ts';
import type { Timetable } from '../timetable.ts';

/** Idle minutes of a person on the day of `moment`, between meetings and beyond the buffer. */
export function waitingMinutes(timetable: Timetable, person: Person, moment: number): number {
  const day = timetable.problem.days.find(({ from, to }) => moment >= from && moment < to);
  return day ? waits(timetable, person, day).reduce((sum, minutes) => sum + minutes, 0) : 0;
}

/** How much more often the one who waits most waits than the one who waits least, of those whose gaps count. */
export function breakSpread(timetable: Timetable): number {
  const { people, days } = timetable.problem;
  const breaks = people
    .filter(({ gapWeight }) => gapWeight > 0)
    .map((person) => days.reduce((sum, day) => sum + waits(timetable, person, day).length, 0));
  return breaks.length > 0 ? Math.max(...breaks) - Math.min(...breaks) : 0;
}

/** One length for each wait; own engagements are not idle time, unless the instance says so. */
function waits(timetable: Timetable, person: Person, day: Interval): readonly number[] {
  const { problem } = timetable;
  const meetings = timetable
    .ofPerson(person)
    .filter(({ from, to }) => from >= day.from && to <= day.to)
    .sort((a, b) => a.from - b.from);
  return meetings
    .map((next, index) => {
      const last = meetings[index - 1];
      if (!last) return 0;
      const busy = problem.gapOverBusy ? 0 : busyMinutes(person, last.to, next.from);
      return Math.max(0, next.from - last.to - busy - problem.bufferMinutes);
    })
    .filter((minutes) => minutes > 0);
}

/** Engagements may overlap one another: every minute counts once. */
function busyMinutes(person: Person, from: number, to: number): number {
  let minutes = 0;
  let counted = from;
  for (const busy of person.busy) {
    const start = Math.max(busy.from, counted);
    const end = Math.min(busy.to, to);
    if (end > start) {
      minutes += end - start;
      counted = end;
    }
  }
  return minutes;
}
