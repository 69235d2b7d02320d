import type { Interval, Person, Problem } from '../problem.ts';
import type { Booking, Timetable } from '../timetable.ts';

/** What somebody waits more, or less, between meetings: breaks longer than the buffer, and minutes in them. */
export type Wait = { readonly breaks: number; readonly minutes: number };

/**
 * What a further meeting changes for somebody who waits between two: it may make a gap, part one, or fill
 * it. Counted as the search does, in whole slots and without their own engagements.
 */
export function waitAdded(timetable: Timetable, person: Person, meeting: Interval): Wait {
  const { problem } = timetable;
  const { last, next } = neighboursOf(timetable, person, meeting);
  const before = last ? gapOf(problem, person, last.to, meeting.from) : NONE;
  const after = next ? gapOf(problem, person, meeting.to, next.from) : NONE;
  const without = last && next ? gapOf(problem, person, last.to, next.from) : NONE;
  return {
    breaks: before.breaks + after.breaks - without.breaks,
    minutes: before.minutes + after.minutes - without.minutes,
  };
}

const NONE: Wait = { breaks: 0, minutes: 0 };

export type Neighbours = { readonly last: Booking | undefined; readonly next: Booking | undefined };

/** Somebody's meetings before and after a stretch of the same day. */
export function neighboursOf(timetable: Timetable, person: Person, { from, to }: Interval): Neighbours {
  const day = timetable.problem.days.find((each) => from >= each.from && from < each.to);
  let last: Booking | undefined;
  let next: Booking | undefined;
  for (const booking of timetable.ofPerson(person)) {
    if (!day || booking.from < day.from || booking.from >= day.to) continue;
    if (booking.to <= from && (!last || booking.to > last.to)) last = booking;
    if (booking.from >= to && (!next || booking.from < next.from)) next = booking;
  }
  return { last, next };
}

function gapOf(problem: Problem, person: Person, from: number, to: number): Wait {
  const { slotMinutes, bufferMinutes, gapOverBusy, days } = problem;
  const day = days.find((each) => from >= each.from && from <= each.to);
  if (!day) return NONE;
  const first = day.from + Math.ceil((from - day.from) / slotMinutes) * slotMinutes;
  let idle = 0;
  for (let slot = first; slot + slotMinutes <= to; slot += slotMinutes) {
    const isBusy =
      !gapOverBusy && person.busy.some((each) => each.from < slot + slotMinutes && each.to > slot);
    if (!isBusy) idle += slotMinutes;
  }
  return idle > bufferMinutes ? { breaks: 1, minutes: idle } : NONE;
}
