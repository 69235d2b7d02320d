import type { EventAttributes } from 'ics';
import type { EventEntry, RevisedEntry } from '#invites/calendar-entry.ts';

const DESCRIPTION = '會談對象：美國\n\n議題：\n1. 資料交換\n2. 相互承認, mutual recognition';
export const NOW = Date.parse('2026-11-21T00:00:00Z');

/** Meetings of half an hour over a year of days in Chicago; the first has the description given. */
export function makeEvents(count: number, first = DESCRIPTION): readonly EventEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2026, 0, 1 + (index % 365))).toISOString().slice(0, 10);
    const hour = String(8 + (index % 10)).padStart(2, '0');
    const at = (minute: string) => ({ date: day, time: `${hour}:${minute}`, zone: 'America/Chicago' });
    return {
      kind: 'event',
      key: `bench/${index}`,
      when: { kind: 'timed', start: at('00'), end: at('30') },
      summary: `與第 ${index} 個會員體會談 Meeting ${index}`,
      description: index === 0 ? first : DESCRIPTION,
      location: 'Room A, Hotel Example',
      categories: ['Bilateral'],
      status: 'CONFIRMED',
      busy: true,
    } as unknown as EventEntry;
  });
}

export function revise(entries: readonly EventEntry[]): readonly RevisedEntry[] {
  return entries.map((entry) => ({
    entry,
    uid: `${entry.key}@attache.example.org`,
    revision: { sequence: 0, stamp: NOW, digest: entry.key },
  }));
}

/** The same events as bare `ics` takes them, with the local times that pass through it unharmed. */
export function toIcs(entry: EventEntry): EventAttributes {
  if (entry.when.kind !== 'timed') throw new Error('the events of this bench have a time');
  const time = ({ date, time }: { readonly date: string; readonly time: string }) =>
    `${date.replaceAll('-', '')}T${time.replace(':', '')}00`;
  return {
    uid: `${entry.key}@attache.example.org`,
    sequence: 0,
    start: time(entry.when.start),
    end: time(entry.when.end),
    title: entry.summary,
    description: entry.description,
    location: entry.location ?? '',
    categories: [...entry.categories],
    status: entry.status ?? 'CONFIRMED',
    transp: 'OPAQUE',
  };
}
