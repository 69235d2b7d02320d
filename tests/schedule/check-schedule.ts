import type { InstanceInput, Schedule } from '#schedule/instance.ts';
import { measureSchedule } from './measure-schedule.ts';

/**
 * A second opinion on a schedule, with a reading of the format of its own: it shares no code with the
 * search. Gives the broken rules with the meetings concerned; none means that the schedule is valid.
 */
export function checkSchedule(instance: InstanceInput, schedule: Schedule): readonly string[] {
  const faults: string[] = [];
  const fault = (rule: string, ...ids: readonly string[]) => faults.push([rule, ...ids].join(' '));
  const placed = placedMeetings(instance, schedule, fault);
  for (const each of placed) checkAlone(instance, each, fault);
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1)) checkPair(instance, one, other, fault);
  }
  checkPools(instance, placed, fault);
  checkPeople(instance, placed, fault);
  const limit = instance.fairness?.maxBreakSpread ?? Number.POSITIVE_INFINITY;
  if (measureSchedule(instance, schedule).spread > limit) fault('fairness');
  for (const [first, second] of instance.precedence ?? []) {
    const [a, b] = [first, second].map((id) => placed.find((each) => each.meeting.id === id));
    if (a && b && a.start >= b.start) fault('precedence', first, second);
  }
  for (const meeting of instance.meetings) {
    const isThere = placed.some((each) => each.meeting.id === meeting.id);
    if (meeting.fixed && !isThere) fault('fixed-unplaced', meeting.id);
    if (meeting.mandatory && !isThere) fault('mandatory-unplaced', meeting.id);
    if (schedule.unplaced.includes(meeting.id) === isThere) fault('unplaced-list', meeting.id);
  }
  return faults;
}

type MeetingInput = InstanceInput['meetings'][number];
type RoomInput = InstanceInput['rooms'][number];
type Placed = {
  readonly meeting: MeetingInput;
  readonly room: RoomInput;
  readonly start: number;
  readonly end: number;
  readonly who: readonly string[];
};
type Fault = (rule: string, ...ids: readonly string[]) => void;
type IntervalInput = readonly [string, string] | { readonly from: string; readonly to: string };

const at = (instant: string) => new Date(instant).getTime() / 60_000;
const span = (interval: IntervalInput): readonly [number, number] =>
  'from' in interval ? [at(interval.from), at(interval.to)] : [at(interval[0]), at(interval[1])];
const inSome = (windows: readonly IntervalInput[], start: number, end: number) =>
  windows.map(span).some(([from, to]) => from <= start && end <= to);

function placedMeetings(instance: InstanceInput, schedule: Schedule, fault: Fault): readonly Placed[] {
  const seen = new Set<string>();
  return schedule.assignments.flatMap((assignment) => {
    const meeting = instance.meetings.find(({ id }) => id === assignment.meeting);
    const room = instance.rooms.find(({ id }) => id === assignment.room);
    if (!meeting || !room || seen.has(assignment.meeting)) {
      fault('unknown-or-twice', assignment.meeting, assignment.room);
      return [];
    }
    seen.add(meeting.id);
    const staff = assignment.with ?? [];
    const groups = meeting.oneOf ?? [];
    if (staff.length !== groups.length || groups.some((group, index) => !group.includes(staff[index] ?? '')))
      fault('one-of', meeting.id);
    const who = [...meeting.people, ...staff];
    if (new Set(who).size !== who.length) fault('same-person-twice', meeting.id);
    const start = at(assignment.start);
    return [{ meeting, room, start, end: start + meeting.minutes, who }];
  });
}

function checkAlone(instance: InstanceInput, { meeting, room, start, end, who }: Placed, fault: Fault): void {
  const day = instance.days.find((each) => at(each.start) <= start && end <= at(each.end));
  if (!day) fault('outside-day', meeting.id);
  else if ((start - at(day.start)) % instance.slotMinutes !== 0) fault('off-grid', meeting.id);
  if (meeting.windows && !inSome(meeting.windows, start, end)) fault('window', meeting.id);
  if (meeting.fixed && at(meeting.fixed.start) !== start) fault('fixed-moved', meeting.id);
  if (meeting.fixed?.room !== undefined && meeting.fixed.room !== room.id) fault('fixed-room', meeting.id);
  if ((meeting.seats ?? 0) > (room.seats ?? Number.POSITIVE_INFINITY)) fault('seats', meeting.id);
  if (meeting.venues && !meeting.venues.includes(room.venue ?? '')) fault('venue', meeting.id);
  if (meeting.rooms && !meeting.rooms.includes(room.id)) fault('room', meeting.id);
  if (room.open && !minutesCovered(room.open, start, end)) fault('room-closed', meeting.id);
  for (const id of who) {
    for (const busy of instance.people.find((person) => person.id === id)?.busy ?? []) {
      const way = travel(instance, room.venue, busy.venue);
      if (at(busy.from) < end + way && start < at(busy.to) + way) fault('person-busy', meeting.id, id);
    }
  }
}

/** Opening hours may be given in pieces: every minute has to be in one of them. */
function minutesCovered(open: readonly IntervalInput[], start: number, end: number): boolean {
  return Array.from({ length: end - start }, (_, minute) => start + minute).every((minute) =>
    inSome(open, minute, minute + 1),
  );
}

function checkPair(instance: InstanceInput, one: Placed, other: Placed, fault: Fault): void {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  if (first.room.id === second.room.id && second.start < first.end + (first.room.turnoverMinutes ?? 0)) {
    fault('room-clash', first.meeting.id, second.meeting.id);
  }
  const shared = first.who.filter((id) => second.who.includes(id));
  const apart = (instance.bufferMinutes ?? 0) + travel(instance, first.room.venue, second.room.venue);
  if (shared.length > 0 && second.start < first.end + apart)
    fault('person-clash', first.meeting.id, second.meeting.id);
}

function checkPools(instance: InstanceInput, placed: readonly Placed[], fault: Fault): void {
  for (const pool of instance.pools ?? []) {
    const users = placed.flatMap((each) =>
      (each.meeting.needs ?? []).filter((id) => id === pool.id).map(() => each),
    );
    for (const { start } of users) {
      if (users.filter((each) => each.start <= start && start < each.end).length > pool.size)
        fault('pool', pool.id);
    }
  }
}

function checkPeople(instance: InstanceInput, placed: readonly Placed[], fault: Fault): void {
  for (const person of instance.people) {
    const mine = placed.filter(({ who }) => who.includes(person.id));
    for (const day of instance.days) {
      const today = mine.filter(({ start }) => at(day.start) <= start && start < at(day.end));
      if (today.length > (person.maxPerDay ?? Number.POSITIVE_INFINITY))
        fault('max-per-day', person.id, day.id);
    }
    for (const meal of instance.meals ?? []) {
      if (meal.people !== '*' && !meal.people.includes(person.id)) continue;
      const own = (person.busy ?? []).map((busy): readonly [number, number] => [at(busy.from), at(busy.to)]);
      const all = [...own, ...mine.map(({ start, end }): readonly [number, number] => [start, end])];
      if (canEat(instance, meal, own) && !canEat(instance, meal, all)) fault('meal', person.id);
    }
  }
}

function canEat(
  instance: InstanceInput,
  meal: NonNullable<InstanceInput['meals']>[number],
  taken: readonly (readonly [number, number])[],
): boolean {
  const [from, to] = span(meal.window);
  for (let start = from; start + meal.minutes <= to; start += instance.slotMinutes) {
    if (taken.every(([busyFrom, busyTo]) => busyTo <= start || start + meal.minutes <= busyFrom)) return true;
  }
  return false;
}

function travel(instance: InstanceInput, from: string | undefined, to: string | undefined): number {
  if (!from || !to || from === to) return 0;
  return instance.travelMinutes?.[from]?.[to] ?? instance.travelMinutes?.[to]?.[from] ?? 0;
}
