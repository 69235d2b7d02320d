import type { Constraint, PersonTrial, RoomTrial, Trial } from './constraint.ts';
import { notTooMany } from './max-per-day.ts';
import { timeToEat } from './meal.ts';
import { outsideDay } from './outside-day.ts';
import { personFree } from './person-busy.ts';
import { personApart } from './person-clash.ts';
import { pinnedRoom, pinnedStart } from './pin.ts';
import { insidePool } from './pool.ts';
import { inOrder } from './precedence.ts';
import { roomFree } from './room-clash.ts';
import { roomOpen } from './room-closed.ts';
import { suitableRoom } from './room-unsuitable.ts';
import { enoughSeats } from './seats.ts';
import { insideWindow } from './window.ts';

/** Asked of a start, whatever the room. */
export const START_CONSTRAINTS: readonly Constraint<Trial>[] = [
  pinnedStart,
  outsideDay,
  insideWindow,
  inOrder,
  insidePool,
];
/** Asked of a start in a room. */
export const ROOM_CONSTRAINTS: readonly Constraint<RoomTrial>[] = [
  pinnedRoom,
  suitableRoom,
  enoughSeats,
  roomOpen,
  roomFree,
];
/** Asked of a start at a venue, for each person. */
export const PERSON_CONSTRAINTS: readonly Constraint<PersonTrial>[] = [
  personFree,
  personApart,
  notTooMany,
  timeToEat,
];
