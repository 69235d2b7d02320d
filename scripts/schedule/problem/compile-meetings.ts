import type { Instance } from '../instance.ts';
import type { CompileInput } from './compile.ts';
import { freeCellsOf } from './compile-options.ts';
import type { CompiledMeetings } from './compiled.ts';
import { packRows } from './ints.ts';

/** Who a meeting needs, what it weighs, and what it must come before or after. */
export function compileMeetings(input: CompileInput): CompiledMeetings {
  const { instance } = input;
  const personOf = numbers(instance.people);
  const poolOf = numbers(instance.pools);
  const meetingOf = numbers(instance.meetings);
  const order = instance.precedence.flatMap(([first, second]) => {
    const pair = { first: meetingOf.get(first), second: meetingOf.get(second) };
    return pair.first === undefined || pair.second === undefined ? [] : [[pair.first, pair.second] as const];
  });
  const isSure = ({ fixed, mandatory }: Instance['meetings'][number]) => fixed !== undefined || mandatory;
  const weightUnit = unitOf(instance.meetings.map(({ weight }) => weight));
  const whole = instance.meetings.map(({ weight }) => inUnits(weight, weightUnit));
  const surplus = whole.reduce((sum, weight) => sum + weight, 1);
  return {
    count: instance.meetings.length,
    minutes: Int32Array.from(instance.meetings.map(({ minutes }) => minutes)),
    weight: Float64Array.from(
      instance.meetings.map((each, m) => (whole[m] ?? 0) + (isSure(each) ? surplus : 0)),
    ),
    weightUnit,
    isFixed: Int32Array.from(instance.meetings.map(({ fixed }) => (fixed ? 1 : 0))),
    people: packRows(instance.meetings.map(({ people }) => people.flatMap((id) => personOf.get(id) ?? []))),
    ...compileGroups(input, personOf),
    needs: packRows(instance.meetings.map(({ needs }) => needs.flatMap((id) => poolOf.get(id) ?? []))),
    before: packRows(
      instance.meetings.map((_, m) => order.filter(([first]) => first === m).map(([, second]) => second)),
    ),
    after: packRows(
      instance.meetings.map((_, m) => order.filter(([, second]) => second === m).map(([first]) => first)),
    ),
    mostGroups: instance.meetings.reduce((most, { oneOf }) => Math.max(most, oneOf.length), 0),
  };
}

const UNITS = [1, 0.1, 0.01, 0.001];
const DUST = 1e-7;

/** The coarsest of 1, 0.1, 0.01 and 0.001 that all weights are multiples of; finer ones stay as they are. */
function unitOf(weights: readonly number[]): number {
  const isMultiple = (unit: number) =>
    weights.every((weight) => Math.abs(weight / unit - Math.round(weight / unit)) < DUST);
  return UNITS.find(isMultiple) ?? 1;
}

/** Whole wherever it can be: sums of fractions end in dust, and dust looks like a better schedule. */
function inUnits(weight: number, unit: number): number {
  const counted = weight / unit;
  const rounded = Math.round(counted);
  return Math.abs(counted - rounded) < DUST ? rounded : counted;
}

type GroupTable = Pick<CompiledMeetings, 'groups' | 'groupMembers' | 'member' | 'memberRow' | 'staffFree'>;

function compileGroups(input: CompileInput, personOf: ReadonlyMap<string, number>): GroupTable {
  const { instance, grid, venueCount } = input;
  const groups: number[][] = [];
  const groupMembers: number[][] = [];
  const member: number[] = [];
  const memberRow: number[] = [];
  const tables: Int32Array[] = [];
  const rows = new Map<string, number>();
  const rowFor = (person: number, venue: number, minutes: number): number => {
    const key = `${person} ${venue} ${minutes}`;
    const known = rows.get(key);
    if (known !== undefined) return known;
    tables.push(freeCellsOf(input, { person, venue, minutes }));
    rows.set(key, tables.length - 1);
    return tables.length - 1;
  };
  for (const meeting of instance.meetings) {
    const own: number[] = [];
    for (const group of meeting.oneOf) {
      own.push(groupMembers.length);
      const positions: number[] = [];
      for (const person of group.flatMap((id) => personOf.get(id) ?? [])) {
        positions.push(member.length);
        member.push(person);
        for (let venue = 0; venue < venueCount; venue += 1)
          memberRow.push(rowFor(person, venue, meeting.minutes));
      }
      groupMembers.push(positions);
    }
    groups.push(own);
  }
  const staffFree = new Int32Array(tables.length * grid.cellCount);
  for (const [row, table] of tables.entries()) staffFree.set(table, row * grid.cellCount);
  return {
    groups: packRows(groups),
    groupMembers: packRows(groupMembers),
    member: Int32Array.from(member),
    memberRow: Int32Array.from(memberRow),
    staffFree,
  };
}

function numbers(list: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(list.map(({ id }, index) => [id, index]));
}
