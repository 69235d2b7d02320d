import { readClauses } from '#locale/availability/clauses.ts';
import type { PhraseFault } from '#locale/availability/fault.ts';
import { foldPhrase, type Lexicon, lexiconOf } from '#locale/availability/lexicon.ts';
import { readDate } from '#locale/availability/said-date.ts';
import { type ClockSpan, DAY_MINUTES } from '#locale/availability/times.ts';
import { tokenize } from '#locale/availability/tokens.ts';
import { CivilDate } from '#model/civil-time.ts';

/** Minutes of a day, `[from, to)`; `to` may be 1440. */
export type Stretch = { readonly date: string } & ClockSpan;
export type ListDay = { readonly id: string } & Stretch;

/** What a text says of when something can be, and what in it says nothing; each fault with its phrase. */
export type When = {
  readonly stretches: readonly Stretch[];
  readonly faults: readonly (PhraseFault & { readonly phrase: string })[];
};

export const WHOLE_DAY = { from: 0, to: DAY_MINUTES } as const;

/** The words that times are written in, those of these languages first. */
export function whenWords(languages: readonly string[]): Lexicon {
  return lexiconOf(languages, []);
}

/**
 * Reads when something can be, as people write it: `2027-03-04 09:00–12:00; 5 March; mornings; not 6 March`.
 * Phrases are parted by semicolons or lines; a date without a year is one of `days`; a time without a date is
 * each day's; a phrase that only leaves out is taken away from the others, or from all days.
 */
export function readWhen(text: string, days: readonly Pick<ListDay, 'date'>[], lexicon: Lexicon): When {
  const dates = [...new Set(days.map(({ date }) => CivilDate.parse(date)))];
  const read = phrasesOf(text).map((phrase) => readPhrase(phrase, dates, lexicon));
  const placed = read.flatMap(({ included, excluded }) =>
    (included ?? []).flatMap((stretch) => subtract(stretch, excluded)),
  );
  const leftOut = read.flatMap(({ included, excluded }) => (included ? [] : excluded));
  const isAny = read.some(({ included }) => included !== undefined);
  const base = isAny ? placed : dates.map((date) => ({ date, ...WHOLE_DAY }));
  return {
    stretches: base.flatMap((stretch) => subtract(stretch, leftOut)),
    faults: read.flatMap(({ phrase, faults }) => faults.map((fault) => ({ ...fault, phrase }))),
  };
}

/** The dates with a year in a text: where the days are not told, these are they. */
export function datesIn(text: string, lexicon: Lexicon): readonly string[] {
  return phrasesOf(text).flatMap((phrase) => {
    const tokens = tokenize(foldPhrase(phrase), lexicon);
    return tokens.flatMap((_, at) => {
      const { year, month, day = 0 } = readDate(tokens, at) ?? {};
      if (year === undefined || month === undefined) return [];
      const date = CivilDate.safeParse(dateText(year, month, day));
      return date.success ? [date.data] : [];
    });
  });
}

/** A day with a time: `2027-03-04 10:00`, `4 March 10:00–10:30`. */
export function readMoment(
  text: string,
  days: readonly ListDay[],
  lexicon: Lexicon,
): { readonly date: string; readonly minutes: number } | undefined {
  for (const phrase of [text, `${text.trim()}–24:00`]) {
    const { stretches, faults } = readWhen(phrase, days, lexicon);
    const [stretch, ...others] = stretches;
    const isTold = faults.length === 0 && stretch !== undefined && others.length === 0;
    if (isTold && stretch.to - stretch.from < DAY_MINUTES)
      return { date: stretch.date, minutes: stretch.from };
  }
  return undefined;
}

function phrasesOf(text: string): readonly string[] {
  return text
    .split(/[;；\n\r]+/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

function readPhrase(phrase: string, days: readonly CivilDate[], lexicon: Lexicon) {
  const text = foldPhrase(phrase);
  const { clauses, zone, faults } = readClauses({ tokens: tokenize(text, lexicon), text, days }, lexicon);
  const sessions = clauses.flatMap((clause) =>
    [...clause.sessions, ...clause.bounds].map(({ name }) => name),
  );
  // A list has no programme, one zone, and a column of its own for wishes.
  const isMore =
    (zone !== undefined && zone !== 'local') ||
    clauses.some(({ role, inGaps }) => inGaps || role === 'wished');
  const absent = [...sessions, ...(isMore ? [phrase] : [])].map((word) => ({
    code: 'availability-unclear',
    parameters: { word },
  }));
  const of = (isExcluded: boolean) => clauses.filter((clause) => (clause.role === 'excluded') === isExcluded);
  const stretches = (list: typeof clauses) =>
    list.flatMap((clause) =>
      (clause.days.length > 0 ? clause.days : days).flatMap((date) =>
        (clause.times.length > 0 ? clause.times : [WHOLE_DAY]).map(({ from, to }) => ({ date, from, to })),
      ),
    );
  const included = of(false);
  return {
    phrase,
    included: included.length > 0 ? stretches(included) : undefined,
    excluded: stretches(of(true)),
    faults: [...faults, ...absent],
  };
}

function subtract(stretch: Stretch, unwanted: readonly Stretch[]): readonly Stretch[] {
  return unwanted.reduce<readonly Stretch[]>(
    (left, { date, from, to }) =>
      left.flatMap((each) =>
        each.date !== date || to <= each.from || from >= each.to
          ? [each]
          : [
              { ...each, to: from },
              { ...each, from: to },
            ].filter((part) => part.from < part.to),
      ),
    [stretch],
  );
}

/** @example readClock('24:00') // 1440 */
export function readClock(text: string): number | undefined {
  const [, hours, minutes] = (/^(\d{1,2}):(\d{2})$/.exec(text) ?? []).map(Number);
  if (hours === undefined || minutes === undefined || minutes > 59) return undefined;
  const all = hours * 60 + minutes;
  return all <= DAY_MINUTES ? all : undefined;
}

function dateText(year: number, month: number, day: number): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
