import type { IssuedEntry } from '#register/invites.ts';
import type { CalendarEntry, RevisedEntry, Revision } from './calendar-entry.ts';
import { digestOf } from './digest.ts';

export type IssuedEntries = Readonly<Record<string, IssuedEntry>>;
type Options = {
  readonly former: IssuedEntries;
  readonly now: number;
  readonly language: string;
  /** What an entry is called that has gone: its own words are kept nowhere. */
  readonly cancelledTitle: string;
};

/**
 * Entries with their versions, and what the register is to keep of them. A changed entry gets the next
 * SEQUENCE and a newer stamp, an unchanged one keeps both; one that has gone comes back at the end as
 * CANCELLED, and stays so.
 */
export function reviseEntries(
  entries: readonly CalendarEntry[],
  options: Options,
): { readonly revised: readonly RevisedEntry[]; readonly issued: IssuedEntries } {
  const present = new Set(entries.map(({ uid }) => uid));
  const gone = Object.keys(options.former)
    .filter((uid) => !present.has(uid))
    .sort();
  const cancelled = gone.flatMap((uid) => {
    const former = options.former[uid];
    return former ? [cancelledEntry(uid, former, options.cancelledTitle)] : [];
  });
  const results = [
    ...entries.map((entry) => revise(entry, options)),
    ...cancelled.map((entry) => reviseGone(entry, options)),
  ];
  return {
    revised: results.map(({ revised }) => revised),
    issued: Object.fromEntries(results.map(({ revised, issued }) => [revised.entry.uid, issued])),
  };
}

type Revised = { readonly revised: RevisedEntry; readonly issued: IssuedEntry };

/** What was called off is not called off again because the words for it have changed. */
function reviseGone(entry: CalendarEntry, options: Options): Revised {
  const last = options.former[entry.uid];
  if (!last?.cancelled) return revise(entry, options);
  const issued = { ...last, digest: entryDigest(entry, options.language) };
  return { revised: { entry, revision: versionOf(issued) }, issued };
}

function revise(entry: CalendarEntry, { former, now, language }: Options): Revised {
  const last = former[entry.uid];
  const digest = entryDigest(entry, language);
  if (last?.digest === digest) return { revised: { entry, revision: versionOf(last) }, issued: last };
  const stamp = wholeSecond(now);
  const revision = last
    ? { sequence: last.sequence + 1, stamp: Math.max(stamp, last.stamp + SECOND), digest }
    : { sequence: 0, stamp, digest };
  return { revised: { entry, revision }, issued: issue(entry, revision) };
}

/** Stands for all that an entry says in a language. */
export function entryDigest(entry: CalendarEntry, language: string): string {
  return digestOf(`${language}\n${JSON.stringify(entry)}`);
}

const SECOND = 1000;

function wholeSecond(instant: number): number {
  return Math.floor(instant / SECOND) * SECOND;
}

/**
 * What is left of an entry that has gone: which one it was, when it would have been, and that it is off.
 * Of people only the addresses are known, which stand for their names.
 */
export function cancelledEntry(
  uid: string,
  { kind, when, organizer, guests }: IssuedEntry,
  summary: string,
): CalendarEntry {
  const described = { uid, summary, description: '', categories: [] };
  if (kind === 'todo' && when.kind === 'days')
    return { kind, ...described, start: when.from, due: when.to, status: 'CANCELLED' };
  return {
    kind: 'event',
    ...described,
    when,
    status: 'CANCELLED',
    busy: false,
    ...(organizer !== undefined && { organizer: { name: '', email: organizer } }),
    ...(guests && { guests: guests.map((guest) => ({ name: '', ...guest })) }),
  };
}

function versionOf({ sequence, stamp, digest }: IssuedEntry): Revision {
  return { sequence, stamp, digest };
}

function issue(entry: CalendarEntry, revision: Revision): IssuedEntry {
  const common = {
    ...revision,
    ...(entry.status === 'CANCELLED' && { cancelled: true }),
    kind: entry.kind,
  };
  if (entry.kind === 'todo') return { ...common, when: { kind: 'days', from: entry.start, to: entry.due } };
  return {
    ...common,
    when: entry.when,
    ...(entry.organizer && { organizer: entry.organizer.email }),
    ...(entry.guests && { guests: entry.guests.map(({ email, role }) => ({ email, role })) }),
  };
}
