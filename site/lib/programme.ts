import type { Mission } from '#model/workspace.ts';
import { placedMeetings } from './agenda.ts';
import type { Locale } from './locale.ts';
import { roomOf, titleOf } from './meetings.ts';
import { hrefOf, pagePath } from './paths.ts';

/** A session or meeting as the list of a whole day shows it. */
export type ProgrammeEntry = {
  readonly date: string;
  readonly start: string;
  readonly end: string | undefined;
  readonly title: string;
  readonly href: string;
  /** The room, where it is known. */
  readonly where: string | undefined;
  readonly isMeeting: boolean;
};

/** Everything of a mission that has a time, events and meetings together. */
export function programmeOf(mission: Mission, locale: Locale): readonly ProgrammeEntry[] {
  return [...sessionsOf(mission, locale), ...meetingsIn(mission, locale)].toSorted((a, b) =>
    `${a.date}${a.start}` < `${b.date}${b.start}` ? -1 : 1,
  );
}

function sessionsOf(mission: Mission, locale: Locale): readonly ProgrammeEntry[] {
  return mission.events.flatMap((event) =>
    event.sessions.flatMap((session): readonly ProgrammeEntry[] => {
      if (session.date === undefined || session.start === undefined) return [];
      const track = event.tracks.find(({ id }) => id === session.track);
      return [
        {
          date: session.date,
          start: session.start,
          end: session.end,
          title: locale.text(session.title),
          href: `#${encodeURI(sessionAnchor(event.id, session.id))}`,
          where: roomOf(mission, session.room ?? track?.room, locale),
          isMeeting: false,
        },
      ];
    }),
  );
}

function meetingsIn(mission: Mission, locale: Locale): readonly ProgrammeEntry[] {
  return placedMeetings(mission).map((meeting) => ({
    date: meeting.date,
    start: meeting.start,
    end: meeting.placement?.end,
    title: titleOf(meeting, locale),
    href: hrefOf(locale.language, pagePath.bilateral(mission.id, meeting.bilateral.id)),
    where: roomOf(mission, meeting.placement?.room, locale),
    isMeeting: true,
  }));
}

export function sessionAnchor(event: string, session: string): string {
  return `session-${event}-${session}`;
}
