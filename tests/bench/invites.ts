import ical from 'ical-generator';
import { createEvents, type EventAttributes } from 'ics';
import type { EventEntry, RevisedEntry } from '#invites/calendar-entry.ts';
import type { CalendarPlan } from '#invites/calendar-file.ts';
import { issueFiles } from '#invites/issue-files.ts';
import type { IssueOptions } from '#invites/issue-options.ts';
import { selectBlocks } from '#invites/select-blocks.ts';
import { fileDigest, writeCalendar } from '#invites/write-calendar.ts';
import { NOTHING_ISSUED } from '#register/invites.ts';

/** A line of the table: what was done, to how many events, how long it took (the best of `runs`). */
export type Row = {
  readonly what: string;
  readonly events: number;
  readonly milliseconds: number;
  readonly note: string;
};

const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000];
const COMPARED = 10_000;
const DESCRIPTION = '會談對象：美國\n\n議題：\n1. 資料交換\n2. 相互承認, mutual recognition';
/** 32,000 characters, which bare `ics` takes seconds to fold: in the growth, and not in the comparison. */
const LONG = '長文'.repeat(16_000);
const NOW = Date.parse('2026-11-21T00:00:00Z');

/** Meetings of half an hour over a year of days in Chicago; the first has the description given. */
function makeEvents(count: number, first = DESCRIPTION): readonly EventEntry[] {
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

const planOf = (entries: readonly EventEntry[]): CalendarPlan => ({
  folder: 'missions/bench',
  languages: ['en'],
  whole: { feed: 'calendar', editions: [{ language: 'en', name: 'Bench', description: '', entries }] },
  parts: [],
  invitations: [],
});
const OPTIONS: IssueOptions = {
  former: NOTHING_ISSUED,
  now: NOW,
  language: 'en',
  titles: () => ({ cancelled: 'Cancelled', feed: 'No longer kept' }),
  makeUid: (_channel, key) => `${key.replace('/', '.')}@attache.example.org`,
};
const issueAll = (entries: readonly EventEntry[]) => issueFiles(planOf(entries), OPTIONS);

/** The same events as bare `ics` takes them, with the local times that pass through it unharmed. */
function toIcs(entry: EventEntry): EventAttributes {
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

function byGenerator(entries: readonly EventEntry[]): string {
  const calendar = ical({ name: 'Bench', timezone: 'America/Chicago' });
  for (const { key, when, summary, description, location } of entries) {
    if (when.kind !== 'timed') continue;
    calendar.createEvent({
      id: key,
      start: `${when.start.date}T${when.start.time}:00`,
      end: `${when.end.date}T${when.end.time}:00`,
      timezone: 'America/Chicago',
      summary,
      description,
      location: location ?? '',
    });
  }
  return calendar.toString();
}

/** The best of some runs, in milliseconds: the one that other processes disturbed least. */
function best(runs: number, work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...times);
}

/**
 * How long calendars take: growth from 1,000 to 100,000 events, beside bare `ics` and `ical-generator` on
 * the same 10,000, and a rebuild after one change.
 */
export async function bench(): Promise<readonly Row[]> {
  issueAll(makeEvents(500));
  return [...growth(), ...comparison(), ...rebuild()];
}

function growth(): readonly Row[] {
  return SIZES.map((events) => {
    const entries = makeEvents(events, LONG);
    const milliseconds = best(events > 10_000 ? 1 : 2, () => issueAll(entries));
    return {
      what: 'invites',
      events,
      milliseconds,
      note: `${((milliseconds / events) * 1000).toFixed(0)} µs an event`,
    };
  });
}

/** Each takes its turn, so that a busy moment of the machine falls on all alike. */
function comparison(): readonly Row[] {
  const entries = makeEvents(COMPARED);
  const bare = entries.map(toIcs);
  const revised: readonly RevisedEntry[] = entries.map((entry) => ({
    entry,
    uid: `${entry.key}@attache.example.org`,
    revision: { sequence: 0, stamp: NOW, digest: entry.key },
  }));
  const rounds = Array.from({ length: 4 }, () => ({
    ours: best(1, () => writeCalendar({ language: 'en', feed: { name: 'Bench' }, entries: revised })),
    bare: best(1, () => createEvents(bare)),
    generator: best(1, () => byGenerator(entries)),
  }));
  const least = (name: 'ours' | 'bare' | 'generator') => Math.min(...rounds.map((round) => round[name]));
  const ratio = `${(least('ours') / least('bare')).toFixed(2)} of bare ics (at most 1.20)`;
  return [
    { what: 'invites, writing', events: COMPARED, milliseconds: least('ours'), note: ratio },
    { what: 'bare ics', events: COMPARED, milliseconds: least('bare'), note: 'invalid output' },
    { what: 'ical-generator', events: COMPARED, milliseconds: least('generator'), note: 'no VTIMEZONE' },
  ];
}

function rebuild(): readonly Row[] {
  const entries = makeEvents(COMPARED);
  const full = best(2, () => issueAll(entries));
  const first = issueAll(entries);
  const [text] = first.texts;
  if (!text) throw new Error('the feed was issued');
  const written = { digest: fileDigest(text.text), keys: text.keys };
  const changed = entries.map((entry, index) => (index === 5000 ? { ...entry, summary: 'Moved' } : entry));
  const again = best(6, () =>
    issueFiles(planOf(changed), {
      ...OPTIONS,
      former: first.issued,
      now: NOW + 86_400_000,
      blocks: selectBlocks(text.text, written),
    }),
  );
  return [
    {
      what: 'invites, one event changed',
      events: COMPARED,
      milliseconds: again,
      note: `${(again / full).toFixed(3)} of a full build (below 0.100)`,
    },
  ];
}
