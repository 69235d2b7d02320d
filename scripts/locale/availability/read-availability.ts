import type { Availability } from '#model/availability.ts';
import {
  addDays,
  type CivilDate,
  civilOf,
  clockTime,
  daysBetween,
  instantOf,
  minutesOf,
} from '#model/civil-time.ts';
import { onceForEach } from '#model/once-for-each.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import type { Clause, SessionWord } from './clause.ts';
import { readClauses } from './clauses.ts';
import { type PhraseFault, SCOPE } from './fault.ts';
import { foldPhrase, foldWidth, type Lexicon, lexiconOf } from './lexicon.ts';
import { type Occasion, type Programme, programmeOf } from './programme.ts';
import { hoursInFigures } from './spelled-hours.ts';
import { intersect, merge, type Stretch, without } from './stretches.ts';
import { DAY_MINUTES } from './times.ts';
import { tokenize } from './tokens.ts';

/** What a list of windows and phrases comes to. */
export type ReadAvailability = {
  /** Apart and in order; nothing when the list is empty: any time. */
  readonly stretches: readonly Stretch[] | undefined;
  /** What the phrases would rather have; nothing when they wish for nothing. */
  readonly preferred: readonly Stretch[] | undefined;
  /** The days that are named when it can be: a phrase such as `mornings` names none. */
  readonly days: readonly CivilDate[];
  /** Each at the entry of the list that it is about. */
  readonly faults: readonly (PhraseFault & { readonly index: number })[];
  /** What phrases speak of that is called off, as `event/session`: they are read as the times it would have had. */
  readonly calledOff: readonly { readonly index: number; readonly what: readonly string[] }[];
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
 * as `26 Aug 14:00–17:00`, `mornings`, `not during plenary`, 「8月26日下午2時至5時」. Conditions said together
 * intersect, alternatives add, exceptions subtract; a wish (`ideally`) is kept apart. What is left out by a
 * phrase of its own is left out of the whole list; within a phrase, of that phrase. What may mean two things
 * is a fault that names both.
 */
export function availabilityReader(workspace: Workspace, mission: Mission): AvailabilityReader {
  const own = readers.get(mission);
  if (own?.workspace === workspace) return own.reader;
  const from = readFrom(workspace, mission);
  const isAsLast =
    last?.from.length === from.length && from.every((each, index) => each === last?.from[index]);
  const reader = isAsLast && last ? last.reader : makeReader(workspace, mission);
  last = { from, reader };
  readers.set(mission, { workspace, reader });
  return reader;
}

/** Several rules ask of the same mission: what one has read the next need not. */
const readers = new WeakMap<
  Mission,
  { readonly workspace: Workspace; readonly reader: AvailabilityReader }
>();

/** A mission whose meetings are being written is another one at every stroke, and its programme the same. */
let last: { readonly from: readonly unknown[]; readonly reader: AvailabilityReader } | undefined;

/** All that phrases are read by. */
function readFrom(
  { settings }: Workspace,
  { period, places, cancelled, events }: Mission,
): readonly unknown[] {
  return [settings, period, places, cancelled, ...events];
}

function makeReader(workspace: Workspace, mission: Mission): AvailabilityReader {
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
  return onceForEach((entries: Availability): ReadAvailability => readList(context, entries, readOnce));
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
  readonly wished: readonly Stretch[] | undefined;
  readonly days: readonly CivilDate[];
  readonly faults: readonly PhraseFault[];
  readonly calledOff: readonly string[];
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
  const free = without(merge(base), leftOut);
  const wishes = read.flatMap(({ wished }) => wished ?? []);
  return {
    stretches: entries.length === 0 ? undefined : free,
    preferred: wishes.length > 0 ? intersect(free, merge(wishes)) : undefined,
    days: [...new Set(read.flatMap(({ days }) => days))].sort(),
    faults: read.flatMap(({ faults }, index) => faults.map((fault) => ({ ...fault, index }))),
    calledOff: read.flatMap(({ calledOff }, index) =>
      calledOff.length > 0 ? [{ index, what: calledOff }] : [],
    ),
    moments: read.flatMap(({ moments }, index) => moments.map((moment) => ({ ...moment, index }))),
  };
}

function readWindow(context: Context, { date, from, to }: Exclude<Availability[number], string>): ReadEntry {
  const included = [span(context, date, { from: minutesOf(from), to: minutesOf(to) })];
  const moments = [
    { date, time: from },
    { date, time: to },
  ];
  const free = included.filter((each) => each.from < each.to);
  return {
    included: free,
    excluded: [],
    wished: undefined,
    days: [date],
    faults: [],
    calledOff: [],
    moments,
  };
}

function readPhrase(context: Context, phrase: string): ReadEntry {
  const nothing = { included: [], excluded: [], wished: undefined, days: [], calledOff: [], moments: [] };
  if (phrase.length > LONGEST_PHRASE)
    return { ...nothing, faults: [{ code: 'availability-too-long', parameters: { limit: LONGEST_PHRASE } }] };
  const text = hoursInFigures(foldPhrase(phrase));
  const tokens = tokenize(text, context.lexicon);
  const quoted = foldWidth(phrase);
  const source = {
    tokens,
    text: quoted.length === text.length ? quoted : text,
    days: context.days,
    ...(context.programme.days.length > 0 && { counted: context.programme.days }),
    events: context.programme.events,
  };
  const { clauses, zone, faults } = readClauses(source, context.lexicon);
  const absent = clauses.flatMap((clause) => [
    ...absentSessions(context, clause),
    ...lostDays(context, clause),
  ]);
  const all = [...faults, ...absent];
  if (all.length > 0) return { ...nothing, faults: all };
  const inZone = zone === undefined || zone === 'local' ? context : { ...context, zone, instants: new Map() };
  const of = (role: Clause['role']) => {
    const own = clauses.filter((clause) => clause.role === role);
    return own.length > 0 ? own.flatMap((clause) => stretchesOf(inZone, clause)) : undefined;
  };
  const [included, excluded, unwished] = [of('free'), of('excluded') ?? [], of('unwished')];
  const whole = () => context.days.map((day) => span(context, day, { from: 0, to: DAY_MINUTES }));
  const wished = unwished ? without(merge(of('wished') ?? whole()), unwished) : of('wished');
  return (
    questionOf(context, phrase, { included, excluded, wished }) ?? {
      included,
      excluded,
      wished,
      days: clauses.flatMap(({ role, days }) => (role === 'free' ? days : [])),
      faults: [],
      calledOff: [...new Set(clauses.flatMap((clause) => calledOffIn(context, clause)))],
      moments: clauses.flatMap((clause) => (inZone === context ? momentsOf(context, clause) : [])),
    }
  );
}

/** What says something and comes to nothing is asked about: the parts of it contradict each other. */
function questionOf(
  context: Context,
  phrase: string,
  { included, excluded, wished }: Pick<ReadEntry, 'included' | 'excluded' | 'wished'>,
): ReadEntry | undefined {
  const whole = () => context.days.map((day) => span(context, day, { from: 0, to: DAY_MINUTES }));
  const free = without(merge(included ?? whole()), excluded);
  const isLost = free.length === 0 || (wished !== undefined && intersect(free, merge(wished)).length === 0);
  if (!isLost) return undefined;
  const faults = [{ code: 'availability-nothing-left', parameters: { word: phrase } }];
  return { included: [], excluded: [], wished: undefined, days: [], faults, calledOff: [], moments: [] };
}

function absentSessions(
  { programme }: Context,
  { sessions, bounds, inGaps }: Clause,
): readonly PhraseFault[] {
  const absent = [...sessions, ...bounds].flatMap((session) =>
    timesOf(programme, session).length > 0
      ? []
      : [{ code: 'availability-session-absent', parameters: { word: session.name } }],
  );
  const noGaps = inGaps && programme.gaps().length === 0;
  return noGaps ? [...absent, { code: 'availability-no-gaps', parameters: {} }] : absent;
}

/** `after the opening, Monday or Tuesday`: a day that is named and has no such session would be lost unsaid. */
function lostDays(context: Context, clause: Clause): readonly PhraseFault[] {
  const { role, days, bounds, sessions } = clause;
  if (role !== 'free' || days.length < 2 || bounds.length + sessions.length === 0) return [];
  const held = stretchesOf(context, clause);
  const isLost = (day: CivilDate) => {
    const whole = span(context, day, { from: 0, to: DAY_MINUTES });
    return !held.some(({ from, to }) => from < whole.to && to > whole.from);
  };
  return held.length > 0 && days.some(isLost) ? [SCOPE] : [];
}

/** On the days that a clause names. */
function calledOffIn(
  { programme, zone }: Context,
  { days, sessions, bounds, inGaps }: Clause,
): readonly string[] {
  const named = [...sessions, ...bounds].flatMap((session) => timesOf(programme, session));
  return [...named, ...(inGaps ? programme.sessions : [])].flatMap(({ off, from }) =>
    off !== undefined && (days.length === 0 || days.includes(civilOf(from * 60_000, zone).date)) ? [off] : [],
  );
}

function timesOf(programme: Programme, { name, kind, which }: SessionWord): readonly Occasion[] {
  return kind ? programme.ofKind(kind, which) : (programme.named(name) ?? []);
}

/** Everything that a clause says holds at once. */
function stretchesOf(context: Context, clause: Clause): readonly Stretch[] {
  const { days, times, sessions, bounds, inGaps } = clause;
  const { programme } = context;
  const whole = (list: readonly CivilDate[]) =>
    list.map((day) => span(context, day, { from: 0, to: DAY_MINUTES }));
  const hours = (list: readonly CivilDate[]) =>
    times.length === 0 ? whole(list) : list.flatMap((day) => times.map((time) => span(context, day, time)));
  // A session may be outside the mission's days, and is then what is meant.
  if (sessions.length > 0 && days.length === 0 && times.length === 0 && bounds.length === 0 && !inGaps)
    return sessions.flatMap((session) => timesOf(programme, session));
  const parts = [
    hours(days.length > 0 ? days : context.days),
    ...(sessions.length > 0 ? [sessions.flatMap((session) => timesOf(programme, session))] : []),
    ...bounds.map((bound) => besideSession(context, bound)),
    ...(inGaps ? [programme.gaps()] : []),
  ];
  return parts.map((part) => merge(part)).reduce((left, part) => intersect(left, part));
}

/** On each day that has the session: until it begins, or from when it has ended. */
function besideSession(context: Context, bound: SessionWord): readonly Stretch[] {
  const times = timesOf(context.programme, bound);
  return context.days.flatMap((day) => {
    const whole = span(context, day, { from: 0, to: DAY_MINUTES });
    const today = times.filter(({ from }) => from >= whole.from && from < whole.to);
    if (today.length === 0) return [];
    const [first, last] = [
      Math.min(...today.map(({ from }) => from)),
      Math.max(...today.map(({ to }) => to)),
    ];
    const stretch = bound.when === 'after' ? { from: last, to: whole.to } : { from: whole.from, to: first };
    return stretch.from < stretch.to ? [stretch] : [];
  });
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
