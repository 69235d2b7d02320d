import { entryName, type IssuedCalendars, type IssuedEntry } from '#register/invites.ts';
import type { CalendarPlan } from './calendar-file.ts';

/**
 * Journeys have no identifier: they are known by carrier and places. Where one of these is corrected, the
 * journey at the very time of one that has gone is that one, and keeps its UID.
 */
export function adoptTravel(plan: CalendarPlan, former: IssuedCalendars): IssuedCalendars {
  const planned = (plan.whole?.editions[0]?.entries ?? []).filter(({ key }) => key.startsWith('travel/'));
  const present = new Set(planned.map(({ key }) => key));
  const lost = [...former.entries.values()].filter(
    ({ as, key, cancelled }) => as === 'feed' && key.startsWith('travel/') && !present.has(key) && !cancelled,
  );
  const entries = new Map(former.entries);
  for (const entry of planned) {
    if (entry.kind !== 'event' || entries.has(entryName({ as: 'feed', key: entry.key }))) continue;
    const index = lost.findIndex(({ when }) => JSON.stringify(when) === JSON.stringify(entry.when));
    const [same] = index === -1 ? [] : lost.splice(index, 1);
    if (same) rename(entries, same, entry.key);
  }
  return { ...former, entries };
}

function rename(entries: Map<string, IssuedEntry>, entry: IssuedEntry, key: string): void {
  entries.delete(entryName(entry));
  entries.set(entryName({ as: 'feed', key }), { ...entry, key });
}
