import { ScheduleEvent } from '#model/schedule-event.ts';
import { type EventLog, type Reading, readLog } from './event-log.ts';

export { ScheduleAssignment } from '#model/schedule-event.ts';

/** A proposal not yet released. `proposedAt` is an ISO 8601 instant. */
export type ScheduleDraft = Pick<
  Extract<ScheduleEvent, { type: 'draft' }>,
  'seed' | 'instanceDigest' | 'assignments'
> & { readonly proposedAt: string };

/** The seed of a draft that a person has made by hand: no search gives it again. */
export const BY_HAND = 0;

/** A named, frozen version of the schedule. */
export type ScheduleRelease = Pick<
  Extract<ScheduleEvent, { type: 'release' }>,
  'name' | 'instanceDigest' | 'assignments' | 'facts'
> & { readonly releasedAt: string };

/** Something told at the venue that still holds. `at` and `until` are ISO 8601 instants. */
export type ScheduleHappening = Pick<
  Extract<ScheduleEvent, { type: 'happened' }>,
  'what' | 'of' | 'until' | 'at'
>;

/** The releases of a mission, oldest first, the draft since the last one, and what was told at the venue. */
export type Schedules = {
  readonly draft?: ScheduleDraft;
  readonly releases: readonly ScheduleRelease[];
  readonly happened?: readonly ScheduleHappening[];
};

/** `data/register/schedules/<mission>.jsonl`. Drafts that another has replaced are dropped. */
export const SCHEDULES: EventLog<ScheduleEvent> = {
  folder: 'schedules',
  schema: ScheduleEvent,
  prune: (events) => {
    const last = events.findLastIndex(({ type }) => type === 'draft');
    return events.filter(({ type }, index) => type !== 'draft' || index === last);
  },
};

/**
 * What the events of a mission come to. Two releases of one name, made on two computers, both stay: the
 * later is told apart by a number.
 */
export function foldSchedules(events: readonly ScheduleEvent[]): Schedules {
  const releases: ScheduleRelease[] = [];
  for (const event of events) {
    if (event.type !== 'release') continue;
    const { at, instanceDigest, assignments, facts } = event;
    const name = freeName(
      event.name,
      releases.map((release) => release.name),
    );
    releases.push({ name, releasedAt: at, instanceDigest, assignments, ...(facts && { facts }) });
  }
  const happened = foldHappened(events);
  const told = { releases, ...(happened.length > 0 && { happened }) };
  const last = events.findLast(({ type }) => type !== 'happened');
  if (last?.type !== 'draft') return told;
  const { at, seed, instanceDigest, assignments } = last;
  return { ...told, draft: { proposedAt: at, seed, instanceDigest, assignments } };
}

/** What was told last of each thing; nothing of what is back, and no refusal of what has a place again since. */
function foldHappened(events: readonly ScheduleEvent[]): readonly ScheduleHappening[] {
  const happened = new Map<string, ScheduleHappening>();
  for (const event of events) {
    if (event.type === 'happened') {
      const { what, of, until, at } = event;
      if (what !== 'back') happened.set(`${what} ${of}`, { what, of, at, ...(until && { until }) });
      else for (const [key, each] of happened) if (each.of === of) happened.delete(key);
    } else for (const { bilateral } of event.assignments) happened.delete(`refused ${bilateral}`);
  }
  return [...happened.values()];
}

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}

/** The schedules of a mission as they stand. */
export function readSchedules(root: string, mission: string): Reading<Schedules> {
  const reading = readLog(root, SCHEDULES, mission);
  return 'fault' in reading ? reading : { value: foldSchedules(reading.value) };
}
