import { isOff } from './called-off.ts';
import { addDays, instantOf } from './civil-time.ts';
import type { AgendaItem, Event, Session } from './event.ts';
import type { TravelLeg } from './mission.ts';
import type { Role } from './participant.ts';
import { spanOfSession } from './session-span.ts';
import { type Mission, missionZone, type Workspace } from './workspace.ts';

/**
 * What keeps a person, in minutes since 1970. `what`: `<event>/<session>` for a session, `travel/<n>`
 * for the n-th journey (from 0); `room`: where the session is.
 */
export type Engagement = {
  readonly from: number;
  readonly to: number;
  readonly what: string;
  readonly room?: string;
};

/**
 * When a person is taken: sessions they must attend or have a part in, and journeys, with all that is
 * before they arrive from home and after they leave for it. What is called off keeps nobody. A session without a start is at no known
 * time and keeps nobody.
 */
export function engagementsOf(workspace: Workspace, mission: Mission, person: string): readonly Engagement[] {
  const sessions = mission.events.flatMap((event) =>
    event.sessions.flatMap((session) =>
      isOff(session) ? [] : sessionBusy(workspace, mission, { event, session, person }),
    ),
  );
  const journeys = journeysOf(workspace, mission, person);
  return [...sessions, ...journeys].sort((a, b) => a.from - b.from || a.to - b.to);
}

function sessionBusy(
  workspace: Workspace,
  mission: Mission,
  { event, session, person }: { readonly event: Event; readonly session: Session; readonly person: string },
): readonly Engagement[] {
  const room = session.room ?? event.tracks.find(({ id }) => id === session.track)?.room;
  const found = { what: `${event.id}/${session.id}`, ...(room && { room }) };
  const whole = spanOfSession(workspace, mission, event, session);
  const isAt = session.attendedBy.some((id) => id === person) || plays(session.roles, person);
  if (isAt) return whole ? [{ ...whole, ...found }] : [];
  return session.items.flatMap((item: AgendaItem) => {
    if (!plays(item.roles, person)) return [];
    const span = item.start
      ? spanOfSession(workspace, mission, event, {
          date: session.date,
          start: item.start,
          end: item.end ?? session.end,
        })
      : whole;
    return span ? [{ ...span, ...found }] : [];
  });
}

function plays(roles: readonly Role[], person: string): boolean {
  return roles.some((role) => role.person === person);
}

type Journey = Engagement & { readonly leg: TravelLeg };

function journeysOf(workspace: Workspace, mission: Mission, person: string): readonly Engagement[] {
  const home = workspace.settings.home.timeZone;
  const zone = missionZone(mission);
  const made = mission.travel
    .flatMap((leg, index): readonly Journey[] => {
      const span = !isOff(leg) && travels(mission, leg, person) ? spanOfLeg(leg) : undefined;
      return span ? [{ ...span, what: `travel/${index}`, leg }] : [];
    })
    .sort((a, b) => a.from - b.from);
  const isFromHome = ({ leg: { from, to } }: Journey) => from?.timeZone === home && to?.timeZone !== home;
  const isToHome = ({ leg: { from, to } }: Journey) => to?.timeZone === home && from?.timeZone !== home;
  const begin = instantOf(mission.period.from, '00:00', zone) / 60_000;
  const end = instantOf(addDays(mission.period.to, 1), '00:00', zone) / 60_000;
  return made.map((journey, index) => {
    const { leg: _leg, ...span } = journey;
    if (index === 0 && isFromHome(journey)) return { ...span, from: Math.min(span.from, begin) };
    if (index === made.length - 1 && isToHome(journey)) return { ...span, to: Math.max(span.to, end) };
    return span;
  });
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
