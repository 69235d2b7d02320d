import type { Availability } from '#model/availability.ts';
import { addDays, type CivilDate, clockTime, daysBetween, instantOf, minutesOf } from '#model/civil-time.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { type Clause, readClauses } from './clauses.ts';
import type { PhraseFault } from './fault.ts';
import { foldPhrase, foldWidth, type Lexicon, lexiconOf } from './lexicon.ts';
import { type Programme, programmeOf } from './programme.ts';
import { intersect, merge, type Stretch, without } from './stretches.ts';
import { DAY_MINUTES } from './times.ts';
import { tokenize } from './tokens.ts';

/** What a list of windows and phrases comes to. */
export type ReadAvailability = {
  /** Apart and in order; nothing when the list is empty: any time. */
  readonly stretches: readonly Stretch[] | undefined;
  /** Each at the entry of the list that it is about. */
  readonly faults: readonly (PhraseFault & { readonly index: number })[];
  /** Every clock time that the phrases say, by day: a zone may skip some. */
  readonly moments: readonly { readonly index: number; readonly date: string; readonly time: string }[];
};

export type AvailabilityReader = (entries: Availability) => ReadAvailability;

/** No message about one's week is longer. */
const LONGEST_PHRASE = 400;
/** Phrases are about a trip; a longer period is a slip that other rules find. */
const MOST_DAYS = 400;

/**
 * Reads when people can meet, as they say it, in the mission's zone and period: windows, and phrases such
 * as `26 Aug 14:00–17:00`, `mornings`, `not during plenary`, 「8月26日下午2時至5時」. What is left out by a
 * phrase of its own is left out of the whole list; within a phrase, of that phrase.
 */
export function availabilityReader(workspace: Workspace, mission: Mission): AvailabilityReader {
  const programme = programmeOf(workspace, mission);
  const context: Context = {
    zone: missionZone(mission),
    days: missionDays(mission),
    programme,
    lexicon: lexiconOf(workspace.settings.languages, programme.names),
    instants: new Map(),
  };
  const known = new Map<string, ReadEntry>();
  const readOnce = (phrase: string): ReadEntry => {
    const entry = known.get(phrase) ?? readPhrase(context, phrase);
    known.set(phrase, entry);
    return entry;
  };
  return (entries) => readList(context, entries, readOnce);
}

type Context = {
  readonly zone: string;
  readonly days: readonly CivilDate[];
  readonly programme: Programme;
  readonly lexicon: Lexicon;
  /** Minutes since 1970 of a day and minute of the clock: a conversion takes longer than all else here. */
  readonly instants: Map<string, number>;
};

type ReadEntry = {
  readonly included: readonly Stretch[] | undefined;
  readonly excluded: readonly Stretch[];
  readonly faults: readonly PhraseFault[];
  readonly moments: readonly { readonly date: string; readonly time: string }[];
};

function missionDays({ period }: Mission): readonly CivilDate[] {
  const [last = period.to] = [period.to, addDays(period.from, MOST_DAYS)].sort();
  return daysBetween(period.from, last);
}

function readList(
  context: Context,
  entries: Availability,
  readOnce: (phrase: string) => ReadEntry,
): ReadAvailability {
  const read = entries.map((entry) =>
    typeof entry === 'string' ? readOnce(entry) : readWindow(context, entry),
  );
  const placed = read.flatMap(({ included, excluded }) => (included ? without(included, excluded) : []));
  const leftOut = read.flatMap(({ included, excluded }) => (included ? [] : excluded));
  const isAnyIncluded = read.some(({ included }) => included !== undefined);
  const base = isAnyIncluded
    ? placed
    : context.days.map((day) => span(context, day, { from: 0, to: DAY_MINUTES }));
  return {
    stretches: entries.length === 0 ? undefined : without(merge(base), leftOut),
    faults: read.flatMap(({ faults }, index) => faults.map((fault) => ({ ...fault, index }))),
    moments: read.flatMap(({ moments }, index) => moments.map((moment) => ({ ...moment, index }))),
  };
}

function readWindow(context: Context, { date, from, to }: Exclude<Availability[number], string>): ReadEntry {
  const included = [span(context, date, { from: minutesOf(from), to: minutesOf(to) })];
  const moments = [
    { date, time: from },
    { date, time: to },
  ];
  return { included: included.filter((each) => each.from < each.to), excluded: [], faults: [], moments };
}

function readPhrase(context: Context, phrase: string): ReadEntry {
  const nothing = { included: [], excluded: [], moments: [] };
  if (phrase.length > LONGEST_PHRASE)
    return { ...nothing, faults: [{ code: 'availability-too-long', parameters: { limit: LONGEST_PHRASE } }] };
  const text = foldPhrase(phrase);
  const tokens = tokenize(text, context.lexicon);
  const quoted = foldWidth(phrase);
  const source = { tokens, text: quoted.length === text.length ? quoted : text, days: context.days };
  const { clauses, faults } = readClauses(source, context.lexicon);
  const absent = clauses.flatMap((clause) => absentSessions(context, clause));
  const all = [...faults, ...absent];
  if (all.length > 0) return { ...nothing, faults: all };
  const of = (isExcluded: boolean) => clauses.filter((clause) => clause.isExcluded === isExcluded);
  const included = of(false);
  return {
    included: included.length > 0 ? included.flatMap((clause) => stretchesOf(context, clause)) : undefined,
    excluded: of(true).flatMap((clause) => stretchesOf(context, clause)),
    faults: [],
    moments: clauses.flatMap((clause) => momentsOf(context, clause)),
  };
}

function absentSessions({ programme }: Context, { sessions }: Clause): readonly PhraseFault[] {
  return sessions.flatMap(({ name, kind }) => {
    const times = kind ? programme.ofKind(kind) : programme.named(name);
    return times && times.length > 0
      ? []
      : [{ code: 'availability-session-absent', parameters: { word: name } }];
  });
}

function stretchesOf(context: Context, { days, times, sessions }: Clause): readonly Stretch[] {
  const { programme } = context;
  const wholeDays = (days.length > 0 ? days : context.days).map((day) =>
    span(context, day, { from: 0, to: DAY_MINUTES }),
  );
  if (sessions.length > 0) {
    const named = sessions.flatMap(({ name, kind }) =>
      kind ? programme.ofKind(kind) : (programme.named(name) ?? []),
    );
    return days.length > 0 ? intersect(named, wholeDays) : named;
  }
  if (times.length === 0) return wholeDays;
  return (days.length > 0 ? days : context.days).flatMap((day) =>
    times.map((time) => span(context, day, time)),
  );
}

function momentsOf(context: Context, { days, times }: Clause) {
  return (days.length > 0 ? days : context.days).flatMap((date) =>
    times.flatMap(({ from, to }) =>
      [from, to].flatMap((minutes) => {
        const time = minutes > 0 ? clockTime(minutes) : undefined;
        return time ? [{ date, time }] : [];
      }),
    ),
  );
}

function span({ zone, instants }: Context, day: string, { from, to }: Stretch): Stretch {
  const at = (minutes: number) => {
    const key = `${day} ${minutes}`;
    const known = instants.get(key) ?? minuteOf(day, minutes, zone);
    instants.set(key, known);
    return known;
  };
  return { from: at(from), to: at(to) };
}

function minuteOf(day: string, minutes: number, zone: string): number {
  const time = clockTime(minutes);
  return (time ? instantOf(day, time, zone) : instantOf(addDays(day, 1), '00:00', zone)) / 60_000;
}
