import { addDays, instantOf } from './civil-time.ts';
import type { Event, Session } from './event.ts';
import { type Mission, missionZone, type Workspace } from './workspace.ts';

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
