import type { Assignment } from '../instance.ts';
import { type Meeting, prepareProblem } from '../problem.ts';
import { toAssignment } from '../proposal.ts';
import { type Comfort, comfortOf } from '../slots/comfort.ts';
import type { Option } from '../timetable.ts';
import { applyHappening } from './apply-happening.ts';
import { fillGaps } from './fill-gaps.ts';
import { findPlace, type Place } from './find-place.ts';
import type { Happening, VenueDay } from './happening.ts';
import { isHeld, type LaidDay, layDay } from './lay-day.ts';

/** What becomes of one meeting. */
export type DayChange = {
  readonly meeting: string;
  readonly kind: 'moved' | 'room' | 'staff' | 'dropped' | 'added' | 'refused' | 'longer';
  readonly before: Assignment | undefined;
  readonly after: Assignment | undefined;
  /** Everybody of it, before and after: they have to be told. */
  readonly tell: readonly string[];
};

/** An agreed meeting that cannot be held where it is: the other side has to be asked. */
export type Question = {
  readonly meeting: string;
  readonly before: Assignment;
  /** What to offer; nothing when no place is left from now on. */
  readonly offer: Assignment | undefined;
  readonly tell: readonly string[];
};

export type VenueAnswer = {
  readonly day: VenueDay;
  readonly changes: readonly DayChange[];
  readonly questions: readonly Question[];
};

/**
 * Answers something that happens on the day, at once: what cannot stand where it was goes to the nearest
 * place from `now` on, what that leaves free is filled from the waiting list, and what is agreed is asked
 * about and not moved. What has begun stays. Milliseconds with hundreds of meetings.
 * @example answerHappening(day, { kind: 'refused', meeting: 'norta' }, { now }).changes
 */
export function answerHappening(
  day: VenueDay,
  happening: Happening | undefined,
  { now, lunches }: { readonly now: number; readonly lunches?: ReadonlySet<string> },
): VenueAnswer {
  const instance = happening ? applyHappening(day, happening, now) : day.instance;
  const problem = prepareProblem(instance);
  const laid = layDay(problem, day, now);
  const finding = { comfort: comfortOf(problem, lunches), now, mayMove: moverIn(laid, day, now) };
  const lost = rehouseAll(laid, finding);
  // A yes to another time is no yes to none: what finds no place is asked about again.
  const stuck = lost.filter((meeting) => meeting.fixed !== undefined || day.confirmed.has(meeting.id));
  for (const meeting of stuck) putBack(laid, meeting);
  const questions = [...laid.asked, ...stuck].map((meeting) => askAbout(laid, meeting, finding));
  fillGaps(laid.timetable, waitingIn(laid), finding);
  const assignments = problem.meetings.flatMap((meeting) => {
    const option = laid.timetable.optionOf(meeting);
    return option ? [toAssignment(problem, meeting, option)] : [];
  });
  return {
    // A yes is good for one answer.
    day: { ...day, instance, assignments, yes: new Set() },
    changes: changesBetween(day, { instance, assignments }),
    questions,
  };
}

type Finding = {
  readonly comfort: Comfort;
  readonly now: number;
  readonly mayMove: (meeting: Meeting) => boolean;
};

/** What has begun and what is agreed is not moved for others. */
function moverIn(laid: LaidDay, day: VenueDay, now: number): (meeting: Meeting) => boolean {
  return (meeting) => !isHeld(meeting, day) && (laid.timetable.optionOf(meeting)?.start ?? now) >= now;
}

/** Those that found no place. */
function rehouseAll({ timetable, former, homeless }: LaidDay, finding: Finding): readonly Meeting[] {
  return homeless.filter((meeting) => {
    const near = former.get(meeting)?.start ?? finding.now;
    const place = findPlace(timetable, meeting, near, finding);
    if (!place) return true;
    for (const other of place.pushed.keys()) timetable.remove(other);
    timetable.place(meeting, place.option);
    for (const [other, option] of place.pushed) timetable.place(other, option);
    return false;
  });
}

function putBack({ timetable, former }: LaidDay, meeting: Meeting): void {
  const option = former.get(meeting);
  if (option) timetable.place(meeting, option);
}

function askAbout({ timetable, former }: LaidDay, meeting: Meeting, finding: Finding): Question {
  const { problem } = timetable;
  const before = former.get(meeting);
  if (!before) throw new Error(`${meeting.id} was nowhere`);
  const others = timetable.copy();
  others.remove(meeting);
  const place: Place | undefined = findPlace(others, meeting, before.start, {
    ...finding,
    mayMove: () => false,
  });
  // What is offered is kept free until there is an answer.
  if (place) timetable.place({ ...meeting, index: problem.meetings.length + meeting.index }, place.option);
  return {
    meeting: meeting.id,
    before: toAssignment(problem, meeting, before),
    offer: place && toAssignment(problem, meeting, place.option),
    tell: whoIn(meeting, before, place?.option),
  };
}

function waitingIn({ timetable, homeless }: LaidDay): readonly Meeting[] {
  return timetable.unplaced().filter((meeting) => !homeless.includes(meeting));
}

function whoIn({ people }: Meeting, ...options: readonly (Option | undefined)[]): readonly string[] {
  const staff = options.flatMap((option) => option?.staff ?? []);
  return [...new Set([...people, ...staff].map(({ id }) => id))];
}

type After = Pick<VenueDay, 'instance' | 'assignments'>;

/** What became of each meeting from one state of the day to another. */
export function changesBetween(day: After, after: After): readonly DayChange[] {
  const old = new Map(day.assignments.map((each) => [each.meeting, each]));
  const now = new Map(after.assignments.map((each) => [each.meeting, each]));
  const meetings = new Map(
    [...day.instance.meetings, ...after.instance.meetings].map((each) => [each.id, each]),
  );
  const lengths = new Map(day.instance.meetings.map(({ id, minutes }) => [id, minutes]));
  return [...meetings.values()].flatMap((meeting) => {
    const [before, next] = [old.get(meeting.id), now.get(meeting.id)];
    const isThere = after.instance.meetings.some(({ id }) => id === meeting.id);
    const isLonger = lengths.get(meeting.id) !== undefined && lengths.get(meeting.id) !== meeting.minutes;
    const kind = kindOf(before, next, { isThere, isLonger });
    if (!kind) return [];
    const tell = [...new Set([...meeting.people, ...(before?.with ?? []), ...(next?.with ?? [])])];
    return [{ meeting: meeting.id, kind, before, after: next, tell }];
  });
}

type Circumstances = { readonly isThere: boolean; readonly isLonger: boolean };

function kindOf(
  before: Assignment | undefined,
  after: Assignment | undefined,
  { isThere, isLonger }: Circumstances,
): DayChange['kind'] | undefined {
  if (!before) return after ? 'added' : undefined;
  if (!after) return isThere ? 'dropped' : 'refused';
  if (Date.parse(before.start) !== Date.parse(after.start)) return 'moved';
  if (before.room !== after.room) return 'room';
  // A version that names nobody of a group leaves open who comes: naming one now tells nobody anything new.
  if (before.with && before.with.join() !== (after.with ?? []).join()) return 'staff';
  return isLonger ? 'longer' : undefined;
}
