import fc from 'fast-check';
import type { InstanceInput } from '#schedule/instance.ts';
import { type Problem, prepareProblem } from '#schedule/problem.ts';
import { readInstance } from '#schedule/read-instance.ts';

/** An instant of the test days (16 and 17 November 2026) in Seoul: `clock('10:30')`. */
export function clock(time: string, day = 16): string {
  return `2026-11-${day}T${time}+09:00`;
}

/** One person, one room and one meeting of half an hour on one day from nine to six; any part may be given. */
export function instanceWith(parts: Partial<InstanceInput> = {}): InstanceInput {
  return {
    format: 'bilat.instance/1',
    name: 'test',
    timezone: 'Asia/Seoul',
    slotMinutes: 15,
    days: [{ id: 'D1', start: clock('09:00'), end: clock('18:00') }],
    people: [{ id: 'ann' }],
    rooms: [{ id: 'r1' }],
    meetings: [{ id: 'm1', people: ['ann'], minutes: 30 }],
    ...parts,
  };
}

export function problemWith(parts: Partial<InstanceInput> = {}): Problem {
  return prepare(instanceWith(parts));
}

export function prepare(input: InstanceInput): Problem {
  const read = readInstance(input);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return prepareProblem(read.value);
}

const DAYS = [16, 17];
const quarter = (index: number) => {
  const minutes = 9 * 60 + index * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};
const stretch = fc
  .record({ day: fc.constantFrom(...DAYS), from: fc.nat(30), quarters: fc.integer({ min: 2, max: 14 }) })
  .map(({ day, from, quarters }): [string, string] => [
    clock(quarter(from), day),
    clock(quarter(from + quarters), day),
  ]);
const PEOPLE = ['ann', 'bo', 'cy', 'di', 'ed'];
const VENUES = ['hall', 'hotel'];

/** Small, crowded instances of every kind of constraint; pins are left out, as they may contradict each other. */
export const anyInstance: fc.Arbitrary<InstanceInput> = fc
  .record({
    bufferMinutes: fc.constantFrom(0, 5, 15),
    people: fc.tuple(
      ...PEOPLE.map((id) =>
        fc.record({
          id: fc.constant(id),
          gapWeight: fc.constantFrom(0, 1),
          maxPerDay: fc.constantFrom(1, 3, 9),
          busy: fc.array(
            fc
              .record({ stretch, venue: fc.constantFrom(...VENUES) })
              .map(({ stretch: [from, to], venue }) => ({ from, to, venue })),
            { maxLength: 3 },
          ),
        }),
      ),
    ),
    rooms: fc.tuple(
      ...['r1', 'r2', 'r3'].map((id, index) =>
        fc.record({
          id: fc.constant(id),
          venue: fc.constant(VENUES[index % 2] ?? 'hall'),
          seats: fc.constantFrom(4, 8),
          turnoverMinutes: fc.constantFrom(0, 10),
          open: fc.array(stretch, { minLength: 2, maxLength: 5 }),
        }),
      ),
    ),
    pools: fc.constantFrom(1, 2).map((size) => [{ id: 'interpreter', size }]),
    meals: fc.boolean().map((isAsked) =>
      isAsked
        ? [
            {
              people: '*' as const,
              window: [clock('12:00'), clock('14:00')] as [string, string],
              minutes: 45,
            },
          ]
        : [],
    ),
    meetings: fc
      .array(
        fc.record({
          people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 2 }),
          oneOf: fc.constantFrom<string[][][]>(
            [],
            [['di', 'ed']],
            [
              ['cy', 'di', 'ed'],
              ['di', 'ed'],
            ],
          ),
          minutes: fc.constantFrom(15, 20, 30, 45),
          weight: fc.constantFrom(2, 5, 10),
          windows: fc.option(fc.array(stretch, { minLength: 1, maxLength: 3 }), { nil: undefined }),
          prefer: fc.option(fc.array(stretch, { minLength: 1, maxLength: 1 }), { nil: undefined }),
          needs: fc.constantFrom<string[][]>([], ['interpreter']),
          seats: fc.constantFrom(0, 4, 6),
          venues: fc.option(fc.constantFrom<string[]>(['hall'], ['hotel']), { nil: undefined }),
          rooms: fc.option(fc.constantFrom<string[]>(['r1', 'r2'], ['r3']), { nil: undefined }),
        }),
        { minLength: 1, maxLength: 14 },
      )
      .map((meetings) => meetings.map((meeting, index) => ({ id: `m${index}`, ...present(meeting) }))),
  })
  .map((parts) => {
    const precedence: [string, string][] = parts.meetings.length > 1 ? [['m0', 'm1']] : [];
    const days = DAYS.map((day) => ({ id: `D${day}`, start: clock('09:00', day), end: clock('18:00', day) }));
    return instanceWith({
      ...parts,
      days,
      precedence,
      venues: VENUES,
      travelMinutes: { hall: { hotel: 15 } },
    });
  });

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The fields that have a value: an absent one is left out, not undefined. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** Meetings of one slot each in rooms that are alike, on two days, with sessions, pins, wishes and fairness. */
export const anyPlainInstance: fc.Arbitrary<InstanceInput> = fc
  .record({
    people: fc.tuple(
      ...PEOPLE.map((id) =>
        fc.record({
          id: fc.constant(id),
          gapWeight: fc.constantFrom(0, 1),
          busy: fc.array(
            stretch.map(([from, to]) => ({ from, to })),
            { maxLength: 1 },
          ),
        }),
      ),
    ),
    rooms: fc.integer({ min: 1, max: 3 }),
    gapOverBusy: fc.boolean(),
    fairness: fc.constantFrom(undefined, { maxBreakSpread: 1 }),
    meetings: fc.array(
      fc.record({
        people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 3 }),
        windows: fc.option(fc.array(stretch, { minLength: 1, maxLength: 2 }), { nil: undefined }),
        prefer: fc.option(fc.array(stretch, { minLength: 1, maxLength: 1 }), { nil: undefined }),
      }),
      { minLength: 2, maxLength: 12 },
    ),
  })
  .map(({ rooms, fairness, meetings, ...rest }) =>
    instanceWith({
      ...rest,
      ...(fairness && { fairness }),
      days: DAYS.map((day) => ({ id: `D${day}`, start: clock('09:00', day), end: clock('18:00', day) })),
      rooms: Array.from({ length: rooms }, (_, index) => ({ id: `table-${index + 1}` })),
      meetings: meetings.map(({ people, windows, prefer }, index) => ({
        id: `m${index + 1}`,
        people,
        minutes: 15,
        ...(windows && { windows }),
        ...(prefer && { prefer }),
      })),
    }),
  );
