import { suggest } from '#diagnostics/suggestion.ts';
import type { CivilDate } from '#model/civil-time.ts';
import { readAcross } from './across.ts';
import type { SessionWord } from './clause.ts';
import type { Term } from './compose-times.ts';
import { type DaySource, readDays, weekdayOf } from './days.ts';
import { type PhraseFault, SCOPE } from './fault.ts';
import type { Lexicon } from './lexicon.ts';
import { readOpenDays } from './open-days.ts';
import { isMark } from './parts.ts';
import { DAY_MINUTES, markAt, readTimes, textOf } from './times.ts';
import type { Mark } from './words.ts';

/** What a phrase is made of: days, hours, what is on the programme, and the words that join or turn them. */
export type Element =
  | { readonly is: 'days'; readonly days: readonly CivilDate[]; readonly isOpen: boolean }
  | { readonly is: 'times'; readonly term: Term }
  | { readonly is: 'session'; readonly session: SessionWord }
  | { readonly is: 'gaps' }
  | {
      readonly is: 'mark';
      readonly mark: Mark;
      readonly word: string;
      /** Of `not`: what follows is left out of what is said with it. */
      readonly isException?: true;
    };

export type ReadElements = {
  readonly elements: readonly Element[];
  readonly zone: string | undefined;
  readonly faults: readonly PhraseFault[];
};

/** Reads a phrase from left to right; what says nothing is a fault. */
export function readElements(source: DaySource, lexicon: Lexicon): ReadElements {
  const { tokens } = source;
  const elements: Element[] = [];
  const faults: PhraseFault[] = [];
  const word = textOf(source, 0, 1);
  if (lexicon.doubtful.has(word.toLowerCase()) && mayBeTomorrow(tokens))
    return {
      elements,
      zone: undefined,
      faults: [{ code: 'availability-unclear', parameters: { word, suggestion: '' } }],
    };
  let zone: string | undefined;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token?.is === 'zone') {
      if (zone !== undefined && zone !== token.zone)
        faults.push(unknownWord(source, { at, next: at + 1, lexicon }));
      zone = token.zone;
      at += 1;
      continue;
    }
    if (token?.is === 'dayNumber' && isPlainDay(source, at)) {
      at += 1;
      continue;
    }
    if (isPerhaps(source, at, elements)) {
      faults.push(unknownWord(source, { at, next: at + 1, lexicon }));
      at += 1;
      continue;
    }
    // How long it is says nothing of when; `30 minutes before lunch` does.
    if (token?.is === 'length' && !BESIDE.has(markAt(tokens, at + 1) ?? '')) {
      at += 1;
      continue;
    }
    if (isAbbreviationOrEnd(source, at)) faults.push(SCOPE);
    if (markAt(tokens, at) === 'rest') {
      const rest = restOf(source, elements);
      if (rest) elements.push(...rest);
      else
        faults.push({
          code: 'availability-unclear',
          parameters: { word: textOf(source, at, at + 1), suggestion: '' },
        });
      at += 1;
      continue;
    }
    const across = readAcross(source, at);
    if (across) {
      elements.push(...across.elements);
      at = across.next;
      continue;
    }
    const read = readElement({ ...source, areHours: areHours(elements), part: partBefore(elements) }, at);
    if ('element' in read) elements.push(read.element);
    else faults.push('fault' in read ? read.fault : unknownWord(source, { at, next: read.next, lexicon }));
    at = read.next;
  }
  return { elements, zone, faults };
}

/**
 * `Tuesday morning; other days after 15:00`: the days that were not named. Behind an exception or a wish it is
 * what that leaves; with neither, nobody can tell what it is the rest of.
 */
function restOf({ days }: DaySource, elements: readonly Element[]): readonly Element[] | undefined {
  const isTurned = elements.some((element) => element.is === 'mark' && LEAVES_REST.has(element.mark));
  if (isTurned) return [{ is: 'mark', mark: 'rest', word: '' }];
  const named = new Set(elements.flatMap((element) => (element.is === 'days' ? element.days : [])));
  const others = days.filter((day) => !named.has(day));
  if (named.size === 0 || others.length === 0) return undefined;
  return [
    { is: 'mark', mark: 'end', word: '' },
    { is: 'days', days: others, isOpen: false },
  ];
}

const LEAVES_REST: ReadonlySet<Mark> = new Set([
  'not',
  'except',
  'notEnd',
  'but',
  'ideally',
  'ideallyEnd',
  'otherwise',
]);

/** 「可能週三」 is perhaps, `水曜可能` possible. */
function isPerhaps(source: DaySource, at: number, elements: readonly Element[]): boolean {
  const isWord = textOf(source, at, at + 1) === '可能' && markAt(source.tokens, at) === 'fine';
  const last = elements.at(-1);
  return isWord && (last === undefined || isMark(last, 'comma') || isMark(last, 'end'));
}

/** `mañana` alone, `mañana por la tarde`, `mañana de 10 a 12`: with no day beside it, it may be one itself. */
function mayBeTomorrow([first, ...others]: DaySource['tokens']): boolean {
  if (first?.from !== 0 || others.some(({ is }) => NAMES_DAYS.has(is))) return false;
  const isHours = others.some(
    (token) => token.is === 'part' || token.is === 'clock' || (token.is === 'mark' && HOURS.has(token.mark)),
  );
  return others.length === 0 || isHours;
}

const NAMES_DAYS: ReadonlySet<string> = new Set([
  'weekday',
  'weekdays',
  'month',
  'date',
  'endDay',
  'nthDay',
  'dayNumber',
]);
const HOURS: ReadonlySet<string> = new Set(['to', 'from', 'after', 'before', 'between']);

/** Behind a day or an hour of the same sentence, bare figures are hours. */
function areHours(elements: readonly Element[]): boolean {
  const end = elements.findLastIndex((element) => element.is === 'mark' && element.mark === 'end');
  return elements
    .slice(end + 1)
    .some((element) => element.is === 'days' || (element.is === 'times' && element.term.kind !== 'part'));
}

/** The part of the day that was said last, where what follows narrows it. */
function partBefore(elements: readonly Element[]): DaySource['part'] {
  const last = elements.findLast((element) => element.is !== 'mark' || !NARROWS.has(element.mark));
  if (last?.is !== 'times' || last.term.isAnyTime) return undefined;
  const { span, kind, isAfternoon } = last.term;
  if (kind === 'part') return span;
  // 「下午三點半以後，五點以前」, `4–5pm, preferably 4–4:30`, 「十點以後三點以前」: after what was just said.
  const isAfter = isAfternoon === true || (kind === 'open' && span.to === DAY_MINUTES && span.from >= DAWN);
  if (!isAfter) return undefined;
  const from = Math.max(span.from, NOON);
  return { from, to: kind === 'closed' ? span.to : DUSK, past: span.from > 0 ? span.from : NOON };
}

const NOON = DAY_MINUTES / 2;
/** Nobody means an hour before or after these by a figure that does not say so. */
const [DAWN, DUSK] = [7 * 60, 20 * 60];
const NARROWS: ReadonlySet<Mark> = new Set(['comma', 'ideally', 'but', 'and', 'fine']);
const BESIDE: ReadonlySet<string> = new Set(['before', 'after', 'earlier', 'later', 'from']);

type Read = { readonly next: number } & (
  | { readonly element: Element }
  | { readonly fault: PhraseFault }
  | { readonly unknown: true }
);

const TURNS: ReadonlySet<string> = new Set([
  'not',
  'notEnd',
  'comma',
  'and',
  'or',
  'otherwise',
  'end',
  'but',
  'only',
  'fine',
  'alsoFine',
  'ideally',
  'ideallyEnd',
]);

function readElement(source: DaySource, at: number): Read {
  const { tokens } = source;
  const token = tokens[at];
  const mark = markAt(tokens, at);
  const next = at + 1;
  const word = textOf(source, at, next);
  if (mark === 'except') return { element: { is: 'mark', mark: 'not', word, isException: true }, next };
  if (mark !== undefined && TURNS.has(mark))
    return { element: { is: 'mark', mark: mark as Mark, word }, next };
  if (isSpacedDash(source, at)) {
    const behind = readTimes(source, next);
    if (isTurn(tokens[next])) return { element: { is: 'mark', mark: 'comma', word: '' }, next };
    if (behind && !('fault' in behind) && (behind.kind === 'closed' || behind.kind === 'part'))
      return { element: { is: 'mark', mark: 'comma', word: '' }, next };
    return {
      fault: { code: 'availability-half-said', parameters: { word: textOf(source, at, at + 2) } },
      next: at + 2,
    };
  }
  const session = readSession(source, at);
  if (session) return session;
  if (token?.is === 'gaps') return { element: { is: 'gaps' }, next };
  const isDawn = source.areHours === true && token?.is === 'number' && isBareRange(source, at);
  if (areDaysOrHours(source, at)) return { ...bareFigures(source, next), next: at + 4 };
  const days = isDawn ? undefined : (readDays(source, at) ?? readOpenDays(source, at));
  if (days) return readDaysBehind(source, at, days);
  const times = readTimes({ ...source, areHours: source.areHours === true || isOfDayBehind(source, at) }, at);
  if (times) {
    if ('fault' in times) return times;
    const { span, kind } = times;
    const isAnyTime = span.from === 0 && span.to === DAY_MINUTES;
    const isAfternoon = tokens
      .slice(at, times.next)
      .some(
        (each) =>
          (each.is === 'half' && each.half === 'pm') || (each.is === 'part' && each.part === 'afternoon'),
      );
    const term = {
      span,
      kind,
      word: textOf(source, at, times.next),
      ...(isAnyTime && { isAnyTime }),
      ...(isAfternoon && { isAfternoon }),
    };
    return { element: { is: 'times', term }, next: times.next };
  }
  if (mark === 'at') return readElement(source, next);
  if (token?.is === 'number') return bareFigures(source, at);
  return { unknown: true, next: endOfUnknown(source, at) };
}

/** `Wed 26 – not available` */
function isTurn(token: DaySource['tokens'][number] | undefined): boolean {
  return token?.is === 'mark' && DASHED.has(token.mark);
}

const DASHED: ReadonlySet<string> = new Set(['not', 'except', 'fine', 'alsoFine', 'only', 'ideallyEnd']);

/** `Wed 26 Aug – 10.30 to 11.15`: a dash between spaces sets apart what it stands behind; it is no end of hours. */
function isSpacedDash({ tokens, text }: DaySource, at: number): boolean {
  const dash = tokens[at];
  if (dash?.is !== 'mark' || !('isDash' in dash) || at === 0) return false;
  return text[dash.from - 1] === ' ' && text[dash.to] === ' ' && tokens[at + 1] !== undefined;
}

/** `10–12 on Wednesday`: a day is named behind, so these are hours, unless the mission has such days. */
function isOfDayBehind(source: DaySource, at: number): boolean {
  const end = source.tokens.findIndex(
    (token, index) => index > at && token.is === 'mark' && token.mark === 'end',
  );
  const behind = source.tokens.slice(at + 3, end < 0 ? undefined : end);
  return isBareRange(source, at) && behind.some(({ is }) => is === 'weekday' || is === 'weekdays');
}

/** `Tue 11–12`, where Tuesday is the 11th and the mission has a 12th: these days, or these hours of Tuesday. */
function areDaysOrHours({ tokens, days }: DaySource, at: number): boolean {
  const [weekday, first, joint, last, behind] = tokens.slice(at, at + 5);
  if (weekday?.is !== 'weekday' || first?.is !== 'number' || last?.is !== 'number') return false;
  if (joint?.is !== 'mark' || joint.mark !== 'to' || first.value >= last.value) return false;
  const isFigure = behind?.is !== 'unit' && behind?.is !== 'half' && behind?.is !== 'month';
  const isDay = ({ value }: { readonly value: number }) => days.some((day) => Number(day.slice(8)) === value);
  const isOfDay = days.some(
    (day) => Number(day.slice(8)) === first.value && weekdayOf(day) === weekday.weekday,
  );
  return isFigure && isOfDay && isDay(last) && last.value <= 24;
}

/** `9–11` behind a day, when these are no days of the mission. */
function isBareRange({ tokens, days }: DaySource, at: number): boolean {
  const [first, last] = [tokens[at], tokens[at + 2]];
  if (markAt(tokens, at + 1) !== 'to' || first?.is !== 'number' || last?.is !== 'number') return false;
  const isDay = (value: number) => days.some((day) => Number(day.slice(8)) === value);
  return first.value <= 24 && last.value <= 24 && !(isDay(first.value) && isDay(last.value));
}

type Days = NonNullable<ReturnType<typeof readDays>>;

/** `27 Aug onwards`, 「8月27日以前」: the day itself is among them. */
function readDaysBehind(source: DaySource, at: number, days: Days): Read {
  if ('fault' in days) return days;
  const { isOpen = false } = days;
  const mark = markAt(source.tokens, days.next);
  const isTime = source.tokens[days.next + 1] !== undefined && readTimes(source, days.next) !== undefined;
  const isOfDays = INCLUSIVE.has(textOf(source, days.next, days.next + 1).toLowerCase());
  if ((mark !== 'later' && mark !== 'earlier') || isTime || !isOfDays)
    return { element: { is: 'days', days: days.days, isOpen }, next: days.next };
  // `25日から27日まで`: the last word only closes the range.
  const isRange = source.tokens
    .slice(at, days.next)
    .some((token) => token.is === 'mark' && token.mark === 'to');
  if (isRange && mark === 'earlier')
    return { element: { is: 'days', days: days.days, isOpen }, next: days.next + 1 };
  const [first = '', last = ''] = [days.days[0], days.days.at(-1)];
  const open = source.days.filter((day) => (mark === 'later' ? day >= first : day <= last));
  return { element: { is: 'days', days: open, isOpen: true }, next: days.next + 1 };
}

/** With a day these words count it; of the others (`之後`, `より前`) one cannot tell, and they are asked about. */
const INCLUSIVE: ReadonlySet<string> = new Set(
  '以前|まで|までに|為止|为止|or earlier|and earlier|at the latest|以降|以後|以后|起|開始|开始|onwards|onward|or later|and later|at the earliest|en adelante|o más tarde'.split(
    '|',
  ),
);

/** `during plenary`, `after the plenary`, 「大會結束後」. */
function readSession(source: DaySource, at: number): Read | undefined {
  const { tokens } = source;
  const mark = markAt(tokens, at);
  const lead = mark === 'after' || mark === 'before' || mark === 'from' || mark === 'to' ? mark : undefined;
  const place = lead ? at + 1 : at;
  const token = tokens[place];
  if (token?.is !== 'session' && token?.is !== 'kind') return undefined;
  const behind = markAt(tokens, place + 1);
  const next =
    place +
    (((lead === undefined || lead === 'to') && behind === 'earlier') ||
    (lead !== 'before' && behind === 'later')
      ? 2
      : 1);
  const isAfter = lead === 'after' || (lead === undefined && behind === 'later');
  const isBefore = lead === 'before' || lead === 'to' || (lead === undefined && behind === 'earlier');
  const when = isAfter ? 'after' : isBefore ? 'before' : 'during';
  const named =
    token.is === 'kind'
      ? {
          name: textOf(source, place, place + 1),
          kind: token.kind,
          ...(token.which && { which: token.which }),
        }
      : { name: token.name };
  return { element: { is: 'session', session: { ...named, when } }, next };
}

/** `9–11` by itself may be hours or days. */
function bareFigures(source: DaySource, at: number): Read {
  const { tokens } = source;
  const isRange = markAt(tokens, at + 1) === 'to' && tokens[at + 2]?.is === 'number';
  const next = isRange ? at + 3 : at + 1;
  return { fault: { code: 'availability-figures', parameters: { word: textOf(source, at, next) } }, next };
}

/** `on the same day`, `each day`: where it counts nothing it says nothing more, behind such words. */
function isPlainDay(source: DaySource, at: number): boolean {
  if (readDays(source, at) !== undefined) return false;
  const { tokens, text } = source;
  return PLAIN_DAY.test(text.slice(0, tokens[at]?.from).toLowerCase());
}

const PLAIN_DAY = /\b(?:each|every|any|that|same|per|the|all|a|single|of|s) ?$/;

/** In `Wed or Thu. Mornings preferred` the stop may end a sentence or shorten a word. */
function isAbbreviationOrEnd({ tokens, text }: DaySource, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.is !== 'weekday' || text[token.to - 1] !== '.') return false;
  return next?.is === 'part' && /^ \p{Lu}/u.test(text.slice(token.to));
}

/** Words that nothing knows are told together: `plenary of the hole`. */
function endOfUnknown({ tokens }: DaySource, at: number): number {
  let next = at + 1;
  while (tokens[at]?.is === 'unknown' && tokens[next]?.is === 'unknown') next += 1;
  return next;
}

function unknownWord(
  source: DaySource,
  { at, next, lexicon }: { readonly at: number; readonly next: number; readonly lexicon: Lexicon },
): PhraseFault {
  const word = textOf(source, at, next);
  const isKnown = markAt(source.tokens, at) === 'asked';
  const others = lexicon.known.filter((known) => known !== word.toLowerCase());
  const suggestion = isKnown ? undefined : suggest(word, others);
  return {
    code: suggestion ? 'availability-unclear-suggest' : 'availability-unclear',
    parameters: { word, suggestion: suggestion ?? '' },
  };
}
