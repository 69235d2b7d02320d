import type { Explanation, Overload } from './explanation.ts';
import { obstaclesAt } from './obstacles.ts';
import { optionAt, prefers, startsOf } from './options.ts';
import { type Meeting, mergeIntervals } from './problem.ts';
import type { Proposal } from './proposal.ts';
import { relaxationsOf, relaxationsTogether } from './relax/relaxations.ts';
import { cheapestExchange } from './slots/why-not.ts';
import { Timetable } from './timetable.ts';
import { violationsAt } from './violations.ts';

/**
 * Why a meeting stands where it stands, or why it stands nowhere: because no start is possible even in
 * an empty timetable (with what would open one), because others took its place (with whom to move), or
 * because nobody has given it one yet.
 */
export function explainMeeting(proposal: Proposal, meeting: Meeting): Explanation {
  const { timetable } = proposal;
  const pinnedOnly = onlyPinned(timetable);
  const starts = startsOf(timetable.problem, meeting);
  const possibleStarts = starts.filter((start) => optionAt(pinnedOnly, meeting, start)).length;
  if (timetable.optionOf(meeting)) return explainPlaced(proposal, meeting, possibleStarts);
  const freeStarts = starts.filter((start) => optionAt(timetable, meeting, start)).length;
  if (freeStarts > 0) return { kind: 'open', meeting: meeting.id, freeStarts };
  const relaxations = relaxationsOf(timetable, meeting);
  const together = relaxations.length === 0 ? relaxationsTogether(timetable, meeting) : [];
  const advice = { relaxations, together };
  if (possibleStarts > 0) return explainRivals(timetable, meeting, { possibleStarts, ...advice });
  const obstacles =
    starts.length > 0
      ? obstaclesAt(pinnedOnly, meeting, starts)
      : [{ code: 'window' as const, parameters: { minutes: meeting.minutes }, starts: 0 }];
  return { kind: 'impossible', meeting: meeting.id, obstacles, ...advice };
}

/** What the pins of a proposal break among themselves and with people's engagements. */
export function pinnedConflicts(proposal: Proposal): readonly Explanation[] {
  return proposal.timetable.problem.meetings
    .filter(({ fixed }) => fixed)
    .map((meeting) => explainMeeting(proposal, meeting))
    .filter((explanation) => explanation.kind !== 'placed' || explanation.obstacles.length > 0);
}

function explainPlaced(proposal: Proposal, meeting: Meeting, possibleStarts: number): Explanation {
  const others = proposal.timetable.copy();
  const option = others.optionOf(meeting);
  others.remove(meeting);
  const placed = (
    because: Extract<Explanation, { kind: 'placed' }>['because'],
    obstacles: readonly number[],
  ) => ({
    kind: 'placed' as const,
    meeting: meeting.id,
    because,
    possibleStarts,
    obstacles: obstaclesAt(others, meeting, obstacles),
  });
  if (meeting.fixed)
    return { ...placed('pinned', []), obstacles: option ? pinObstacles(others, meeting, option) : [] };
  if (proposal.kept.has(meeting)) return placed('kept', []);
  if (possibleStarts === 1) return placed('only-start', []);
  if (!meeting.prefer || !option) return placed('free', []);
  if (prefers(meeting, option.start)) return placed('preferred', []);
  const wanted = startsOf(proposal.timetable.problem, meeting).filter((start) => prefers(meeting, start));
  return placed('preference-missed', wanted);
}

function pinObstacles(
  others: Timetable,
  meeting: Meeting,
  { start, room }: NonNullable<ReturnType<Timetable['optionOf']>>,
) {
  return violationsAt(others, meeting, start, room).map(({ code, parameters }) => ({
    code,
    parameters,
    starts: 1,
  }));
}

function explainRivals(
  timetable: Timetable,
  meeting: Meeting,
  found: Pick<Extract<Explanation, { kind: 'out-competed' }>, 'possibleStarts' | 'relaxations' | 'together'>,
): Explanation {
  const cheapest = cheapestExchange(timetable, meeting, startsOf(timetable.problem, meeting));
  return {
    kind: 'out-competed',
    meeting: meeting.id,
    ...found,
    rivals: cheapest?.rivals ?? [],
    rivalWeight: cheapest?.weight ?? 0,
    opening: cheapest?.opening,
    overloads: overloadsOf(timetable, meeting),
  };
}

/** Of the meeting's own people, those of whom all the meetings together ask more than the days hold. */
function overloadsOf({ problem }: Timetable, meeting: Meeting): readonly Overload[] {
  return meeting.people.flatMap((person) => {
    const asked = problem.meetings.filter(({ people }) => people.includes(person));
    // After the last meeting of a day no buffer is needed.
    const buffers = problem.bufferMinutes * Math.max(0, asked.length - problem.days.length);
    const askedMinutes = asked.reduce((sum, { minutes }) => sum + minutes, buffers);
    const busy = mergeIntervals(person.busy);
    const availableMinutes = problem.days.reduce((sum, day) => {
      const taken = busy.reduce(
        (total, { from, to }) => total + Math.max(0, Math.min(to, day.to) - Math.max(from, day.from)),
        0,
      );
      return sum + day.to - day.from - taken;
    }, 0);
    return askedMinutes > availableMinutes ? [{ person: person.id, askedMinutes, availableMinutes }] : [];
  });
}

function onlyPinned(timetable: Timetable): Timetable {
  const pinned = new Timetable(timetable.problem);
  for (const meeting of timetable.problem.meetings) {
    const option = meeting.fixed && timetable.optionOf(meeting);
    if (option) pinned.place(meeting, option);
  }
  return pinned;
}
