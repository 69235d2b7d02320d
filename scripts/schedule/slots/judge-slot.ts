import type { Violation } from '../constraints/constraint.ts';
import { optionAt } from '../options.ts';
import type { Meeting, Room } from '../problem.ts';
import type { Timetable } from '../timetable.ts';
import { violationsAt } from '../violations.ts';
import { type Comfort, comfortOf } from './comfort.ts';
import { costsOf, type SlotCost } from './costs.ts';

/** Where a meeting might be: minutes since 1970, and a room by its identifier; `minutes`: were it so long. */
export type Slot = { readonly start: number; readonly room: string; readonly minutes?: number };

/** What stands against a slot, as the search itself would say. */
export type SlotClash = Pick<Violation, 'code' | 'parameters'> & {
  /** Meetings whose going would lift it, by identifier; none: no meeting that moves would help. */
  readonly meetings: readonly string[];
};

export type SlotVerdict = Slot & {
  readonly meeting: string;
  readonly fits: boolean;
  readonly clashes: readonly SlotClash[];
  readonly costs: readonly SlotCost[];
  /** Both to be kept low, this one first; of a slot that does not fit, what it would cost all the same. */
  readonly quality: number;
  readonly comfort: number;
};

export type SlotFault = { readonly fault: 'unknown-meeting' | 'unknown-room' };

/**
 * What holding a meeting over a slot would mean, by the rules of the search: every clash and every cost, the
 * meeting itself taken up first. The timetable stays as it is. A millisecond with hundreds of meetings.
 * @example judgeSlot(proposal.timetable, 'norta', { start: 30_003_840, room: 'blue' })
 * // { fits: false, clashes: [{ code: 'room-clash', parameters: { room: 'blue', meeting: 'suva' }, meetings: ['suva'] }], … }
 */
export function judgeSlot(
  timetable: Timetable,
  id: string,
  slot: Slot,
  comfort: Comfort = comfortOf(timetable.problem),
): SlotVerdict | SlotFault {
  const meeting = timetable.problem.meetings.find((each) => each.id === id);
  if (!meeting) return { fault: 'unknown-meeting' };
  const room = timetable.problem.rooms.find((each) => each.id === slot.room);
  if (!room) return { fault: 'unknown-room' };
  const { start, minutes = meeting.minutes } = slot;
  const others = withoutMeeting(timetable, meeting);
  const verdict = judgeAmong(others, { ...meeting, minutes }, { start, room }, comfort);
  return minutes === meeting.minutes ? verdict : { ...verdict, minutes };
}

/** The others as they stand, to ask of many slots of one meeting. */
export function withoutMeeting(timetable: Timetable, meeting: Meeting): Timetable {
  const others = timetable.copy();
  others.remove(meeting);
  return others;
}

/** The same of a meeting that is not in the timetable. */
export function judgeAmong(
  others: Timetable,
  meeting: Meeting,
  { start, room }: { readonly start: number; readonly room: Room },
  comfort: Comfort,
): SlotVerdict {
  const clashes = violationsAt(others, meeting, start, room).map(toClash);
  const staff = clashes.length === 0 ? optionAt(others, meeting, start, room)?.staff : undefined;
  const { list, ...worth } = costsOf(others, meeting, { start, room, staff: staff ?? [] }, comfort);
  return {
    meeting: meeting.id,
    start,
    room: room.id,
    fits: clashes.length === 0,
    clashes,
    costs: list,
    ...worth,
  };
}

function toClash({ code, parameters, blockers }: Violation): SlotClash {
  return { code, parameters, meetings: blockers.filter(({ fixed }) => !fixed).map(({ id }) => id) };
}
