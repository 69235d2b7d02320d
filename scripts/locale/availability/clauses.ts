import type { CivilDate } from '#model/civil-time.ts';
import type { SessionKind } from '#model/event.ts';
import { composeTimes, type Term } from './compose-times.ts';
import type { DaySource } from './days.ts';
import { type Element, readElements } from './elements.ts';
import type { PhraseFault } from './fault.ts';
import type { Lexicon } from './lexicon.ts';
import type { ClockSpan } from './times.ts';
import type { Mark, MealWord } from './words.ts';

/** Something on the programme that a phrase speaks of: during it, before it, or after it. */
export type SessionWord = {
  readonly name: string;
  readonly kind?: SessionKind;
  readonly which?: MealWord | 'opening';
  readonly when: 'during' | 'before' | 'after';
};

/** What a phrase names together: on these days (all when none), at these hours (all), and all of these. */
export type Clause = {
  /** Left out, or wished for, or neither: when it can be. */
  readonly role: 'free' | 'excluded' | 'wished';
  readonly days: readonly CivilDate[];
  readonly times: readonly ClockSpan[];
  /** During any of these. */
  readonly sessions: readonly SessionWord[];
  /** Before and after all of these. */
  readonly bounds: readonly SessionWord[];
  /** Only between what is on the programme. */
  readonly inGaps: boolean;
};

export type ReadClauses = {
  readonly clauses: readonly Clause[];
  /** The zone that the times are said in, where it is said. */
  readonly zone: string | undefined;
  readonly faults: readonly PhraseFault[];
};

/**
 * What a phrase says, clause by clause, and everything in it that says nothing or may mean two things.
 * Conditions that stand together intersect, alternatives add, exceptions are left out.
 */
export function readClauses(source: DaySource, lexicon: Lexicon): ReadClauses {
  const { elements, zone, faults } = readElements(source, lexicon);
  const read = sentencesOf(elements).map(clausesOf);
  const clauses = read.flatMap((sentence) => sentence.clauses);
  const all = [...faults, ...read.flatMap((sentence) => sentence.faults)];
  const isEmpty = clauses.length === 0 && all.length === 0;
  return { clauses, zone, faults: isEmpty ? [{ code: 'availability-empty', parameters: {} }] : all };
}

type Sentence = Pick<ReadClauses, 'clauses' | 'faults'>;
type Role = Clause['role'];

/** One sentence, cut where its role turns: an exception, a wish, or what holds after all. */
function clausesOf(sentence: readonly Element[]): Sentence {
  const clauses: Clause[] = [];
  const faults: PhraseFault[] = [];
  let open: Element[] = [];
  let role: Role = 'free';
  const close = (as: Role, from = 0) => {
    const read = group(open.slice(from), as);
    clauses.push(...read.clauses.map((clause) => ofTheSameDays(clause, clauses.at(-1))));
    faults.push(...read.faults);
    open = open.slice(0, from);
  };
  for (const [index, element] of sentence.entries()) {
    const mark = element.is === 'mark' ? element.mark : undefined;
    if (mark === 'otherwise') {
      // What is wished for holds too, and so does what follows.
      close(role);
      const wished = clauses.filter((clause) => clause.role === 'wished');
      clauses.push(...wished.map((clause): Clause => ({ ...clause, role: 'free' })));
      // `from 11 on Monday; otherwise flexible`: on the other days, or on that one?
      const isOfNothing = clauses.length > 0 && clauses.every((clause) => clause.role === 'free');
      if (isOfNothing && wished.length === 0 && !sentence.slice(index).some(isNaming))
        faults.push({ code: 'availability-except-which', parameters: {} });
      role = 'free';
      continue;
    }
    if (mark === 'alsoFine' && role === 'wished') {
      // `最好週二，週三亦可`: what was wished for holds, and so does this.
      const from = startOfPart(open);
      const isRest = open.slice(from).some((element) => isMark(element, 'rest'));
      const named = group(open.slice(from), 'free');
      const also = isRest && named.clauses.length === 0 ? { clauses: [ANY_TIME], faults: [] } : named;
      faults.push(...also.faults);
      open = open.slice(0, from);
      close('wished');
      const wished = clauses.filter((clause) => clause.role === 'wished');
      clauses.push(...wished.map((clause): Clause => ({ ...clause, role: 'free' })), ...also.clauses);
      role = 'free';
      continue;
    }
    const fine = startOfFine(sentence, { index, role, open });
    if (fine !== undefined) {
      if (fine.isDoubtful) faults.push({ code: 'availability-except-which', parameters: {} });
      close('free', fine.from);
      close('excluded');
      role = 'free';
      continue;
    }
    if (role === 'excluded' && isBoundSaidByNot(element)) {
      // `not on Friday and not before 10:00`: the second of them is from 10:00 on.
      close(role);
      role = 'free';
    }
    const next = turnAt(sentence, { index, role, open });
    if (next === 'behind') {
      const start = role === 'free' ? startOfBehind(open) : { from: 0 };
      if (start.isDoubtful) faults.push({ code: 'availability-except-which', parameters: {} });
      close(mark === 'ideallyEnd' || mark === 'ideally' ? 'wished' : 'excluded', start.from);
      close(role === 'excluded' ? 'free' : role);
      role = 'free';
    } else if (next !== undefined) {
      if (next !== role || mark === 'not') close(role);
      role = next;
    } else open.push(element);
  }
  close(role);
  const isAllFine = sentence.some((element) => isMark(element, 'fine') || isMark(element, 'alsoFine'));
  return clauses.length === 0 && isAllFine ? { clauses: [ANY_TIME], faults } : { clauses, faults };
}

/** In 「27日上午不行，下午可以」 the afternoon is that of the same day. */
function ofTheSameDays(clause: Clause, before: Clause | undefined): Clause {
  const isPart = before?.role === 'excluded' && before.days.length > 0 && before.times.length > 0;
  const isBare = clause.role === 'free' && clause.days.length === 0 && clause.times.length > 0;
  return isPart && isBare ? { ...clause, days: before.days } : clause;
}

/** `not before 10:00`, 「不早於十時」: a bound in words that say no, and no exception. */
function isBoundSaidByNot(element: Element): boolean {
  return element.is === 'times' && /^(?:not? |不)/i.test(element.term.word);
}

/** 「都可以」 */
const ANY_TIME: Clause = { role: 'free', days: [], times: [], sessions: [], bounds: [], inGaps: false };

type Place = { readonly index: number; readonly role: Role; readonly open: readonly Element[] };

/** What a mark turns the rest of a sentence into; `behind` when it speaks of what stood before it. */
function turnAt(sentence: readonly Element[], { index, role, open }: Place): Role | 'behind' | undefined {
  const element = sentence[index];
  if (element?.is !== 'mark') return undefined;
  const hasNamed = open.some(isNaming);
  switch (element.mark) {
    case 'not':
      return isLastOfPart(sentence, index) && hasNamed ? 'behind' : 'excluded';
    case 'notEnd':
      return 'behind';
    case 'ideallyEnd':
      // `Thursday, if possible before lunch`: of what follows.
      if (isMark(sentence[index - 1], 'comma') && !isLastOfPart(sentence, index)) return 'wished';
      return hasNamed ? 'behind' : 'wished';
    case 'ideally':
      // `Thursday am best`: nothing follows that it could speak of.
      return hasNamed && (index === sentence.length - 1 || leadsToOtherwise(sentence, index + 1))
        ? 'behind'
        : 'wished';
    case 'but':
      if (role === 'excluded') return 'free';
      return !hasNamed || isAnyTime(open.findLast(isNaming)) ? 'excluded' : undefined;
    case 'only':
    case 'rest':
    case 'fine':
    case 'alsoFine':
      return role === 'excluded' ? 'free' : undefined;
    default:
      return undefined;
  }
}

/** 「不含週四，下午均可」: what is fine behind an exception is no part of it; of two hours one cannot tell. */
function startOfFine(
  sentence: readonly Element[],
  { index, role, open }: Place,
): { readonly from: number; readonly isDoubtful: boolean } | undefined {
  const element = sentence[index];
  if (
    role !== 'excluded' ||
    element?.is !== 'mark' ||
    (element.mark !== 'fine' && element.mark !== 'alsoFine')
  )
    return undefined;
  const from = startOfPart(open);
  if (from === 0 || !isLastOfPart(sentence, index) || shapeOf(open.slice(from)) !== 'times') return undefined;
  return { from, isDoubtful: shapeOf(open.slice(0, from)) !== 'days' };
}

/** `the 27th is best, otherwise the 26th` */
function leadsToOtherwise(sentence: readonly Element[], index: number): boolean {
  const next = sentence.slice(index).find((element) => element.is !== 'mark' || element.mark !== 'comma');
  return next?.is === 'mark' && next.mark === 'otherwise';
}

const isNaming = (element: Element): boolean => element.is !== 'mark';
const isAnyTime = (element: Element | undefined): boolean =>
  element?.is === 'times' && element.term.isAnyTime === true;

/** True when nothing is named after it before the next comma. */
function isLastOfPart(sentence: readonly Element[], index: number): boolean {
  const next = sentence[index + 1];
  return (
    next === undefined ||
    (next.is === 'mark' &&
      (next.mark === 'comma' || next.mark === 'only' || next.mark === 'rest' || next.mark === 'but'))
  );
}

function startOfPart(elements: readonly Element[]): number {
  return (
    elements.findLastIndex((element, index) => isMark(element, 'comma') && !isListed(elements, index)) + 1
  );
}

/** `Tuesday afternoon, or Thursday morning` is one part. */
function isListed(elements: readonly Element[], index: number): boolean {
  return isMark(elements[index + 1], 'or') || isMark(elements[index + 1], 'and');
}

function isMark(element: Element | undefined, mark: Mark): boolean {
  return element?.is === 'mark' && element.mark === mark;
}

/**
 * How far back an exception at the end reaches: to the last comma, and over days (or sessions) that are
 * listed (`Wednesday, Thursday not available`). Of days with hours one cannot tell.
 */
function startOfBehind(open: readonly Element[]): { readonly from: number; readonly isDoubtful?: boolean } {
  const from = startOfPart(open);
  const shape = shapeOf(open.slice(from));
  if (from === 0 || shape === '') return { from };
  const before = startOfPart(open.slice(0, from - 1));
  if (shapeOf(open.slice(before, from - 1)) !== shape) return { from };
  if (shape.includes(' ')) return { from, isDoubtful: true };
  return shape === 'times' ? { from } : startOfListed(open, { from: before, shape });
}

type Listed = { readonly from: number; readonly shape: string };

function startOfListed(open: readonly Element[], { from, shape }: Listed): { readonly from: number } {
  const before = startOfPart(open.slice(0, Math.max(0, from - 1)));
  const isMore = from > 0 && shapeOf(open.slice(before, from - 1)) === shape;
  return isMore ? startOfListed(open, { from: before, shape }) : { from };
}

function shapeOf(elements: readonly Element[]): string {
  return [...new Set(elements.filter(isNaming).map(({ is }) => is))].sort().join(' ');
}

type Draft = {
  days: CivilDate[];
  terms: Term[];
  sessions: SessionWord[];
  bounds: SessionWord[];
  inGaps: boolean;
  isOpen: boolean;
  first: Element['is'];
};

/** Days and hours that belong together: `26 Aug 10:00–12:00 and 14:00–17:00, 27 Aug morning`. */
function group(elements: readonly Element[], role: Role): Sentence {
  const drafts: Draft[] = [];
  const faults: PhraseFault[] = [];
  for (const [index, element] of elements.entries()) {
    if (element.is === 'mark') continue;
    const last = drafts.at(-1);
    const draft = last && belongs(last, { elements, index, role }) ? last : newDraft(element);
    if (draft !== last) drafts.push(draft);
    const isMet = addTo(draft, element, jointAt(elements, index));
    if (!isMet) faults.push({ code: 'availability-days-apart', parameters: {} });
  }
  const clauses = drafts.map(({ days, terms, sessions, bounds, inGaps }): Clause => {
    const times = composeTimes(terms);
    if ('fault' in times) faults.push(times.fault);
    return { role, days, times: 'spans' in times ? times.spans : [], sessions, bounds, inGaps };
  });
  return { clauses, faults };
}

function newDraft({ is }: Element): Draft {
  return { days: [], terms: [], sessions: [], bounds: [], inGaps: false, isOpen: false, first: is };
}

/** False when days that are conditions of each other have none in common: `after 26 Aug, before 25 Aug`. */
function addTo(draft: Draft, element: Exclude<Element, { is: 'mark' }>, joint: Term['joint']): boolean {
  if (element.is === 'days') return addDays(draft, element, joint);
  if (element.is === 'times') draft.terms.push({ ...element.term, joint });
  else if (element.is === 'gaps') draft.inGaps = true;
  else if (element.session.when === 'during') draft.sessions.push(element.session);
  else draft.bounds.push(element.session);
  return true;
}

function addDays(
  draft: Draft,
  { days, isOpen }: Extract<Element, { is: 'days' }>,
  joint: Term['joint'],
): boolean {
  const isCondition = draft.days.length > 0 && joint !== 'or' && (isOpen || draft.isOpen);
  draft.days = isCondition ? draft.days.filter((day) => days.includes(day)) : [...draft.days, ...days];
  draft.isOpen = isOpen;
  return draft.days.length > 0;
}

function jointAt(elements: readonly Element[], index: number): Term['joint'] {
  const before = elements[index - 1];
  const mark = before?.is === 'mark' ? before.mark : undefined;
  return mark === 'comma' || mark === 'and' || mark === 'or' ? mark : undefined;
}

type At = {
  readonly elements: readonly Element[];
  readonly index: number;
  readonly role: Role;
};

/** What is open to two readings is read as the narrower when it is free, as the wider when it is left out. */
function belongs(draft: Draft, { elements, index, role }: At): boolean {
  const element = elements[index];
  const joint = jointAt(elements, index);
  const hasHours = draft.terms.length + draft.sessions.length + draft.bounds.length > 0 || draft.inGaps;
  switch (element?.is) {
    case 'days':
      if (draft.first === 'days') return !hasHours && !isSettled(elements, index);
      if (draft.days.length > 0)
        return hasHours && joint !== undefined && !isFollowedByTimes(elements, index);
      return joint === undefined || (joint === 'comma' && hasHours && !isFollowedByTimes(elements, index));
    case 'times':
      if (draft.sessions.length > 0) return false;
      if (draft.first !== 'days') return draft.days.length === 0 || element.term.kind === 'open';
      return joint === undefined || joint === 'comma' || hasHours;
    case 'gaps':
      return true;
    case 'session':
      if (element.session.when !== 'during') return joint !== 'or';
      return (
        draft.terms.length === 0 && (joint !== 'comma' || role !== 'excluded' || draft.sessions.length > 0)
      );
    default:
      return false;
  }
}

/** `24–26日都可以，28日只有上午`: of the days before it was said that they are fine as they are. */
function isSettled(elements: readonly Element[], index: number): boolean {
  const before = elements.slice(0, index).findLastIndex(isNaming);
  const between = elements.slice(before + 1, index);
  const isFine = between.some((element) => isMark(element, 'fine') || isMark(element, 'alsoFine'));
  const rest = elements.slice(index + 1).filter((element) => !isMark(element, 'only'));
  return isFine && isFollowedByTimes(rest, -1);
}

/** In `mornings, Friday afternoon` the afternoon is Friday's. */
function isFollowedByTimes(elements: readonly Element[], index: number): boolean {
  const next = elements.slice(index + 1).find((element) => element.is !== 'days');
  return next?.is === 'times' || (next?.is === 'session' && next.session.when !== 'during');
}

/** `We would prefer the 26th; the 27th also works`: of the wish before. */
function endsAsAlso(elements: readonly Element[], from: number): boolean {
  const end = elements.findIndex((element, index) => index >= from && isMark(element, 'end'));
  return isMark(elements.slice(from, end < 0 ? elements.length : end).at(-1), 'alsoFine');
}

function sentencesOf(elements: readonly Element[]): readonly (readonly Element[])[] {
  const sentences: Element[][] = [[]];
  for (const [index, element] of elements.entries()) {
    // What holds otherwise belongs to the wish of the sentence before.
    const isOpen = isMark(elements[index + 1], 'otherwise') || endsAsAlso(elements, index + 1);
    if (isMark(element, 'end') && !isOpen) sentences.push([]);
    else if (isMark(element, 'end')) sentences.at(-1)?.push({ is: 'mark', mark: 'comma' });
    else sentences.at(-1)?.push(element);
  }
  return sentences;
}
