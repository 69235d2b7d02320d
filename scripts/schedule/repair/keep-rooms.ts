import { nameRooms } from '../finder/name-rooms.ts';
import type { Snapshot } from '../finder/snapshot.ts';
import type { Compiled } from '../problem/compiled.ts';
import { at } from '../problem/ints.ts';

/**
 * Names rooms so that as few meetings as possible change theirs: all that can stay do; the others take what
 * is free, or, where nothing is, push out as few as they can, who look in turn.
 */
export function keepRooms(
  problem: Compiled,
  snapshot: Pick<Snapshot, 'option'>,
  wanted: readonly (string | undefined)[],
): Int32Array {
  const named = new Int32Array(snapshot.option.length).fill(-1);
  for (const [c, { rooms }] of problem.classes.entries()) {
    const members = [...snapshot.option.keys()].filter((m) => classOf(problem, at(snapshot.option, m)) === c);
    const best = bestNaming({ problem, snapshot, wanted, members, rooms });
    if (!best) return nameRooms(problem, snapshot, (m) => wanted[m]);
    for (const [m, room] of best.rooms) named[m] = room;
  }
  return named;
}

function classOf({ options }: Compiled, option: number): number {
  return option < 0 ? -1 : at(options.roomClass, option);
}

function bestNaming(input: NameClass): Naming | undefined {
  let best: Naming | undefined;
  for (let turn = 0; turn < TRIES && best?.changes !== 0; turn += 1) {
    const row = nameClass(input, turn);
    if (row && row.changes < (best?.changes ?? Number.POSITIVE_INFINITY)) best = row;
  }
  return best;
}

type Naming = { readonly changes: number; readonly rooms: readonly (readonly [number, number])[] };

type NameClass = {
  readonly problem: Compiled;
  readonly snapshot: Pick<Snapshot, 'option'>;
  readonly wanted: readonly (string | undefined)[];
  readonly members: readonly number[];
  readonly rooms: readonly string[];
};

function nameClass(
  { problem, snapshot, wanted, members, rooms }: NameClass,
  turn: number,
): Naming | undefined {
  const desk = new Desk(problem, snapshot.option, { size: rooms.length, turn });
  const wish = (m: number) => rooms.indexOf(wanted[m] ?? '');
  for (const m of members) if (wish(m) >= 0 && desk.isFree(m, wish(m))) desk.take(m, wish(m));
  if (!desk.settle(members.filter((m) => desk.roomOf(m) < 0))) return undefined;
  const changes = members.filter((m) => wish(m) >= 0 && desk.roomOf(m) !== wish(m)).length;
  return { changes, rooms: members.map((m) => [m, desk.roomOf(m)] as const) };
}

const TRIES = 12;
const MOST_PUSHES = 400;

/** The rooms of one class, and who is in them. */
class Desk {
  readonly #problem: Compiled;
  readonly #option: Int32Array;
  readonly #rooms: number[][];
  readonly #turn: number;
  readonly #roomOf = new Map<number, number>();

  constructor(problem: Compiled, option: Int32Array, { size, turn }: { size: number; turn: number }) {
    this.#turn = turn;
    this.#problem = problem;
    this.#option = option;
    this.#rooms = Array.from({ length: size }, () => []);
  }

  roomOf(m: number): number {
    return this.#roomOf.get(m) ?? -1;
  }

  isFree(m: number, room: number): boolean {
    return this.#inTheWay(m, room).length === 0;
  }

  take(m: number, room: number): void {
    this.#rooms[room]?.push(m);
    this.#roomOf.set(m, room);
  }

  /** False when it went on for too long. */
  settle(homeless: readonly number[]): boolean {
    const waiting = [...homeless].sort(
      (a, b) => this.#length(b) - this.#length(a) || this.#cell(a) - this.#cell(b),
    );
    for (let pushes = 0; waiting.length > 0; pushes += 1) {
      const m = waiting.shift();
      if (m === undefined) return true;
      if (pushes > MOST_PUSHES + homeless.length) return false;
      const room = this.#easiest(m, pushes + this.#turn * 7);
      const pushed = this.#inTheWay(m, room);
      for (const other of pushed) this.#leave(other);
      this.take(m, room);
      waiting.push(...pushed);
    }
    return true;
  }

  #easiest(m: number, turn: number): number {
    const ways = this.#rooms.map((_, room) => ({ room, count: this.#inTheWay(m, room).length }));
    ways.sort(
      (a, b) => a.count - b.count || ((a.room + turn) % ways.length) - ((b.room + turn) % ways.length),
    );
    return ways[0]?.room ?? 0;
  }

  #leave(m: number): void {
    const list = this.#rooms[this.roomOf(m)];
    list?.splice(list.indexOf(m), 1);
    this.#roomOf.delete(m);
  }

  #inTheWay(m: number, room: number): readonly number[] {
    const end = at(this.#problem.options.roomEnd, at(this.#option, m));
    const start = this.#cell(m);
    return (this.#rooms[room] ?? []).filter(
      (other) =>
        this.#cell(other) < end && at(this.#problem.options.roomEnd, at(this.#option, other)) > start,
    );
  }

  #length(m: number): number {
    return at(this.#problem.options.roomEnd, at(this.#option, m)) - this.#cell(m);
  }

  #cell(m: number): number {
    return at(this.#problem.options.cell, at(this.#option, m));
  }
}
