import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import ical from 'ical-generator';
import type { EventEntry } from '#invites/calendar-entry.ts';
import type { CalendarPlan } from '#invites/calendar-file.ts';
import type { EntryContext } from '#invites/entry-context.ts';
import { issueFiles } from '#invites/issue-files.ts';
import type { IssueOptions } from '#invites/issue-options.ts';
import { noteClashes } from '#invites/note-clashes.ts';
import { selectBlocks } from '#invites/select-blocks.ts';
import { fileDigest } from '#invites/write-calendar.ts';
import { inviteEvents, NOTHING_ISSUED } from '#register/invites.ts';
import { signEvents } from '#register/sign-events.ts';
import { makeEvents, NOW } from './invites-events.ts';

/** A line of the table: what was done, to how many events, how long it took (the best of `runs`). */
export type Row = {
  readonly what: string;
  readonly events: number;
  readonly milliseconds: number;
  readonly note: string;
};

const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000];
const SMALL = 1_000;
const COMPARED = 10_000;
const MANY = 100_000;
const DELEGATES = 60;
const SESSIONS = 100;
/** 32,000 characters, which bare `ics` takes seconds to fold: in the growth, and not in the comparison. */
const LONG = '長文'.repeat(16_000);
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
 * How long calendars take: growth from 1,000 to 100,000 events, beside bare `ics` in processes of their own and
 * `ical-generator`, a rebuild after one change, clashes of one person, and what the register comes to.
 */
export async function bench(): Promise<readonly Row[]> {
  issueAll(makeEvents(500));
  return [
    ...growth(),
    ...[COMPARED, MANY].flatMap(comparison),
    generator(),
    ...rebuild(),
    ...clashes(),
    register(),
  ];
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

type Once = { readonly milliseconds: number; readonly megabytes: number };
const ONCE = fileURLToPath(new URL('./invites-once.ts', import.meta.url));
const once = (what: string, events: number): Once =>
  JSON.parse(execFileSync(process.execPath, [ONCE, what, String(events)], { encoding: 'utf8' })) as Once;

/** Processor time and peak memory, each in a process of its own; they take turns, and the best counts. */
function comparison(events: number): readonly Row[] {
  const rounds = Array.from({ length: 3 }, () => ({
    ours: once('ours', events),
    bare: once('bare', events),
  }));
  const least = (pick: (round: (typeof rounds)[number]) => number) => Math.min(...rounds.map(pick));
  const ours = least((round) => round.ours.milliseconds);
  const bare = least((round) => round.bare.milliseconds);
  const [memory, theirs] = [least((round) => round.ours.megabytes), least((round) => round.bare.megabytes)];
  const ratios = `${(ours / bare).toFixed(2)} of bare ics (at most 1.00), memory ${(memory / theirs).toFixed(2)} (at most 1.30)`;
  return [
    { what: 'invites, writing, CPU', events, milliseconds: ours, note: ratios },
    { what: 'bare ics, CPU', events, milliseconds: bare, note: `${theirs.toFixed(0)} MB, invalid output` },
  ];
}

function generator(): Row {
  const entries = makeEvents(COMPARED);
  const milliseconds = best(2, () => byGenerator(entries));
  return { what: 'ical-generator', events: COMPARED, milliseconds, note: 'no VTIMEZONE' };
}

/** One change among the events of a mission. */
function rebuild(): readonly Row[] {
  return [SMALL, COMPARED].map((events) => {
    const entries = makeEvents(events);
    const full = best(4, () => issueAll(entries));
    const first = issueAll(entries);
    const [text] = first.texts;
    if (!text) throw new Error('the feed was issued');
    const written = { digest: fileDigest(text.text), keys: text.keys };
    const changed = entries.map((entry, index) => (index === 500 ? { ...entry, summary: 'Moved' } : entry));
    const again = best(6, () =>
      issueFiles(planOf(changed), {
        ...OPTIONS,
        former: first.issued,
        now: NOW + 86_400_000,
        blocks: selectBlocks(text.text, written),
      }),
    );
    return {
      what: 'invites, one event changed',
      events,
      milliseconds: again,
      note: `${(again / full).toFixed(3)} of a full build (aim: below 0.200)`,
    };
  });
}

/** One person's calendar, ten entries at each hour: ten times the entries, ten times the time. */
function clashes(): readonly Row[] {
  const context = {
    workspace: { settings: { languages: ['en'] } },
    language: 'en',
    t: (key: string, values?: object) => `${key} ${JSON.stringify(values)}`,
    placements: new Map(),
  } as unknown as EntryContext;
  return [SMALL, COMPARED].map((events) => {
    const entries = makeEvents(events).map((entry, index) => onDay(entry, Math.floor(index / 100)));
    const milliseconds = best(2, () => noteClashes(entries, context));
    return {
      what: 'clashes of one person',
      events,
      milliseconds,
      note: `${((milliseconds / events) * 1000).toFixed(0)} µs an event`,
    };
  });
}

function onDay(entry: EventEntry, day: number): EventEntry {
  if (entry.when.kind !== 'timed') return entry;
  const date = new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10) as never;
  const { start, end } = entry.when;
  return { ...entry, when: { kind: 'timed', start: { ...start, date }, end: { ...end, date } } };
}

/** What 60 delegates with 100 sessions leave in the register, for both audiences. */
function register(): Row {
  const sessions = makeEvents(SESSIONS);
  const started = performance.now();
  const octets = (['public', 'internal'] as const).map((audience) => {
    const edition = { language: 'en', name: 'Bench', description: '', entries: sessions };
    const parts = Array.from({ length: DELEGATES }, (_, index) => ({
      feed: `delegates/person-${index}`,
      editions: [edition],
    }));
    const { issued } = issueFiles({ ...planOf(sessions), parts }, OPTIONS);
    const drafts = inviteEvents(NOTHING_ISSUED, issued, audience);
    return Buffer.byteLength(
      signEvents(drafts, { by: 'Bench', now: NOW, last: undefined })
        .map((event) => `${JSON.stringify(event)}\n`)
        .join(''),
    );
  });
  return {
    what: `register, ${DELEGATES} delegates × ${SESSIONS} sessions`,
    events: SESSIONS,
    milliseconds: performance.now() - started,
    note: `${(octets.reduce((sum, each) => sum + each, 0) / 1000).toFixed(0)} kB for both audiences`,
  };
}
