import type { InstanceInput, Schedule } from '../instance.ts';
import { tellPeople, tellPools } from './broken-limits.ts';
import { type BrokenRule, isInSome, minuteAt, type Stand, type Tell, wayBetween } from './broken-rule.ts';

/**
 * A second opinion on a schedule, with a reading of the format of its own: it shares no code with the
 * search. None means that the schedule keeps every rule of the instance.
 * @example brokenRules(instance, schedule).map(({ rule }) => rule) // ['person-clash']
 */
export function brokenRules(instance: InstanceInput, schedule: Schedule): readonly BrokenRule[] {
  const broken: BrokenRule[] = [];
  const tell: Tell = (rule, ids, more = '') =>
    void broken.push({ rule, ids, key: [rule, ...ids, more].join('\n') });
  const stands = standsOf(instance, schedule, tell);
  for (const stand of stands) tellAlone(instance, stand, tell);
  tellPairs(instance, stands, tell);
  tellPools(instance, stands, tell);
  tellPeople(instance, stands, tell);
  tellAbsent(instance, { stands, schedule }, tell);
  return broken;
}

function standsOf(instance: InstanceInput, { assignments }: Schedule, tell: Tell): readonly Stand[] {
  const meetings = new Map(instance.meetings.map((meeting) => [meeting.id, meeting]));
  const rooms = new Map(instance.rooms.map((room) => [room.id, room]));
  const seen = new Set<string>();
  return assignments.flatMap((assignment) => {
    const [meeting, room] = [meetings.get(assignment.meeting), rooms.get(assignment.room)];
    if (!meeting || !room || seen.has(assignment.meeting)) {
      tell('unknown-or-twice', [assignment.meeting, assignment.room]);
      return [];
    }
    seen.add(meeting.id);
    const staff = assignment.with ?? [];
    const groups = meeting.oneOf ?? [];
    if (staff.length !== groups.length || groups.some((group, index) => !group.includes(staff[index] ?? '')))
      tell('one-of', [meeting.id]);
    const who = [...meeting.people, ...staff];
    if (new Set(who).size !== who.length) tell('same-person-twice', [meeting.id]);
    const start = minuteAt(assignment.start);
    return [{ meeting, room, start, end: start + meeting.minutes, who }];
  });
}

function tellAlone(instance: InstanceInput, { meeting, room, start, end, who }: Stand, tell: Tell): void {
  const day = instance.days.find((each) => minuteAt(each.start) <= start && end <= minuteAt(each.end));
  const { id, fixed } = meeting;
  if (!day) tell('outside-day', [id]);
  else if ((start - minuteAt(day.start)) % instance.slotMinutes !== 0) tell('off-grid', [id]);
  if (meeting.windows && !isInSome(meeting.windows, start, end)) tell('window', [id]);
  if (fixed && minuteAt(fixed.start) !== start) tell('fixed-moved', [id]);
  if (fixed?.room !== undefined && fixed.room !== room.id) tell('fixed-room', [id]);
  if ((meeting.seats ?? 0) > (room.seats ?? Number.POSITIVE_INFINITY)) tell('seats', [id]);
  if (meeting.venues && !meeting.venues.includes(room.venue ?? '')) tell('venue', [id]);
  if (meeting.rooms && !meeting.rooms.includes(room.id)) tell('room', [id]);
  if (room.open && !isEveryMinuteIn(room.open, start, end)) tell('room-closed', [id]);
  for (const person of who) {
    for (const busy of instance.people.find((each) => each.id === person)?.busy ?? []) {
      const way = wayBetween(instance, room.venue, busy.venue);
      if (minuteAt(busy.from) < end + way && start < minuteAt(busy.to) + way)
        tell('person-busy', [id, person]);
    }
  }
}

/** Opening hours may be given in pieces: every minute has to be in one of them. */
function isEveryMinuteIn(
  open: readonly (readonly [string, string] | { readonly from: string; readonly to: string })[],
  start: number,
  end: number,
): boolean {
  return Array.from({ length: end - start }, (_, minute) => start + minute).every((minute) =>
    isInSome(open, minute, minute + 1),
  );
}

/** Two in one room, and two of one person; the earlier of a pair is named first. */
function tellPairs(instance: InstanceInput, stands: readonly Stand[], tell: Tell): void {
  const byRoom = groupBy(stands, ({ room }) => [room.id]);
  for (const list of byRoom.values())
    for (const [first, second] of pairsOf(list))
      if (second.start < first.end + (first.room.turnoverMinutes ?? 0))
        tell('room-clash', [first.meeting.id, second.meeting.id]);
  const told = new Set<string>();
  const byPerson = groupBy(stands, ({ who }) => who);
  for (const list of byPerson.values())
    for (const [first, second] of pairsOf(list)) {
      const apart = (instance.bufferMinutes ?? 0) + wayBetween(instance, first.room.venue, second.room.venue);
      const key = `${first.meeting.id}\n${second.meeting.id}`;
      if (second.start >= first.end + apart || told.has(key)) continue;
      told.add(key);
      tell('person-clash', [first.meeting.id, second.meeting.id]);
    }
}

function groupBy(
  stands: readonly Stand[],
  keysOf: (stand: Stand) => readonly string[],
): ReadonlyMap<string, readonly Stand[]> {
  const groups = new Map<string, Stand[]>();
  for (const stand of stands)
    for (const key of new Set(keysOf(stand))) {
      const list = groups.get(key);
      if (list) list.push(stand);
      else groups.set(key, [stand]);
    }
  return groups;
}

function* pairsOf(list: readonly Stand[]): Generator<readonly [Stand, Stand]> {
  for (const [index, one] of list.entries())
    for (const other of list.slice(index + 1)) yield one.start <= other.start ? [one, other] : [other, one];
}

type Whole = { readonly stands: readonly Stand[]; readonly schedule: Schedule };

/** What should be there and is not, and what comes in the wrong order. */
function tellAbsent(instance: InstanceInput, { stands, schedule }: Whole, tell: Tell): void {
  const byId = new Map(stands.map((stand) => [stand.meeting.id, stand]));
  const unplaced = new Set(schedule.unplaced);
  for (const [first, second] of instance.precedence ?? []) {
    const [a, b] = [byId.get(first), byId.get(second)];
    if (a && b && a.start >= b.start) tell('precedence', [first, second]);
  }
  for (const { id, fixed, mandatory } of instance.meetings) {
    const isThere = byId.has(id);
    if (fixed && !isThere) tell('fixed-unplaced', [id]);
    if (mandatory && !isThere) tell('mandatory-unplaced', [id]);
    if (unplaced.has(id) === isThere) tell('unplaced-list', [id]);
  }
}
