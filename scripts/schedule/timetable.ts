import type { Interval, Meeting, Person, Problem, Room } from './problem.ts';

/** Where a meeting stands: start in minutes since 1970, room, and one person for each `oneOf` group. */
export type Option = { readonly start: number; readonly room: Room; readonly staff: readonly Person[] };

/** A meeting in a person's, a room's or a pool's day. */
export type Booking = Interval & { readonly meeting: Meeting; readonly venue: string | undefined };

const NOTHING: readonly Booking[] = [];

/**
 * A schedule in the making. The one mutable thing of this room: it lives inside a search and never
 * leaves it.
 */
export class Timetable {
  readonly problem: Problem;
  readonly #options = new Map<number, Option>();
  /** Those placed, by number: also what is no meeting of the problem and only keeps a place. */
  readonly #placed = new Map<number, Meeting>();
  readonly #ofPerson = new Map<number, Booking[]>();
  readonly #ofRoom = new Map<number, Booking[]>();
  readonly #ofPool = new Map<number, Booking[]>();

  constructor(problem: Problem) {
    this.problem = problem;
  }

  place(meeting: Meeting, option: Option): void {
    const booking = {
      meeting,
      from: option.start,
      to: option.start + meeting.minutes,
      venue: option.room.venue,
    };
    this.#options.set(meeting.index, option);
    this.#placed.set(meeting.index, meeting);
    for (const person of [...meeting.people, ...option.staff]) add(this.#ofPerson, person.index, booking);
    for (const pool of meeting.pools) add(this.#ofPool, pool, booking);
    add(this.#ofRoom, option.room.index, booking);
  }

  remove(meeting: Meeting): void {
    const option = this.#options.get(meeting.index);
    if (!option) return;
    this.#options.delete(meeting.index);
    this.#placed.delete(meeting.index);
    for (const person of [...meeting.people, ...option.staff]) drop(this.#ofPerson, person.index, meeting);
    for (const pool of meeting.pools) drop(this.#ofPool, pool, meeting);
    drop(this.#ofRoom, option.room.index, meeting);
  }

  optionOf(meeting: Meeting): Option | undefined {
    return this.#options.get(meeting.index);
  }

  ofPerson(person: Person): readonly Booking[] {
    return this.#ofPerson.get(person.index) ?? NOTHING;
  }

  ofRoom(room: Room): readonly Booking[] {
    return this.#ofRoom.get(room.index) ?? NOTHING;
  }

  ofPool(pool: number): readonly Booking[] {
    return this.#ofPool.get(pool) ?? NOTHING;
  }

  placedWeight(): number {
    return this.problem.meetings.reduce(
      (sum, meeting) => sum + (this.#options.has(meeting.index) ? meeting.weight : 0),
      0,
    );
  }

  unplaced(): readonly Meeting[] {
    return this.problem.meetings.filter((meeting) => !this.#options.has(meeting.index));
  }

  copy(): Timetable {
    const copy = new Timetable(this.problem);
    for (const [index, option] of this.#options) {
      const meeting = this.#placed.get(index);
      if (meeting) copy.place(meeting, option);
    }
    return copy;
  }
}

function add(bookings: Map<number, Booking[]>, key: number, booking: Booking): void {
  const list = bookings.get(key);
  if (list) list.push(booking);
  else bookings.set(key, [booking]);
}

function drop(bookings: Map<number, Booking[]>, key: number, meeting: Meeting): void {
  const list = bookings.get(key);
  const at = list?.findIndex((booking) => booking.meeting.index === meeting.index) ?? -1;
  if (list && at >= 0) list.splice(at, 1);
}
