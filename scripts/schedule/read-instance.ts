import type { z } from 'zod';
import { Instance, type InstanceInterval, Schedule } from './instance.ts';
import { minutesOfInstant } from './instant.ts';

/** A fault of an instance or schedule file, as data: the words are `schedule.fault.<code>`. */
export type FileFault = {
  readonly code:
    | 'invalid-field'
    | 'duplicate-id'
    | 'unknown-id'
    | 'empty-interval'
    | 'days-overlap'
    | 'unknown-zone';
  readonly path: string;
  readonly value: string;
};

export type Read<T> = { readonly value: T } | { readonly faults: readonly FileFault[] };

/** Reads `bilat.instance/1`: its form, then its references. Every fault is returned, not the first. */
export function readInstance(input: unknown): Read<Instance> {
  const parsed = Instance.safeParse(input);
  if (!parsed.success) return { faults: parsed.error.issues.map(toFault) };
  const faults = [
    ...duplicates(parsed.data),
    ...unknownIds(parsed.data),
    ...emptyIntervals(parsed.data),
    ...overlappingDays(parsed.data),
    ...zoneFaults(parsed.data),
  ];
  return faults.length > 0 ? { faults } : { value: parsed.data };
}

/** Reads `bilat.schedule/1`. */
export function readSchedule(input: unknown): Read<Schedule> {
  const parsed = Schedule.safeParse(input);
  return parsed.success ? { value: parsed.data } : { faults: parsed.error.issues.map(toFault) };
}

function toFault(issue: z.core.$ZodIssue): FileFault {
  const value =
    'expected' in issue ? String(issue.expected) : 'keys' in issue ? issue.keys.join(', ') : issue.message;
  return { code: 'invalid-field', path: pathText(issue.path), value };
}

function duplicates(instance: Instance): readonly FileFault[] {
  const lists = {
    days: instance.days,
    people: instance.people,
    rooms: instance.rooms,
    pools: instance.pools,
    meetings: instance.meetings,
  };
  return Object.entries(lists).flatMap(([name, list]) => {
    const seen = new Set<string>();
    return list.flatMap(({ id }, index): readonly FileFault[] => {
      if (seen.has(id)) return [{ code: 'duplicate-id', path: pathText([name, index, 'id']), value: id }];
      seen.add(id);
      return [];
    });
  });
}

function unknownIds(instance: Instance): readonly FileFault[] {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  const [people, rooms, pools, meetings] = [
    instance.people,
    instance.rooms,
    instance.pools,
    instance.meetings,
  ].map(ids) as [Set<string>, Set<string>, Set<string>, Set<string>];
  const check = (
    known: ReadonlySet<string>,
    wanted: readonly string[],
    path: readonly (string | number)[],
  ): readonly FileFault[] =>
    wanted
      .filter((id) => !known.has(id))
      .map((value) => ({ code: 'unknown-id', path: pathText(path), value }));
  return [
    ...instance.meetings.flatMap((meeting, index) => [
      ...check(people, [...meeting.people, ...meeting.oneOf.flat()], ['meetings', index, 'people']),
      ...check(pools, meeting.needs, ['meetings', index, 'needs']),
      ...check(
        rooms,
        [...(meeting.rooms ?? []), ...(meeting.fixed?.room ? [meeting.fixed.room] : [])],
        ['meetings', index, 'rooms'],
      ),
    ]),
    ...instance.meals.flatMap((meal, index) =>
      meal.people === '*' ? [] : check(people, meal.people, ['meals', index, 'people']),
    ),
    ...instance.precedence.flatMap((pair, index) => check(meetings, pair, ['precedence', index])),
  ];
}

function emptyIntervals(instance: Instance): readonly FileFault[] {
  const fault = ({ from, to }: InstanceInterval, path: readonly (string | number)[]): readonly FileFault[] =>
    minutesOfInstant(from) < minutesOfInstant(to)
      ? []
      : [{ code: 'empty-interval', path: pathText(path), value: `${from}/${to}` }];
  return [
    ...instance.days.flatMap(({ start, end }, index) => fault({ from: start, to: end }, ['days', index])),
    ...instance.people.flatMap((person, index) =>
      person.busy.flatMap((busy, at) => fault(busy, ['people', index, 'busy', at])),
    ),
    ...instance.rooms.flatMap((room, index) =>
      (room.open ?? []).flatMap((open, at) => fault(open, ['rooms', index, 'open', at])),
    ),
    ...instance.meals.flatMap((meal, index) => fault(meal.window, ['meals', index, 'window'])),
  ];
}

/** A day named twice would hold everybody twice. */
function overlappingDays({ days }: Instance): readonly FileFault[] {
  const spans = days.map(({ id, start, end }, index) => ({
    id,
    index,
    from: minutesOfInstant(start),
    to: minutesOfInstant(end),
  }));
  return spans.flatMap(({ index, id, from, to }): readonly FileFault[] => {
    const other = spans.slice(0, index).find((each) => each.from < to && from < each.to);
    return other
      ? [{ code: 'days-overlap', path: pathText(['days', index]), value: `${other.id} / ${id}` }]
      : [];
  });
}

function zoneFaults(instance: Instance): readonly FileFault[] {
  return isZone(instance.timezone)
    ? []
    : [{ code: 'unknown-zone', path: 'timezone', value: instance.timezone }];
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index ? '.' : ''}${String(step)}`))
    .join('');
}
