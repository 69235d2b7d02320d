import { addDays, instantOf } from '#model/civil-time.ts';
import type { AgendaItem, Event, Session } from '#model/event.ts';
import type { TravelLeg } from '#model/mission.ts';
import type { Role } from '#model/participant.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';

/** `what`: `<event>/<session>` for a session, `travel/<n>` for the n-th journey (from 0). */
export type MissionBusy = { readonly from: number; readonly to: number; readonly what: string };

/**
 * When a person cannot meet, in minutes since 1970: sessions they must attend or have a part in, and
 * journeys. A session without a start is at no known time and keeps nobody.
 */
export function busyOf(workspace: Workspace, mission: Mission, person: string): readonly MissionBusy[] {
  const sessions = mission.events.flatMap((event) =>
    event.sessions.flatMap((session) => sessionBusy(workspace, mission, { event, session, person })),
  );
  const journeys = mission.travel.flatMap((leg, index) => {
    const span = travels(mission, leg, person) ? spanOfLeg(leg) : undefined;
    return span ? [{ ...span, what: `travel/${index}` }] : [];
  });
  return [...sessions, ...journeys].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The times of a session in its event's zone; one without an end lasts as long as a meeting does by default. */
export function spanOfSession(
  workspace: Workspace,
  mission: Mission,
  event: Event,
  session: Pick<Session, 'date' | 'start' | 'end'>,
): { readonly from: number; readonly to: number } | undefined {
  if (!session.date || !session.start) return undefined;
  const zone = event.timeZone ?? missionZone(mission);
  const from = instantOf(session.date, session.start, zone) / 60_000;
  if (!session.end) return { from, to: from + workspace.settings.defaultMeetingMinutes };
  const lastDay = session.end <= session.start ? addDays(session.date, 1) : session.date;
  return { from, to: instantOf(lastDay, session.end, zone) / 60_000 };
}

function sessionBusy(
  workspace: Workspace,
  mission: Mission,
  { event, session, person }: { readonly event: Event; readonly session: Session; readonly person: string },
): readonly MissionBusy[] {
  const what = `${event.id}/${session.id}`;
  const whole = spanOfSession(workspace, mission, event, session);
  const isAt = session.attendedBy.some((id) => id === person) || plays(session.roles, person);
  if (isAt) return whole ? [{ ...whole, what }] : [];
  return session.items.flatMap((item: AgendaItem) => {
    if (!plays(item.roles, person)) return [];
    const span = item.start
      ? spanOfSession(workspace, mission, event, {
          date: session.date,
          start: item.start,
          end: item.end ?? session.end,
        })
      : whole;
    return span ? [{ ...span, what }] : [];
  });
}

function plays(roles: readonly Role[], person: string): boolean {
  return roles.some((role) => role.person === person);
}

/** Who joins locally does not fly with the others, unless named. */
function travels(mission: Mission, leg: TravelLeg, person: string): boolean {
  if (leg.travellers.length > 0) return leg.travellers.some((id) => id === person);
  return mission.delegation.some(
    (delegate) => 'person' in delegate && delegate.person === person && !delegate.joinedLocally,
  );
}

/** An end without a clock time takes its whole day; a missing end, the day of the other. */
function spanOfLeg({ from, to }: TravelLeg): { readonly from: number; readonly to: number } | undefined {
  const [first, last] = [from ?? to, to ?? from];
  if (!first || !last) return undefined;
  const start = instantOf(first.date, (from && first.time) || '00:00', first.timeZone);
  const end =
    to && last.time
      ? instantOf(last.date, last.time, last.timeZone)
      : instantOf(addDays(last.date, 1), '00:00', last.timeZone);
  return start < end ? { from: start / 60_000, to: end / 60_000 } : undefined;
}
