import type { Meeting } from '../problem.ts';
import { type Constraint, endOf, type RoomTrial } from './constraint.ts';

/**
 * A room holds one meeting at a time, and its turnover lies between two.
 * Breaks: 10:30 after a meeting until 10:30 in a room that takes ten minutes to clear. Holds: 10:45.
 */
export const roomFree: Constraint<RoomTrial> = {
  code: 'room-clash',
  violation: (timetable, trial) => {
    const { room } = trial;
    const clashes: Meeting[] = [];
    // The hottest loop of a search: no closures.
    for (const { from, to, meeting } of timetable.ofRoom(room)) {
      if (from < endOf(trial) + room.turnoverMinutes && to + room.turnoverMinutes > trial.start)
        clashes.push(meeting);
    }
    if (clashes.length === 0) return undefined;
    return {
      code: 'room-clash',
      blockers: clashes,
      parameters: { room: room.id, meeting: clashes[0]?.id ?? '' },
    };
  },
};
