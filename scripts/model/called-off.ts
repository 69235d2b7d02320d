import { type Cancellation, cancellationOf } from './cancellation.ts';
import type { Event } from './event.ts';
import type { Mission } from './workspace.ts';

/** What is called off, of a mission's own word or of what it belongs to. */
type CalledOff = { readonly cancelled?: Cancellation | undefined };

/** True for what will not be: it keeps nobody, takes no room, and says so wherever it is shown. */
export function isOff({ cancelled }: CalledOff): boolean {
  return cancelled !== undefined;
}

/**
 * A mission whose parts each say that they are called off: with a mission its events, sessions, journeys and
 * meetings are, with an event its sessions. A meeting of status `cancelled` is called off without a reason.
 */
export function settleCancellations(mission: Mission): Mission {
  return {
    ...mission,
    travel: mission.travel.map((leg) => off(leg, cancellationOf(leg, mission))),
    events: mission.events.map((event) => settleEvent(event, mission)),
    bilaterals: mission.bilaterals.map((bilateral) =>
      off(
        bilateral,
        cancellationOf(bilateral, mission) ?? (bilateral.status === 'cancelled' ? true : undefined),
      ),
    ),
  };
}

function settleEvent(event: Event, mission: Mission): Event {
  const cancelled = cancellationOf(event, mission);
  if (cancelled === undefined && !event.sessions.some(isOff)) return event;
  const sessions = event.sessions.map((session) => off(session, session.cancelled ?? cancelled));
  return off({ ...event, sessions }, cancelled);
}

function off<T extends CalledOff>(thing: T, cancelled: Cancellation | undefined): T {
  return cancelled === undefined ? thing : { ...thing, cancelled };
}
