import { suggest } from '#diagnostics/suggestion.ts';
import type { CivilDate } from '#model/civil-time.ts';
import type { SessionKind } from '#model/event.ts';
import { type DaySource, readDays } from './days.ts';
import type { PhraseFault } from './fault.ts';
import type { Lexicon } from './lexicon.ts';
import { readOpenDays } from './open-days.ts';
import { type ClockSpan, DAY_MINUTES, markAt, readTimes, textOf } from './times.ts';

/** Something on the programme that a phrase speaks of. */
export type SessionWord = { readonly name: string; readonly kind?: SessionKind };

/** One stretch that a phrase names: on these days (all when none), at these hours (all), during these. */
export type Clause = {
  readonly isExcluded: boolean;
  readonly days: readonly CivilDate[];
  readonly times: readonly ClockSpan[];
  readonly sessions: readonly SessionWord[];
};

type Element =
  | { readonly is: 'days'; readonly days: readonly CivilDate[] }
  | { readonly is: 'times'; readonly span: ClockSpan }
  | { readonly is: 'session'; readonly session: SessionWord }
  | { readonly is: 'mark'; readonly mark: 'not' | 'notEnd' | 'comma' | 'and' | 'end' };

export type ReadClauses = { readonly clauses: readonly Clause[]; readonly faults: readonly PhraseFault[] };

/** What a phrase says, clause by clause, and everything in it that says nothing. */
export function readClauses(source: DaySource, lexicon: Lexicon): ReadClauses {
  const { elements, faults } = readElements(source, lexicon);
  const clauses = sentencesOf(elements).flatMap(clausesOf);
  const isEmpty = clauses.length === 0 && faults.length === 0;
  return { clauses, faults: isEmpty ? [{ code: 'availability-empty', parameters: {} }] : faults };
}

function readElements(source: DaySource, lexicon: Lexicon) {
  const { tokens } = source;
  const elements: Element[] = [];
  const faults: PhraseFault[] = [];
  for (let at = 0; at < tokens.length; ) {
    const read = readElement(source, at);
    if ('element' in read) elements.push(read.element);
    else faults.push('fault' in read ? read.fault : unknownWord(source, { at, next: read.next, lexicon }));
    at = read.next;
  }
  return { elements, faults };
}

type Read = { readonly next: number } & (
  | { readonly element: Element }
  | { readonly fault: PhraseFault }
  | { readonly unknown: true }
);

function readElement(source: DaySource, at: number): Read {
  const { tokens } = source;
  const token = tokens[at];
  const mark = markAt(tokens, at);
  const next = at + 1;
  if (mark === 'not' || mark === 'notEnd' || mark === 'comma' || mark === 'and' || mark === 'end')
    return { element: { is: 'mark', mark }, next };
  if (token?.is === 'session') return { element: { is: 'session', session: { name: token.name } }, next };
  if (token?.is === 'kind')
    return {
      element: { is: 'session', session: { name: textOf(source, at, next), kind: token.kind } },
      next,
    };
  const days = readDays(source, at) ?? readOpenDays(source, at);
  if (days) return 'days' in days ? { element: { is: 'days', days: days.days }, next: days.next } : days;
  const times = readTimes(source, at);
  if (times)
    return 'span' in times ? { element: { is: 'times', span: times.span }, next: times.next } : times;
  if (token?.is === 'number') return bareFigures(source, at);
  return { unknown: true, next: endOfUnknown(source, at) };
}

/** `9–11` by itself may be hours or days. */
function bareFigures(source: DaySource, at: number): Read {
  const { tokens } = source;
  const isRange = markAt(tokens, at + 1) === 'to' && tokens[at + 2]?.is === 'number';
  const next = isRange ? at + 3 : at + 1;
  return { fault: { code: 'availability-figures', parameters: { word: textOf(source, at, next) } }, next };
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
  const suggestion = suggest(
    word,
    lexicon.known.filter((known) => known !== word.toLowerCase()),
  );
  return {
    code: suggestion ? 'availability-unclear-suggest' : 'availability-unclear',
    parameters: { word, suggestion: suggestion ?? '' },
  };
}

/** One sentence: what it names, and what it leaves out from a `not` on or up to an `except` behind. */
function clausesOf(sentence: readonly Element[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let open: Element[] = [];
  let isExcluded = false;
  const close = (from = 0) => {
    clauses.push(...group(open.slice(from), isExcluded));
    open = open.slice(0, from);
  };
  for (const [index, element] of sentence.entries()) {
    const mark = element.is === 'mark' ? element.mark : undefined;
    const isBehind =
      mark === 'notEnd' || (mark === 'not' && isLastOfPart(sentence, index) && open.some(isNaming));
    if (isBehind) {
      const from = isExcluded ? 0 : startOfPart(open);
      isExcluded = true;
      close(from);
      isExcluded = false;
      close();
    } else if (mark === 'not') {
      if (!isExcluded) close();
      isExcluded = true;
    } else open.push(element);
  }
  close();
  return clauses;
}

const isNaming = (element: Element): boolean => element.is !== 'mark';

/** True when nothing is named after it before the next comma. */
function isLastOfPart(sentence: readonly Element[], index: number): boolean {
  const next = sentence[index + 1];
  return next === undefined || (next.is === 'mark' && next.mark === 'comma');
}

function startOfPart(elements: readonly Element[]): number {
  return elements.findLastIndex((element) => element.is === 'mark' && element.mark === 'comma') + 1;
}

type Draft = { days: CivilDate[]; times: ClockSpan[]; sessions: SessionWord[]; first: Element['is'] };

/** Days and hours that belong together: `26 Aug 10:00–12:00 and 14:00–17:00, 27 Aug morning`. */
function group(elements: readonly Element[], isExcluded: boolean): readonly Clause[] {
  const drafts: Draft[] = [];
  for (const [index, element] of elements.entries()) {
    if (element.is === 'mark') continue;
    const last = drafts.at(-1);
    const draft =
      last && belongs(last, { elements, index, isExcluded })
        ? last
        : { days: [], times: [], sessions: [], first: element.is };
    if (draft !== last) drafts.push(draft);
    if (element.is === 'days') draft.days.push(...element.days);
    else if (element.is === 'times') draft.times.push(element.span);
    else draft.sessions.push(element.session);
  }
  return drafts.map(({ days, times, sessions }) => ({ isExcluded, days, times: partsOf(times), sessions }));
}

/** In `every day 10:00–12:00` the day is not the whole of it. */
function partsOf(times: readonly ClockSpan[]): readonly ClockSpan[] {
  const parts = times.filter(({ from, to }) => to - from < DAY_MINUTES);
  return parts.length > 0 ? parts : times;
}

type Place = {
  readonly elements: readonly Element[];
  readonly index: number;
  readonly isExcluded: boolean;
};

/** What is open to two readings is read as the narrower when it is free, as the wider when it is left out. */
function belongs(draft: Draft, { elements, index, isExcluded }: Place): boolean {
  const element = elements[index];
  const before = elements[index - 1];
  const joint = before?.is === 'mark' ? before.mark : undefined;
  switch (element?.is) {
    case 'days':
      if (draft.first === 'days') return draft.times.length === 0 && draft.sessions.length === 0;
      if (draft.days.length > 0)
        return (
          draft.times.length + draft.sessions.length > 0 &&
          joint !== undefined &&
          !isFollowedByTimes(elements, index)
        );
      return (
        joint === undefined ||
        (joint === 'comma' && draft.first === 'times' && !isFollowedByTimes(elements, index))
      );
    case 'times':
      if (draft.sessions.length > 0) return false;
      if (draft.first === 'times') return draft.days.length === 0;
      return joint !== 'and' || draft.times.length > 0;
    case 'session':
      return draft.times.length === 0 && (joint !== 'comma' || !isExcluded || draft.sessions.length > 0);
    default:
      return false;
  }
}

/** In `mornings, Friday afternoon` the afternoon is Friday's. */
function isFollowedByTimes(elements: readonly Element[], index: number): boolean {
  const next = elements.slice(index + 1).find((element) => element.is !== 'days');
  return next?.is === 'times';
}

function sentencesOf(elements: readonly Element[]): readonly (readonly Element[])[] {
  const sentences: Element[][] = [[]];
  for (const element of elements) {
    if (element.is === 'mark' && element.mark === 'end') sentences.push([]);
    else sentences.at(-1)?.push(element);
  }
  return sentences;
}
