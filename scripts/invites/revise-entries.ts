import type { IssuedEntry } from '#register/invites.ts';
import type { CalendarEntry, RevisedEntry, Revision } from './calendar-entry.ts';
import { digestOf } from './digest.ts';

export type IssuedEntries = Readonly<Record<string, IssuedEntry>>;
type Options = { readonly former: IssuedEntries; readonly now: number; readonly language: string };

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
    return former ? [cancelledEntry(uid, former)] : [];
  });
  const results = [...entries, ...cancelled].map((entry) => revise(entry, options));
  return {
    revised: results.map(({ revised }) => revised),
    issued: Object.fromEntries(results.map(({ revised, issued }) => [revised.entry.uid, issued])),
  };
}

function revise(
  entry: CalendarEntry,
  { former, now, language }: Options,
): { readonly revised: RevisedEntry; readonly issued: IssuedEntry } {
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

/** What is left of an entry that has gone: who it was, when it would have been, and that it is off. */
export function cancelledEntry(
  uid: string,
  { kind, summary, when, organizer, guests }: IssuedEntry,
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
    ...(organizer && { organizer }),
    ...(guests && { guests }),
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
    summary: entry.summary,
  };
  if (entry.kind === 'todo') return { ...common, when: { kind: 'days', from: entry.start, to: entry.due } };
  return {
    ...common,
    when: entry.when,
    ...(entry.organizer && { organizer: entry.organizer }),
    ...(entry.guests && { guests: [...entry.guests] }),
  };
}
