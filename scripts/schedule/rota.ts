import type { Booking, Timetable } from './timetable.ts';

/** One turn of duty: a member of a pool, counted from 1, at a meeting. */
export type Turn = {
  readonly pool: string;
  readonly member: number;
  readonly meeting: string;
  /** Minutes since 1970. */
  readonly from: number;
  readonly to: number;
  readonly venue: string | undefined;
};

type Duty = { turns: number; minutes: number; last: Booking | undefined };

/**
 * Who of each pool is at which meeting, in order of time. Whoever can get there in time and has done least
 * takes it; where nobody can, whoever has been free longest does.
 */
export function rotaOf(timetable: Timetable): readonly Turn[] {
  const { problem } = timetable;
  return problem.pools.flatMap(({ id, size }, pool) => {
    const duties: Duty[] = Array.from({ length: size }, () => ({ turns: 0, minutes: 0, last: undefined }));
    return [...timetable.ofPool(pool)]
      .sort((a, b) => a.from - b.from || a.meeting.index - b.meeting.index)
      .map((booking): Turn => {
        const member = choose(duties, booking, problem.travelMinutes);
        const duty = duties[member];
        if (duty)
          duties[member] = {
            turns: duty.turns + 1,
            minutes: duty.minutes + booking.to - booking.from,
            last: booking,
          };
        const { from, to, venue, meeting } = booking;
        return { pool: id, member: member + 1, meeting: meeting.id, from, to, venue };
      });
  });
}

type Travel = Timetable['problem']['travelMinutes'];

function choose(duties: readonly Duty[], { from, venue }: Booking, travel: Travel): number {
  const restOf = ({ last }: Duty) =>
    last ? from - last.to - travel(last.venue, venue) : Number.POSITIVE_INFINITY;
  const inTime = [...duties.keys()].filter((index) => restOf(duties[index] as Duty) >= 0);
  const least = (index: number) => duties[index]?.minutes ?? 0;
  if (inTime.length > 0) return inTime.reduce((best, each) => (least(each) < least(best) ? each : best));
  return [...duties.keys()].reduce(
    (best, each) => (restOf(duties[each] as Duty) > restOf(duties[best] as Duty) ? each : best),
    0,
  );
}
