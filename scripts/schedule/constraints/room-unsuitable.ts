import type { Constraint, RoomTrial } from './constraint.ts';

/**
 * A meeting that names venues or rooms is held in one of them.
 * Breaks: a working lunch anywhere but at a table. Holds: at the table.
 */
export const suitableRoom: Constraint<RoomTrial> = {
  code: 'room-unsuitable',
  violation: (_timetable, { meeting, room }) => {
    const atVenue = !meeting.venues || (room.venue !== undefined && meeting.venues.has(room.venue));
    const isListed = !meeting.rooms || meeting.rooms.has(room.id);
    return atVenue && isListed
      ? undefined
      : { code: 'room-unsuitable', blockers: [], parameters: { room: room.id } };
  },
};
