import type { Localized } from '#model/localized.ts';
import type { Attendee } from '#model/participant.ts';
import type { Locale } from './locale.ts';
import type { Meeting } from './meetings.ts';
import { affiliationOf, showAttendee } from './people.ts';

/** Somebody of the other side, as they were when we last met, and the meetings. */
export type PersonMet = {
  readonly name: string;
  readonly affiliation: string;
  /** Latest first. */
  readonly meetings: readonly Meeting[];
};

/** Who sat across the table, whom we met last first; those whose names no source gives are left out. */
export function peopleOf(meetings: readonly Meeting[], locale: Locale): readonly PersonMet[] {
  const met = new Map<string, { attendee: Attendee; meetings: Meeting[] }>();
  for (const meeting of meetings) {
    for (const attendee of meeting.bilateral.theirs) {
      if (!('person' in attendee)) continue;
      const known = met.get(attendee.person);
      if (known) known.meetings.push(meeting);
      else met.set(attendee.person, { attendee, meetings: [meeting] });
    }
  }
  return [...met.values()].map(({ attendee, meetings: own }) => ({
    name: showAttendee(attendee, locale).name,
    affiliation: affiliationOf(attendee as { agency?: Localized }, locale),
    meetings: own,
  }));
}
