import type { Instance } from '../instance.ts';
import type { Rows } from './ints.ts';
import type { RoomClass } from './room-classes.ts';
import type { TimeGrid } from './time-grid.ts';

/**
 * An instance in typed arrays, with everything that does not change during a search worked out before.
 * Meetings, people and pools have the indices of the instance.
 */
export type Compiled = {
  readonly instance: Instance;
  readonly grid: TimeGrid;
  readonly classes: readonly RoomClass[];
  readonly meetings: CompiledMeetings;
  readonly options: CompiledOptions;
  readonly people: CompiledPeople;
  readonly rooms: CompiledRooms;
  readonly poolSize: Int32Array;
  /** What is in use already, whatever is placed: `pool × cellCount + cell`. */
  readonly poolHeld: Int32Array;
  /** Minutes between venues, `from × venueCount + to`; the last venue stands for "none". */
  readonly travel: Int32Array;
  readonly venueCount: number;
  readonly bufferMinutes: number;
  /** For each cell, the first cell where a meeting could still be too near before. */
  readonly nearFrom: Int32Array;
};

export type CompiledMeetings = {
  readonly count: number;
  readonly minutes: Int32Array;
  /** Weight to be placed; what is mandatory or pinned outweighs all the rest together. */
  readonly weight: Float64Array;
  /** What 1 of it is of the instance's weights: 0.01 where those have cents, so that sums are whole. */
  readonly weightUnit: number;
  readonly isFixed: Int32Array;
  readonly people: Rows;
  /** Groups of each meeting, and the members of each group, as positions in `member`. */
  readonly groups: Rows;
  readonly groupMembers: Rows;
  readonly member: Int32Array;
  /** Row in `staffFree` for `position of member × venueCount + venue`. */
  readonly memberRow: Int32Array;
  readonly staffFree: Int32Array;
  readonly needs: Rows;
  /** Meetings that must start later, and earlier, when both are placed. */
  readonly before: Rows;
  readonly after: Rows;
  readonly mostGroups: number;
};

/**
 * Every start and room class a meeting may have by itself, by meeting, cell and class. Those of meeting m
 * at cell c begin at `from[m × (cellCount + 1) + c]` and end where those of the next cell begin.
 */
export type CompiledOptions = {
  readonly from: Int32Array;
  readonly meeting: Int32Array;
  readonly cell: Int32Array;
  /** First cell after the meeting, and after the turnover of the room. */
  readonly end: Int32Array;
  readonly roomEnd: Int32Array;
  /** First cell where a meeting could not be too near afterwards. */
  readonly nearEnd: Int32Array;
  readonly roomClass: Int32Array;
  /** 1 when a preferred window is missed. */
  readonly miss: Int32Array;
};

export type CompiledPeople = {
  readonly count: number;
  readonly gapWeight: Float64Array;
  readonly heaviestGap: number;
  readonly hasGaps: Int32Array;
  /** `person × dayCount + day`. */
  readonly maxPerDay: Int32Array;
  /** `person × (cellCount + 1) + cell`: cells before this one in which the person is idle if not meeting. */
  readonly idle: Int32Array;
  /** Meals by `person × dayCount + day`; the minutes a meal may begin at, and its length. */
  readonly meals: Rows;
  readonly mealStarts: Rows;
  readonly mealMinutes: Int32Array;
};

export type CompiledRooms = {
  readonly size: Int32Array;
  readonly venue: Int32Array;
};
