import type { Meeting } from '../problem.ts';
import type { Booking } from '../timetable.ts';

/** Of bookings any one of which is in the way, the one that costs least to move; pinned ones stay. */
export function lightest(bookings: readonly Booking[]): readonly Meeting[] {
  const movable = bookings.map(({ meeting }) => meeting).filter((meeting) => !meeting.fixed);
  const least = movable.reduce<Meeting | undefined>(
    (best, each) => (best && best.weight <= each.weight ? best : each),
    undefined,
  );
  return least ? [least] : [];
}
