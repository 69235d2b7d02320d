import type { EventEntry, RevisedEntry } from '#invites/calendar-entry.ts';

/** An event of an hour in Chicago, changed as the test wants it. */
export function sampleEvent(change: Readonly<Record<string, unknown>> = {}): EventEntry {
  return {
    kind: 'event',
    key: 'bilateral/us',
    when: timed('2014-08-25', '16:00', '2014-08-25', '17:00', 'America/Chicago'),
    summary: 'Sample',
    description: 'A sample.',
    categories: ['Bilateral'],
    status: 'CONFIRMED',
    busy: true,
    ...change,
  } as unknown as EventEntry;
}

export function timed(from: string, start: string, to: string, end: string, zone: string, endZone = zone) {
  return {
    kind: 'timed',
    start: { date: from, time: start, zone },
    end: { date: to, time: end, zone: endZone },
  };
}

export function revised(entry: RevisedEntry['entry'], sequence = 0): RevisedEntry {
  return {
    entry,
    uid: entry.key,
    revision: { sequence, stamp: Date.parse('2014-08-01T00:00:00Z'), digest: JSON.stringify(entry) },
  };
}
