import type { MeetingRow } from './read-rows.ts';

/** A first choice counts so much, a tenth one, and all after it, one. */
const MOST_POINTS = 10;

/**
 * What two sides' own ranks of a meeting come to: what both want counts for both, so that a second choice of
 * each comes before the first choice of one alone. Nothing where neither ranks it.
 * @example mutualWeight(1, 2) // 19
 */
export function mutualWeight(host: number | undefined, guest: number | undefined): number | undefined {
  if (host === undefined && guest === undefined) return undefined;
  const points = (rank: number | undefined) => (rank === undefined ? 0 : Math.max(1, MOST_POINTS + 1 - rank));
  return points(host) + points(guest);
}

/**
 * Fair shares: of each party's requests the heaviest so many outweigh all that go beyond anybody's share. A
 * meeting that is within the share of one of its parties counts as such.
 */
export function shareWeights(meetings: readonly MeetingRow[], share: number): readonly MeetingRow[] {
  const heaviest = meetings.reduce((most, { weight }) => Math.max(most, weight), 0);
  const own = Map.groupBy(
    meetings.flatMap((meeting) => meeting.parties.map((party) => ({ party, meeting }))),
    ({ party }) => party,
  );
  const within = new Set(
    [...own.values()].flatMap((list) =>
      list
        .map(({ meeting }) => meeting)
        .sort((a, b) => b.weight - a.weight)
        .slice(0, share),
    ),
  );
  return meetings.map((meeting) =>
    within.has(meeting) ? { ...meeting, weight: meeting.weight + heaviest } : meeting,
  );
}
