import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Bilateral, Point } from './bilateral.ts';
import { TimeZone } from './civil-time.ts';
import { BilateralId, PersonId } from './identifier.ts';
import type { Attendee } from './participant.ts';
import { type Mission, missionZone } from './workspace.ts';

/** What a meeting was when a schedule was frozen, beside its time and room: identities and digests, no words. */
export const MeetingFacts = z.strictObject({
  bilateral: BilateralId,
  ours: z.array(PersonId),
  /** Identifiers; a digest of who is described and not named. */
  theirs: z.array(z.string()),
  title: z.string(),
  points: z.array(z.string()),
});
export type MeetingFacts = z.output<typeof MeetingFacts>;

export const ReleaseFacts = z.strictObject({ zone: TimeZone, meetings: z.array(MeetingFacts) });
export type ReleaseFacts = z.output<typeof ReleaseFacts>;

/**
 * The facts of all meetings of a mission, those of each group who were chosen among their people.
 * @example releaseFacts(withStaff(mission, draft)).zone // 'Europe/Lisbon'
 */
export function releaseFacts(mission: Mission): ReleaseFacts {
  return { zone: missionZone(mission), meetings: mission.bilaterals.map(meetingFacts) };
}

export function meetingFacts(bilateral: Bilateral): MeetingFacts {
  const { id, title, partners, format, ours, theirs, request, points } = bilateral;
  const people = ours.flatMap((each) => ('person' in each ? [each.person] : []));
  return {
    bilateral: id,
    ours: [...new Set([...people, ...(request?.attendees ?? [])])],
    theirs: theirs.map(attendeeKey),
    title: digest([title ?? null, title ? [] : partners, title ? '' : format]),
    points: points.map(pointKey),
  };
}

/** By what somebody across the table is known: an identifier, or a digest of the description. */
export function attendeeKey(attendee: Attendee): string {
  return 'person' in attendee ? attendee.person : digest(attendee.unnamed);
}

export function pointKey({ text }: Point): string {
  return digest(text);
}

const DIGITS = 12;
const digest = (value: unknown): string => hash('sha256', JSON.stringify(value)).slice(0, DIGITS);
