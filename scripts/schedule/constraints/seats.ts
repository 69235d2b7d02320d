import type { Constraint, RoomTrial } from './constraint.ts';

/**
 * Everyone has a seat.
 * Breaks: ten people in a room for eight. Holds: eight.
 */
export const enoughSeats: Constraint<RoomTrial> = {
  code: 'seats',
  violation: (_timetable, { meeting, room }) =>
    room.seats < meeting.seats
      ? {
          code: 'seats',
          blockers: [],
          parameters: { room: room.id, seats: room.seats, needed: meeting.seats },
        }
      : undefined,
};
