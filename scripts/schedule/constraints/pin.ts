import type { Constraint, RoomTrial, Trial } from './constraint.ts';

/**
 * What was agreed is not moved.
 * Breaks: a meeting pinned to 10:00 at 10:15. Holds: at 10:00.
 */
export const pinnedStart: Constraint<Trial> = {
  code: 'pin',
  violation: (_timetable, { meeting, start }) =>
    meeting.fixed && meeting.fixed.start !== start
      ? { code: 'pin', blockers: [], parameters: {} }
      : undefined,
};

/** The same for the room it was agreed to be in. */
export const pinnedRoom: Constraint<RoomTrial> = {
  code: 'pin',
  violation: (_timetable, { meeting, room }) =>
    meeting.fixed?.room !== undefined && meeting.fixed.room !== room.id
      ? { code: 'pin', blockers: [], parameters: { room: meeting.fixed.room } }
      : undefined,
};
