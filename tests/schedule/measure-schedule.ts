import type { InstanceInput, Schedule } from '#schedule/instance.ts';

/** What a schedule is worth, counted minute by minute: no code is shared with the search. */
export type Measures = {
  readonly weight: number;
  readonly breaks: number;
  readonly misses: number;
  /** The most breaks of anyone whose gaps count, less the fewest. */
  readonly spread: number;
};

export function measureSchedule(instance: InstanceInput, { assignments }: Schedule): Measures {
  const placed = assignments.flatMap(({ meeting: id, start, with: staff = [] }) => {
    const meeting = instance.meetings.find((each) => each.id === id);
    if (!meeting) return [];
    const from = minute(start);
    return [{ meeting, from, to: from + meeting.minutes, who: [...meeting.people, ...staff] }];
  });
  const waiting = instance.people.filter(({ gapWeight = 0 }) => gapWeight > 0);
  const breaks = waiting.map((person) =>
    countBreaks(
      instance,
      person,
      placed.filter(({ who }) => who.includes(person.id)),
    ),
  );
  return {
    weight: placed.reduce((sum, { meeting }) => sum + (meeting.weight ?? 1), 0),
    breaks: breaks.reduce((sum, each) => sum + each, 0),
    misses: placed.filter(({ meeting, from, to }) => meeting.prefer && !isIn(meeting.prefer, from, to))
      .length,
    spread: breaks.length === 0 ? 0 : Math.max(...breaks) - Math.min(...breaks),
  };
}

type Stay = { readonly from: number; readonly to: number };
type PersonInput = InstanceInput['people'][number];
type IntervalInput = readonly [string, string] | { readonly from: string; readonly to: string };

function countBreaks(instance: InstanceInput, person: PersonInput, stays: readonly Stay[]): number {
  let breaks = 0;
  for (const day of instance.days) {
    const today = stays
      .filter(({ from }) => from >= minute(day.start) && from < minute(day.end))
      .sort((a, b) => a.from - b.from);
    for (const [index, next] of today.entries()) {
      const last = today[index - 1];
      if (
        last &&
        idleMinutes(instance, person, { day: minute(day.start), from: last.to, to: next.from }) >
          (instance.bufferMinutes ?? 0)
      )
        breaks += 1;
    }
  }
  return breaks;
}

/** Whole slots of the day between two meetings in which the person is not engaged elsewhere. */
function idleMinutes(
  { slotMinutes, gapOverBusy }: InstanceInput,
  { busy = [] }: PersonInput,
  { day, from, to }: { readonly day: number; readonly from: number; readonly to: number },
): number {
  let idle = 0;
  for (let slot = day; slot + slotMinutes <= to; slot += slotMinutes) {
    const isBusy = busy.some((each) => minute(each.from) < slot + slotMinutes && minute(each.to) > slot);
    if (slot >= from && (gapOverBusy || !isBusy)) idle += slotMinutes;
  }
  return idle;
}

function isIn(windows: readonly IntervalInput[], from: number, to: number): boolean {
  return windows.some((window) => {
    const [start, end] = 'from' in window ? [window.from, window.to] : window;
    return minute(start) <= from && to <= minute(end);
  });
}

function minute(instant: string): number {
  return new Date(instant).getTime() / 60_000;
}
