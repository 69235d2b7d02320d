import { ANY_TIME, type Clause, type Role, type Sentence } from './clause.ts';
import type { DaySource } from './days.ts';
import { type Element, readElements } from './elements.ts';
import { type PhraseFault, SCOPE, WHICH } from './fault.ts';
import { group } from './group.ts';
import type { Lexicon } from './lexicon.ts';
import { isLastOfPart, isMark, isNaming, repeatsDays, shapeOf, startOfBehind, startOfPart } from './parts.ts';
import { DAY_MINUTES } from './times.ts';
import { isBoundSaidByNot, isGoverned, isJoined, type Place, startOfFine, turnAt } from './turns.ts';

export type ReadClauses = {
  readonly clauses: readonly Clause[];
  /** The zone that the times are said in, where it is said. */
  readonly zone: string | undefined;
  readonly faults: readonly PhraseFault[];
};

/**
 * What a phrase says, clause by clause, and everything in it that says nothing or may mean two things.
 * Conditions that stand together intersect, alternatives add, exceptions are left out. Each word has one
 * part in it: what turns a sentence and then speaks of nothing is asked about.
 */
export function readClauses(source: DaySource, lexicon: Lexicon): ReadClauses {
  const { elements, zone, faults } = readElements(source, lexicon);
  const read = sentencesOf(elements).map(clausesOf);
  const clauses = read.flatMap((sentence) => sentence.clauses);
  const unclear = [...read.flatMap((sentence) => sentence.faults), ...lateConditions(read)];
  // What a word that nothing knows leaves unsaid is told with the word.
  const told = unclear.filter((fault) => fault !== WHICH && fault !== SCOPE);
  const all = [...faults, ...(faults.length > 0 ? told : new Set(unclear))];
  const isEmpty = clauses.length === 0 && all.every((fault) => fault === WHICH);
  return { clauses, zone, faults: isEmpty ? [{ code: 'availability-empty', parameters: {} }] : all };
}

/** One sentence, cut where its role turns: an exception, a wish, or what holds after all. */
function clausesOf(sentence: readonly Element[]): Sentence {
  const state: State = { clauses: [], faults: [], open: [], role: 'free', opener: undefined };
  for (const [index, element] of sentence.entries()) {
    if (isMark(element, 'otherwise')) takeOtherwise(state, sentence.slice(index));
    else if (isAlsoFine(state, sentence, index)) takeAlsoFine(state);
    else takeElement(state, sentence, index);
  }
  close(state, state.role);
  const { faults } = state;
  const clauses = withoutAllDay(state.clauses);
  if (isLoose(sentence)) faults.push(SCOPE);
  const isAllFine = sentence.some((element) => isMark(element, 'fine') || isMark(element, 'alsoFine'));
  return clauses.length === 0 && isAllFine ? { clauses: [ANY_TIME], faults } : { clauses, faults };
}

/** `水曜は全体会合を除き終日可`: all day, of the day that is named, and of no other. */
function withoutAllDay(clauses: readonly Clause[]): readonly Clause[] {
  const isTurned = clauses.some(({ role }) => role === 'excluded');
  const named = clauses.findIndex(({ role, days }) => role === 'free' && days.length > 0);
  if (!isTurned || named < 0) return clauses;
  return clauses.filter((clause, index) => index <= named || !isAllDay(clause));
}

function isAllDay({ role, days, times, sessions, bounds, inGaps }: Clause): boolean {
  const named = days.length + sessions.length + bounds.length;
  const isWhole = times.length > 0 && times.every(({ from, to }) => to - from >= DAY_MINUTES);
  return role === 'free' && named === 0 && !inGaps && isWhole;
}

/** `Tuesday or`, `but Tuesday morning but`: a word that joins, and nothing behind it. */
function isLoose(sentence: readonly Element[]): boolean {
  const last = sentence.at(-1);
  return isMark(last, 'or') || isMark(last, 'but') || isMark(last, 'and') || isMark(sentence[0], 'or');
}

type State = {
  readonly clauses: Clause[];
  readonly faults: PhraseFault[];
  /** What was said since the role last turned. */
  open: Element[];
  role: Role;
  /** The word that turned it. */
  opener: Element | undefined;
};

/** What stands open from a place on gets its role; a role that nothing was said of is asked about. */
function close(state: State, as: Role, from = 0): void {
  const read = group(state.open.slice(from), as);
  if (as !== 'free' && read.clauses.length === 0) state.faults.push(WHICH);
  // 「週四上午較方便，下午不行」: of that day, or of all?
  const isOfOneDay = as === 'excluded' && read.clauses.some(isHoursAlone);
  if (isOfOneDay && state.clauses.at(-1)?.role === 'wished' && state.clauses.at(-1)?.days.length)
    state.faults.push(SCOPE);
  for (const clause of read.clauses) state.clauses.push(ofTheSameDays(clause, state.clauses.at(-1)));
  state.faults.push(...read.faults);
  state.open = state.open.slice(0, from);
}

function turn(state: State, role: Role, opener?: Element): void {
  state.role = role;
  state.opener = opener;
}

/** What is wished for holds too, and so does what follows; what was said plainly before it is the wish. */
function takeOtherwise(state: State, rest: readonly Element[]): void {
  close(state, state.role);
  const { clauses, faults } = state;
  const wished = clauses.filter((clause) => clause.role === 'wished');
  clauses.push(...wished.map((clause): Clause => ({ ...clause, role: 'free' })));
  const isPlain = clauses.length > 0 && clauses.every((clause) => clause.role === 'free');
  const isNamed = rest.some(isNaming);
  // `from 11 on Monday; otherwise flexible`: on the other days, or on that one?
  if (clauses.length === 0 || (isPlain && wished.length === 0 && !isNamed)) faults.push(WHICH);
  if (isPlain && wished.length === 0 && isNamed)
    clauses.push(...clauses.map((clause): Clause => ({ ...clause, role: 'wished' })));
  turn(state, 'free');
}

/** `最好週二，週三亦可`, `ideally Tuesday, Wednesday is fine`: of what stands since the comma. */
function isAlsoFine({ role, open }: State, sentence: readonly Element[], index: number): boolean {
  if (role !== 'wished') return false;
  if (isMark(sentence[index], 'alsoFine')) return true;
  const from = startOfPart(open);
  return isMark(sentence[index], 'fine') && from > 0 && open.slice(from).some(isNaming);
}

/** What was wished for holds, and so does this. */
function takeAlsoFine(state: State): void {
  const from = startOfPart(state.open);
  const part = state.open.slice(from);
  const named = group(part, 'free');
  const isRest = part.some((element) => isMark(element, 'rest')) && named.clauses.length === 0;
  const also = isRest ? { clauses: [ANY_TIME], faults: [] } : named;
  state.faults.push(...also.faults);
  state.open = state.open.slice(0, from);
  close(state, 'wished');
  const wished = state.clauses.filter((clause) => clause.role === 'wished');
  state.clauses.push(...wished.map((clause): Clause => ({ ...clause, role: 'free' })), ...also.clauses);
  turn(state, 'free');
}

function takeElement(state: State, sentence: readonly Element[], index: number): void {
  const element = sentence[index];
  if (!element) return;
  const fine = startOfFine(sentence, placeOf(state, index));
  if (fine !== undefined) {
    if (fine.isDoubtful) state.faults.push(WHICH);
    // `fully booked Mon/Tue, Wed possible 16:00 onwards`: what follows is of the day that is possible.
    const part = fine.isMore ? state.open.splice(fine.from) : [];
    if (!fine.isMore) close(state, 'free', fine.from);
    close(state, 'excluded');
    state.open = part;
    turn(state, 'free');
    return;
  }
  if (state.role === 'excluded' && isBoundSaidByNot(element) && state.open.some(isNaming)) {
    // `not on Friday and not before 10:00`: the second of them is from 10:00 on.
    close(state, 'excluded');
    turn(state, 'free');
  }
  const place = placeOf(state, index);
  const next = turnAt(sentence, place);
  if (next === 'behind') turnBehind(state, element);
  else if (next === undefined) {
    if (!isGoverned(sentence, place)) state.faults.push(SCOPE);
    state.open.push(element);
  } else {
    const isBare = isMark(element, 'not') && isLastOfPart(sentence, index);
    const isRun =
      state.open.some(isNaming) && !isJoined(state.open) && state.role !== 'free' && !isListing(element);
    if (isBare || (isMark(element, 'not') && isRun)) state.faults.push(WHICH);
    const isHeld =
      next === 'unwished' ||
      (isMark(opener(state), 'but') && !state.open.some(isNaming) && isNegation(element));
    if (!isHeld && (next !== state.role || isMark(element, 'not'))) close(state, state.role);
    turn(state, next, element);
  }
}

const opener = ({ opener: word }: State): Element | undefined => word;

/** `ni lunes ni martes` */
function isListing(element: Element): boolean {
  return element.is === 'mark' && LISTS_NEGATIONS.has(element.word.toLowerCase());
}

const LISTS_NEGATIONS: ReadonlySet<string> = new Set(['ni', 'nor', 'tampoco']);

/** 「惟避開25日」: both words turn the same. */
function isNegation(element: Element): boolean {
  return element.is === 'mark' && element.mark === 'not' && element.isException !== true;
}

const placeOf = ({ role, open, opener }: State, index: number): Place => ({ index, role, open, opener });

/** A word that speaks of what stood before it: `Tuesday not possible`, `Thursday am best`, 「除週四外」. */
function turnBehind(state: State, element: Element): void {
  const { role, open, opener } = state;
  const isWish = isMark(element, 'ideallyEnd') || isMark(element, 'ideally');
  const opens = isMark(opener, 'but') || (opener?.is === 'mark' && opener.isException === true);
  const isPair = opens && isMark(element, 'notEnd');
  const start = isPair
    ? { from: 0 }
    : isWish && repeatsDays(open)
      ? { from: startOfPart(open) }
      : startOfBehind(open);
  const isWhole = start.from === 0;
  const isOfExcluded = role === 'excluded' && isWhole && !isPair;
  if (start.isDoubtful || isOfExcluded) state.faults.push(WHICH);
  // 「星期三大會以外的時間」: of all the days, or of that one?
  const isNoun = element.is === 'mark' && /(?:[的の]|時間帯?|時段)$/.test(element.word);
  if (isNoun && isMark(element, 'notEnd') && SCOPED.has(shapeOf(open.slice(start.from))))
    state.faults.push(SCOPE);
  const isUnwished = !isWish && isWhole && (role === 'wished' || role === 'unwished');
  if (isUnwished && open.some((each) => isMark(each, 'comma'))) state.faults.push(WHICH);
  close(state, isWish ? 'wished' : isUnwished ? 'unwished' : 'excluded', start.from);
  if (start.from > 0) close(state, role);
  turn(state, 'free');
}

/** A day, and something on it. */
const SCOPED: ReadonlySet<string> = new Set(['days session', 'days times']);

/** In 「27日上午不行，下午可以」 the afternoon is that of the same day. */
function ofTheSameDays(clause: Clause, before: Clause | undefined): Clause {
  const isPart = before?.role === 'excluded' && before.days.length > 0 && before.times.length > 0;
  const isBare = clause.role === 'free' && isHoursAlone(clause);
  return isPart && isBare ? { ...clause, days: before.days } : clause;
}

/** `Tuesday works. Not before 10.`: hours alone in a sentence of their own narrow what was said, or add to it. */
function lateConditions(read: readonly Sentence[]): readonly PhraseFault[] {
  const free = read.map(({ clauses }) =>
    clauses.filter((clause) => clause.role === 'free' && clause !== ANY_TIME),
  );
  const isOfDays = free.map((clauses) => clauses.some(({ days }) => days.length > 0));
  const isOfHours = free.map((clauses) => clauses.some(isHoursAlone));
  return isOfHours.some(
    (isHours, index) => isHours && isOfDays.some((isDays, other) => isDays && other !== index),
  )
    ? [SCOPE]
    : [];
}

/** Without a day, and of no session: these have days of their own. */
function isHoursAlone({ days, times, sessions, bounds }: Clause): boolean {
  return (
    days.length === 0 &&
    sessions.length === 0 &&
    bounds.length === 0 &&
    times.some(({ from, to }) => to - from < DAY_MINUTES)
  );
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
    else if (isMark(element, 'end')) sentences.at(-1)?.push({ is: 'mark', mark: 'comma', word: '' });
    else sentences.at(-1)?.push(element);
  }
  return sentences;
}
