import { type Constraint, endOf, type RoomTrial } from './constraint.ts';

/**
 * The room is open for the whole meeting; its turnover may run past closing.
 * Breaks: 11:45–12:15 in a room closed from 12:00. Holds: 11:30–12:00.
 */
export const roomOpen: Constraint<RoomTrial> = {
  code: 'room-closed',
  violation: (_timetable, trial) => {
    const { open, id } = trial.room;
    if (!open || open.some(({ from, to }) => trial.start >= from && endOf(trial) <= to)) return undefined;
    return { code: 'room-closed', blockers: [], parameters: { room: id } };
  },
};
