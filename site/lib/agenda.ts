import { minutesOf } from '#model/civil-time.ts';
import type { Event, Session } from '#model/event.ts';
import type { Localized } from '#model/localized.ts';
import type { Mission } from '#model/workspace.ts';
import { type Grid, type GridItem, layOut } from './grid.ts';
import { type Meeting, meetingsOf } from './meetings.ts';

const MINUTES_A_DAY = 24 * 60;
/** How tall an item of unknown length is drawn. */
const UNKNOWN_LENGTH_MINUTES = 30;

/** One day of an event or of a mission's meetings. */
export type Day<T extends { readonly date?: string | undefined }> = {
  /** Absent for what was held on a day that no source gives. */
  readonly date: T['date'];
  readonly timed: readonly T[];
  /** Known to be that day, at no known time. */
  readonly untimed: readonly T[];
};

export function daysOf<T extends { readonly date?: string | undefined; readonly start?: string | undefined }>(
  items: readonly T[],
): readonly Day<T>[] {
  const dates = [...new Set(items.map(({ date }) => date))].sort((a, b) =>
    (a ?? '~') < (b ?? '~') ? -1 : 1,
  );
  return dates.map((date) => {
    const own = items.filter((item) => item.date === date);
    const timed = own
      .filter(({ start }) => start !== undefined)
      .toSorted((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1));
    return { date, timed, untimed: own.filter(({ start }) => start === undefined) };
  });
}

export type SessionItem = GridItem & { readonly session: Session };

export function sessionGrid(event: Event, sessions: readonly Session[]): Grid<SessionItem> {
  const items = sessions.map((session) => ({
    session,
    column: session.track,
    ...stretchOf(session.start, session.end),
  }));
  return layOut(items, { columnOrder: event.tracks.map(({ id }) => id) });
}

export type MeetingItem = GridItem & { readonly meeting: PlacedMeeting };
export type PlacedMeeting = Meeting & { readonly date: string; readonly start: string };

/** The meetings of a mission that have a time, each with its day. */
export function placedMeetings(mission: Mission): readonly PlacedMeeting[] {
  return meetingsOf(mission).flatMap((meeting) =>
    meeting.placement ? [{ ...meeting, date: meeting.placement.date, start: meeting.placement.start }] : [],
  );
}

export function meetingGrid(mission: Mission, meetings: readonly PlacedMeeting[]): Grid<MeetingItem> {
  const items = meetings.map((meeting) => ({
    meeting,
    column: meeting.placement?.room,
    ...stretchOf(meeting.start, meeting.placement?.end),
  }));
  return layOut(items, { columnOrder: mission.rooms.map(({ id }) => id), keepColumns: true });
}

function stretchOf(
  start: string | undefined,
  end: string | undefined,
): Pick<GridItem, 'startMinutes' | 'endMinutes'> {
  const startMinutes = minutesOf(start ?? '00:00');
  if (end === undefined) return { startMinutes, endMinutes: startMinutes + UNKNOWN_LENGTH_MINUTES };
  const endMinutes = minutesOf(end) + (start !== undefined && end <= start ? MINUTES_A_DAY : 0);
  return { startMinutes, endMinutes };
}

/** Days of the itinerary: rows of the same days are told together. */
export function itineraryOf(mission: Mission): readonly {
  readonly from: string;
  readonly to: string | undefined;
  readonly texts: readonly Localized[];
}[] {
  const groups = Map.groupBy(mission.itinerary, ({ from, to }) => `${from}/${to ?? ''}`);
  return [...groups.values()].flatMap((days) => {
    const [first] = days;
    return first ? [{ from: first.from, to: first.to, texts: days.map(({ text }) => text) }] : [];
  });
}
