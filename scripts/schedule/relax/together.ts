import type { JointRelaxation, Loosening, Opening } from '../explanation.ts';
import type { Meeting } from '../problem.ts';
import type { Tweak } from './tweaks.ts';

/** Where a meeting could be with these conditions given up; nothing when it could not. */
export type Attempt = (tweaks: readonly Tweak[]) => Opening | undefined;

/**
 * Three conditions or more that would do together, where no two are enough: everything that could be given up,
 * less what need not be, the greatest first. None of those that are left can be spared.
 */
export function leastTogether(
  meeting: Meeting,
  tweaks: readonly Tweak[],
  attempt: Attempt,
): readonly JointRelaxation[] {
  for (const all of everything(meeting, tweaks)) {
    if (!attempt(all)) continue;
    const least = all.reduceRight<readonly Tweak[]>((kept, tweak) => {
      const without = kept.filter((each) => each !== tweak);
      return attempt(without) ? without : kept;
    }, all);
    const changes = asLongAsCanBe(least, tweaks, attempt);
    const opening = attempt(changes);
    return opening ? [{ changes: changes.map(({ change }) => change), opening }] : [];
  }
  return [];
}

/** All that can be given up at once, in every way: of each side somebody comes, and one room more is of one venue. */
function everything(meeting: Meeting, tweaks: readonly Tweak[]): readonly (readonly Tweak[])[] {
  const rooms = tweaks.filter(({ room }) => room);
  const others = tweaks.filter(({ room }) => !room);
  return meeting.people.flatMap((_, comes) => {
    const all = onePerSubject(others, meeting, comes);
    return rooms.length > 0 ? rooms.map((room) => [...all, room]) : [all];
  });
}

/** The shortest length, one who stands in for somebody, and of each side somebody who comes. */
function onePerSubject(tweaks: readonly Tweak[], { people }: Meeting, comes: number): readonly Tweak[] {
  const bySubject = new Map(tweaks.map((tweak) => [subject(tweak.change), tweak]));
  const isNeeded = (id: string): boolean => {
    const party = people.find((person) => person.id === id)?.party;
    const side = people.filter((person) => person.party === party);
    return side[comes % side.length]?.id === id;
  };
  return [...bySubject.values()].filter(
    ({ change }) => change.kind !== 'without' || !isNeeded(change.person),
  );
}

function asLongAsCanBe(
  least: readonly Tweak[],
  tweaks: readonly Tweak[],
  attempt: Attempt,
): readonly Tweak[] {
  const lengths = tweaks.filter(({ change }) => change.kind === 'shorter');
  const withLength = (length: Tweak) =>
    least.map((tweak) => (tweak.change.kind === 'shorter' ? length : tweak));
  const longest = lengths.find((length) => attempt(withLength(length)));
  return longest ? withLength(longest) : least;
}

/** Two of the same subject are no two conditions: half an hour, or twenty minutes. */
export function subject(change: Loosening): string {
  return 'person' in change ? `${change.kind} ${change.person}` : change.kind;
}
