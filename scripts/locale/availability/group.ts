import type { CivilDate } from '#model/civil-time.ts';
import type { Clause, Role, Sentence, SessionWord } from './clause.ts';
import { composeTimes, type Term } from './compose-times.ts';
import type { Element } from './elements.ts';
import { type PhraseFault, SCOPE } from './fault.ts';
import { isAnyTime, isMark, isNaming } from './parts.ts';

type Draft = {
  days: CivilDate[];
  terms: Term[];
  sessions: SessionWord[];
  bounds: SessionWord[];
  inGaps: boolean;
  isOpen: boolean;
  first: Element['is'];
  /** How it hangs together with what stood before it; `beside` where no word joins them. */
  readonly joint: Term['joint'] | 'beside';
  /** How many times days were named. */
  named: number;
  /** `Tuesday, Wednesday afternoon`: days parted by nothing but a comma. */
  isListed: boolean;
  /** `Monday, and Tuesday until 15:00`: of two days the second is set apart. */
  isPair: boolean;
};

/** Days and hours that belong together: `26 Aug 10:00–12:00 and 14:00–17:00, 27 Aug morning`. */
export function group(elements: readonly Element[], role: Role): Sentence {
  const drafts: Draft[] = [];
  const faults: PhraseFault[] = [];
  for (const [index, element] of elements.entries()) {
    if (element.is === 'mark') continue;
    const last = drafts.at(-1);
    const draft = last && belongs(last, { elements, index, role }) ? last : newDraft(elements, index);
    if (draft !== last) drafts.push(draft);
    const isApart = isMark(elements[index - 1], 'and') && isMark(elements[index - 2], 'comma');
    // 「閉幕典禮」 in two words that are known apart: either of them, or another?
    if (isDuring(element) && isDuring(elements[index - 1])) faults.push(SCOPE);
    // `Monday, not the morning, any time Tuesday`: what is any time is hardly left out.
    const isOfDay = isAnyTime(element) && elements[index + 1]?.is === 'days';
    if (role === 'excluded' && isOfDay && isMark(elements[index - 1], 'comma')) faults.push(SCOPE);
    const isMore = element.is === 'days' && draft.days.length > 0;
    draft.isListed = draft.isListed || (isMore && isMark(elements[index - 1], 'comma'));
    draft.isPair = element.is === 'days' ? draft.named === 1 && isApart : draft.isPair;
    const isMet = addTo(draft, element, jointAt(elements, index));
    if (!isMet) faults.push({ code: 'availability-days-apart', parameters: {} });
  }
  const clauses = drafts.map(({ days, terms, sessions, bounds, inGaps }): Clause => {
    const times = composeTimes(terms, role);
    if ('fault' in times) faults.push(times.fault);
    const said = { role, days, times: 'spans' in times ? times.spans : [], sessions, bounds, inGaps };
    const isOpen = terms.every(({ kind }) => kind === 'open') && sessions.length === 0 && !inGaps;
    return days.length === 0 && isOpen ? { ...said, isOpen } : said;
  });
  const isDoubtful = drafts.some((draft, index) => isOfTwoScopes(draft, drafts[index - 1], role));
  if (isDoubtful) faults.push(SCOPE);
  return { clauses, faults };
}

const isDuring = (element: Element | undefined): boolean =>
  element?.is === 'session' && element.session.when === 'during';

function newDraft(elements: readonly Element[], index: number): Draft {
  const first = elements[index]?.is ?? 'mark';
  const isBeside = index > 0 && elements[index - 1]?.is !== 'mark';
  const joint = isBeside ? 'beside' : jointAt(elements, index);
  return {
    days: [],
    terms: [],
    sessions: [],
    bounds: [],
    inGaps: false,
    isOpen: false,
    named: 0,
    isPair: false,
    isListed: false,
    first,
    joint,
  };
}

/**
 * True where the words can be taken together in two ways: `the opening afternoons` (nothing joins them),
 * `any time Tuesday or Wednesday morning`, and `no Monday or Friday morning`, where leaving out too little is
 * the worse mistake.
 */
function isOfTwoScopes(draft: Draft, before: Draft | undefined, role: Role): boolean {
  const isBeside =
    before !== undefined &&
    role !== 'excluded' &&
    draft.joint === 'beside' &&
    shapeOf(draft) !== shapeOf(before);
  const isListed = draft.joint === 'or' || draft.joint === 'and';
  const isAnyTimeBefore = before?.first === 'times' && before.terms.every(({ isAnyTime }) => isAnyTime);
  const isAfterAnyTime =
    isListed && isAnyTimeBefore && draft.first === 'days' && draft.days.length > 0 && draft.terms.length > 0;
  const [term] = draft.terms;
  const isPartOfLast = draft.first === 'days' && draft.named > 1 && term?.kind === 'part' && !term.isAnyTime;
  const isBehindDays = before !== undefined && before.days.length > 0 && draft.days.length === 0;
  const isLoose = role === 'free' && isBehindDays && draft.sessions.length === 0 && !draft.inGaps;
  // `Monday morning, Tuesday, Wednesday afternoon`: all of Tuesday, or its afternoon?
  const isOfOwn = before?.first === 'days' && before.terms.length > 0 && draft.joint === 'comma';
  const isAmong =
    role === 'free' && isOfOwn && draft.first === 'days' && draft.isListed && term !== undefined;
  const isApart = role === 'free' && draft.first === 'days' && draft.isPair && term !== undefined;
  return (
    isBeside ||
    isLoose ||
    (isAmong && term.joint === undefined && !term.isAnyTime) ||
    isAfterAnyTime ||
    (isApart && term.joint === undefined) ||
    (role === 'excluded' && isPartOfLast && term.joint === undefined)
  );
}

function shapeOf({ days, terms, sessions, bounds, inGaps }: Draft): string {
  return [days, terms, sessions, bounds].map(({ length }) => Math.min(length, 1)).join('') + String(inGaps);
}

/** False when days that are conditions of each other have none in common: `after 26 Aug, before 25 Aug`. */
function addTo(draft: Draft, element: Exclude<Element, { is: 'mark' }>, joint: Term['joint']): boolean {
  if (element.is === 'days') draft.named += 1;
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
  const both = draft.days.filter((day) => days.includes(day));
  // `Monday and from Thursday on` have no day in common, and are both meant.
  const isBoth = both.length === 0 && joint === 'and' && isOpen !== draft.isOpen;
  draft.days = isCondition && !isBoth ? both : [...draft.days, ...days];
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
    case 'times': {
      if (draft.sessions.length > 0) return false;
      // `Monday morning, all day Tuesday`: hours before a day of their own.
      const isOfNext = joint !== undefined && elements[index + 1]?.is === 'days';
      if (draft.first === 'days' && hasHours && isOfNext) return false;
      if (element.term.isAnyTime && joint === undefined && draft.bounds.length > 0) return true;
      if (draft.first !== 'days') return draft.days.length === 0 || element.term.kind === 'open';
      return (
        joint === undefined ||
        joint === 'comma' ||
        hasHours ||
        (joint === 'and' && element.term.kind === 'open')
      );
    }
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
