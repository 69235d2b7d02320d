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

/** The releases of a mission, oldest first, and the draft since the last one. */
export type Schedules = {
  readonly draft?: ScheduleDraft;
  readonly releases: readonly ScheduleRelease[];
};

/** `data/register/schedules/<mission>.jsonl`. Drafts that another has replaced are dropped. */
export const SCHEDULES: EventLog<ScheduleEvent> = {
  folder: 'schedules',
  schema: ScheduleEvent,
  prune: (events) => {
    const last = events.findLastIndex(({ type }) => type === 'draft');
    return events.filter(({ type }, index) => type === 'release' || index === last);
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
  const last = events.at(-1);
  if (last?.type !== 'draft') return { releases };
  const { at, seed, instanceDigest, assignments } = last;
  return { releases, draft: { proposedAt: at, seed, instanceDigest, assignments } };
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
