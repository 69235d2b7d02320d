import type { ScheduleAssignment, Schedules } from '#register/schedules.ts';

/** A release or the draft, as lists and comparisons take them. */
export type ScheduleVersion = {
  readonly name: string;
  readonly isDraft: boolean;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly instanceDigest: string;
  readonly assignments: readonly ScheduleAssignment[];
};

/** What the draft is called where a release is named. */
export const DRAFT = 'draft';

/** Every version there is, oldest first, the draft last. */
export function versionsOf({ releases, draft }: Schedules): readonly ScheduleVersion[] {
  const released = releases.map(({ releasedAt, ...release }) => ({
    ...release,
    at: releasedAt,
    isDraft: false,
  }));
  if (!draft) return released;
  const { proposedAt, instanceDigest, assignments } = draft;
  return [...released, { name: DRAFT, isDraft: true, at: proposedAt, instanceDigest, assignments }];
}

/** The version of a name; a release called like the draft comes before it. */
export function versionOf(schedules: Schedules, name: string): ScheduleVersion | undefined {
  return versionsOf(schedules).find((version) => version.name === name);
}
