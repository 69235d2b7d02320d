import type { Assignment } from '../instance.ts';
import { minutesOfInstant } from '../instant.ts';
import { byPreference, firstOption, fits, optionAt, startsOf } from '../options.ts';
import type { Meeting, Problem } from '../problem.ts';
import { type Finder, type FinderOptions, optionOfAssignment, type Proposal } from '../proposal.ts';
import { type Option, Timetable } from '../timetable.ts';
import { enforceRoom } from './enforce.ts';
import { createRandom } from './random.ts';
import { repair } from './repair.ts';
import { settle } from './settle.ts';

/** Work grows with the square of the meetings: small instances can afford many rounds. */
const ROUND_BUDGET = 6_000;
const MOST_ROUNDS = 60;

/**
 * Places by weight and scarcity, preferred windows first, then moves one meeting aside for each that
 * found no place. Rounds after the first begin with those that were left over (squeaky wheel); the best
 * round is kept. Deterministic for a seed.
 */
export const placeGreedily: Finder = (problem, options) => {
  const base = placeFixed(problem);
  const kept = keepFormer(base, options.keep ?? []);
  const starts = new Map(
    problem.meetings.map((meeting) => [meeting, byPreference(meeting, startsOf(problem, meeting))]),
  );
  const best = bestRound(base, starts, kept, options);
  settle(best, starts, kept);
  // A move may have opened a start for someone.
  placeAll(best, best.unplaced(), starts);
  return toProposal(best, kept);
};

type Starts = ReadonlyMap<Meeting, readonly number[]>;

function bestRound(
  base: Timetable,
  starts: Starts,
  kept: ReadonlySet<Meeting>,
  options: FinderOptions,
): Timetable {
  const { meetings } = base.problem;
  const rounds =
    options.rounds ??
    Math.max(2, Math.min(MOST_ROUNDS, Math.floor(ROUND_BUDGET / Math.max(1, meetings.length))));
  const random = createRandom(options.seed);
  const scarcity = new Map(
    meetings.map((meeting) => [meeting, (starts.get(meeting)?.length ?? 0) * (1 + random() * 0.01)]),
  );
  const urgency = new Map<Meeting, number>();
  let best: Timetable | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const timetable = base.copy();
    placeAll(timetable, order(base.unplaced(), scarcity, urgency), starts);
    repair(timetable, starts, kept);
    placeAll(timetable, order(timetable.unplaced(), scarcity, urgency), starts);
    if (!best || timetable.placedWeight() > best.placedWeight()) best = timetable;
    const left = timetable.unplaced();
    if (left.length === 0) break;
    for (const meeting of left) urgency.set(meeting, (urgency.get(meeting) ?? 0) + 0.3 + random() * 0.4);
  }
  return best ?? base;
}

/** Mandatory first, then by weight raised by former failures, then those with the fewest starts. */
function order(
  meetings: readonly Meeting[],
  scarcity: ReadonlyMap<Meeting, number>,
  urgency: ReadonlyMap<Meeting, number>,
): readonly Meeting[] {
  const rank = (meeting: Meeting) => meeting.weight * (1 + (urgency.get(meeting) ?? 0));
  return [...meetings].sort(
    (a, b) =>
      Number(b.mandatory) - Number(a.mandatory) ||
      rank(b) - rank(a) ||
      (scarcity.get(a) ?? 0) - (scarcity.get(b) ?? 0) ||
      a.index - b.index,
  );
}

function placeAll(timetable: Timetable, meetings: readonly Meeting[], starts: Starts): void {
  for (const meeting of meetings) {
    const option = firstOption(timetable, meeting, starts.get(meeting) ?? []);
    if (option) timetable.place(meeting, option);
  }
}

/** What is pinned stands, even where two pins contradict each other: that is told, not undone. */
function placeFixed(problem: Problem): Timetable {
  const timetable = new Timetable(problem);
  const pinned = problem.meetings.filter(({ fixed }) => fixed);
  for (const meeting of [
    ...pinned.filter(({ fixed }) => fixed?.room),
    ...pinned.filter(({ fixed }) => !fixed?.room),
  ]) {
    const start = meeting.fixed?.start ?? 0;
    const option = optionAt(timetable, meeting, start) ?? enforceRoom(timetable, meeting, start);
    if (option) timetable.place(meeting, option);
  }
  return timetable;
}

/** Puts back what still holds, heaviest first; a lost room or helper costs those only, not the hour. */
function keepFormer(timetable: Timetable, former: NonNullable<FinderOptions['keep']>): ReadonlySet<Meeting> {
  const { problem } = timetable;
  const wanted = former
    .flatMap((assignment) => {
      const meeting = problem.meetings.find(({ id }) => id === assignment.meeting);
      return meeting && !meeting.fixed ? [{ meeting, assignment }] : [];
    })
    .sort((a, b) => b.meeting.weight - a.meeting.weight || a.meeting.index - b.meeting.index);
  const kept = new Set<Meeting>();
  for (const loosen of [exactly, inSameRoom, atSameTime]) {
    for (const { meeting, assignment } of wanted) {
      if (kept.has(meeting)) continue;
      const option = loosen(timetable, meeting, assignment);
      if (!option) continue;
      timetable.place(meeting, option);
      kept.add(meeting);
    }
  }
  return kept;
}

function exactly(timetable: Timetable, meeting: Meeting, assignment: Assignment): Option | undefined {
  const option = optionOfAssignment(timetable.problem, meeting, assignment);
  return option && fits(timetable, meeting, option) ? option : undefined;
}

function inSameRoom(timetable: Timetable, meeting: Meeting, { start, room }: Assignment): Option | undefined {
  const same = timetable.problem.rooms.find(({ id }) => id === room);
  return same && optionAt(timetable, meeting, minutesOfInstant(start), same);
}

function atSameTime(timetable: Timetable, meeting: Meeting, { start }: Assignment): Option | undefined {
  return optionAt(timetable, meeting, minutesOfInstant(start));
}

function toProposal(timetable: Timetable, kept: ReadonlySet<Meeting>): Proposal {
  const bound = timetable.problem.meetings.reduce((sum, { weight }) => sum + weight, 0);
  return { timetable, weight: timetable.placedWeight(), bound, kept };
}
