import { createHash } from 'node:crypto';
import type { Placement } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { civilOf, instantOf } from '#model/civil-time.ts';
import { type BilateralId, BilateralId as BilateralIdSchema, PersonId, RoomId } from '#model/identifier.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import type { ScheduleAssignment, ScheduleRelease, Schedules } from '#register/schedules.ts';
import type { Assignment, Instance } from './instance.ts';
import { instantText } from './instant.ts';
import { isUnlistedRoom } from './mission-rooms.ts';
import type { Proposal } from './proposal.ts';

/** A digest of all that a schedule is made from: another digest, and the schedule may no longer fit. */
export function digestInstance(instance: Instance): string {
  return createHash('sha256').update(JSON.stringify(instance)).digest('hex').slice(0, 16);
}

/** What a proposal gives each bilateral, on the clocks of the instance's zone, in order of time. */
export function assignmentsOf(proposal: Pick<Proposal, 'timetable'>): readonly ScheduleAssignment[] {
  return placedMeetings(proposal).map(({ bilateral, room, with: staff, ...when }) => ({
    bilateral: BilateralIdSchema.parse(bilateral),
    ...when,
    ...(room !== undefined && { room: RoomId.parse(room) }),
    ...(staff && { with: staff.map((id) => PersonId.parse(id)) }),
  }));
}

/** The same for any instance, whose names may be anything. */
export function placedMeetings({ timetable }: Pick<Proposal, 'timetable'>) {
  const { problem } = timetable;
  const placed = problem.meetings.flatMap((meeting) => {
    const option = timetable.optionOf(meeting);
    if (!option) return [];
    const start = civilOf(option.start * 60_000, problem.zone);
    const end = civilOf((option.start + meeting.minutes) * 60_000, problem.zone);
    const room = isUnlistedRoom(option.room.id) ? {} : { room: option.room.id };
    const staff = option.staff.length > 0 ? { with: option.staff.map(({ id }) => id) } : {};
    const where = {
      bilateral: meeting.id,
      date: start.date,
      start: start.time,
      end: end.time,
      ...room,
      ...staff,
    };
    return [{ at: option.start, where }];
  });
  return placed.sort((a, b) => a.at - b.at).map(({ where }) => where);
}

/** The assignments as a finder takes them to stay with. Without a room, any that is free will do. */
export function assignmentsToKeep(
  mission: Mission,
  assignments: readonly ScheduleAssignment[],
): readonly Assignment[] {
  const zone = missionZone(mission);
  return assignments.map(({ bilateral, date, start, room, with: staff }) => ({
    meeting: bilateral,
    start: instantText(instantOf(date, start, zone) / 60_000, zone),
    room: room ?? '',
    ...(staff && { with: [...staff] }),
  }));
}

/** The last release, which the world knows. */
export function lastRelease({ releases }: Schedules): ScheduleRelease | undefined {
  return releases.at(-1);
}

export type ReleaseFault = { readonly fault: 'no-draft' | 'release-exists' | 'draft-outdated' };

/** Freezes the draft under a name, or says why it cannot be. `digest` is that of the mission as it is now. */
export function releaseDraft(
  schedules: Schedules,
  {
    name,
    releasedAt,
    digest,
  }: { readonly name: string; readonly releasedAt: string; readonly digest: string },
): Schedules | ReleaseFault {
  const { draft, releases } = schedules;
  if (releases.some((release) => release.name === name)) return { fault: 'release-exists' };
  if (!draft) return { fault: 'no-draft' };
  if (draft.instanceDigest !== digest) return { fault: 'draft-outdated' };
  const { instanceDigest, assignments } = draft;
  return { releases: [...releases, { name, releasedAt, instanceDigest, assignments }] };
}

type Assigned = { readonly assignments: readonly ScheduleAssignment[] };

/** Where each bilateral of a release is to be. */
export function placementsOf(release: Assigned): ReadonlyMap<BilateralId, Placement> {
  return new Map(
    release.assignments.map(({ bilateral, with: _staff, ...placement }) => [bilateral, placement]),
  );
}

/** The mission with those who were chosen of each group among the attendees of its requests. */
export function withStaff(mission: Mission, release: Assigned | undefined): Mission {
  const staff = new Map(release?.assignments.map((each) => [each.bilateral, each.with ?? []]));
  const bilaterals = mission.bilaterals.map((bilateral) => {
    const { request } = bilateral;
    const chosen = staff.get(bilateral.id) ?? [];
    if (!request || chosen.length === 0) return bilateral;
    const attendees = [...new Set([...request.attendees, ...chosen])];
    return { ...bilateral, request: { ...request, attendees } };
  });
  return { ...mission, bilaterals };
}

/**
 * The mission with the placements of its last release in its bilaterals: what invitations, pages and
 * exports show. A placement recorded by hand stands; a cancelled bilateral gets none.
 */
export function withReleasedPlacements(mission: Mission, schedules: Schedules): Mission {
  const release = lastRelease(schedules);
  if (!release) return mission;
  const placements = placementsOf(release);
  const bilaterals = mission.bilaterals.map((bilateral) => {
    const placement = placements.get(bilateral.id);
    if (bilateral.placement || isOff(bilateral) || !placement) return bilateral;
    return { ...bilateral, placement };
  });
  return { ...mission, bilaterals };
}
