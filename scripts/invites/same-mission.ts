import type { IssuedCalendars } from '#register/invites.ts';
import type { CalendarPlan } from './calendar-file.ts';

/** Two missions that have so much in common are one: the same meetings at the same times. */
const SHARE = 0.5;

/**
 * How much of what was issued of a mission that has gone stands in another at the same time, from 0 to 1:
 * its folder was renamed. Nothing where that is less than half.
 */
export function likeness(plan: CalendarPlan, issued: readonly IssuedCalendars[]): number {
  const planned = new Map(
    (plan.whole?.editions[0]?.entries ?? []).flatMap((entry) =>
      entry.kind === 'event' ? [[entry.key, JSON.stringify(entry.when)] as const] : [],
    ),
  );
  const known = new Map(
    issued.flatMap(({ entries }) =>
      [...entries.values()]
        .filter(({ cancelled, kind }) => !cancelled && kind === 'event')
        .map(({ key, when }) => [key, JSON.stringify(when)] as const),
    ),
  );
  const same = [...known].filter(([key, when]) => planned.get(key) === when).length;
  const share = same / Math.max(1, Math.min(known.size, planned.size));
  return share >= SHARE ? share : 0;
}
