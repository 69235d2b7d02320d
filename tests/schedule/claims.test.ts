import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { InstanceInput } from '#schedule/instance.ts';
import { compileProblem } from '#schedule/problem/compile.ts';
import { prepareProblem } from '#schedule/problem.ts';
import { proposeSchedule } from '#schedule/propose.ts';
import { buildWeightModel } from '#schedule/prover/models.ts';
import { openSolver } from '#schedule/prover/solve-job.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { setAsideClashes } from '#schedule/set-aside.ts';
import { rounds } from '../rounds.ts';
import { find } from './compile-for-tests.ts';
import { mostWeight } from './exact-model.ts';
import { clock, instanceWith } from './instances-for-tests.ts';

const solver = openSolver();
afterAll(() => solver.close());

const instanceOf = (input: InstanceInput) => {
  const read = readInstance(input);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.value;
};

/** The best possible as the solver proves it, and what the search places: the pins that clash included. */
async function claimOf(input: InstanceInput) {
  const instance = instanceOf(input);
  const { rest, aside, isForced } = setAsideClashes(instance, prepareProblem(instance));
  const { assignments } = find(rest, { steps: 2_000 });
  const problem = compileProblem(rest);
  const { packed } = buildWeightModel(problem, { shareClasses: false });
  const job = { model: packed, isRelaxed: false, solver: 'choose' as const, limitSeconds: 50 };
  const { bound } = await solver.solve(job).answer;
  const heldIds = new Set(aside.map(({ meeting }) => meeting));
  const weightOf = (ids: ReadonlySet<string>) =>
    instance.meetings.reduce((sum, { id, weight }) => sum + (ids.has(id) ? weight : 0), 0);
  const sure = problem.meetings.weight.reduce(
    (sum, weight, m) =>
      sum + (problem.meetings.isFixed[m] === 1 ? weight - (rest.meetings[m]?.weight ?? 0) : 0),
    0,
  );
  return {
    instance,
    isForced,
    found: weightOf(new Set([...assignments.map(({ meeting }) => meeting), ...heldIds])),
    bound: (packed.columnCount > 0 ? -bound - sure : 0) + weightOf(heldIds),
    standing: [
      ...assignments.filter(({ meeting }) => rest.meetings.some((each) => each.id === meeting && each.fixed)),
      ...aside,
    ],
  };
}

const PEOPLE = ['ann', 'bo', 'cy'];
const time = (quarter: number) =>
  `${9 + Math.floor(quarter / 2)}`.padStart(2, '0') + (quarter % 2 ? ':30' : ':00');
const tiny = fc
  .record({
    bufferMinutes: fc.constantFrom(0, 15),
    limit: fc.constantFrom(1, 2, 9),
    poolSize: fc.constantFrom(1, 2),
    eats: fc.boolean(),
    way: fc.constantFrom(0, 30),
    meetings: fc.array(
      fc.record({
        people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 2 }),
        minutes: fc.constantFrom(30, 60),
        weight: fc.constantFrom(2, 5, 10),
        needs: fc.constantFrom<string[]>([], [], ['van']),
        pin: fc.option(fc.record({ at: fc.nat(4), room: fc.constantFrom('r1', 'r2') }), { freq: 2 }),
      }),
      { minLength: 3, maxLength: 6 },
    ),
  })
  .map(({ meetings, limit, poolSize, eats, way, bufferMinutes }) =>
    instanceWith({
      slotMinutes: 30,
      bufferMinutes,
      days: [{ id: 'D1', start: clock('09:00'), end: clock('12:00') }],
      travelMinutes: { hall: { hotel: way } },
      people: PEOPLE.map((id) => ({ id, maxPerDay: limit })),
      rooms: [
        { id: 'r1', venue: 'hall' },
        { id: 'r2', venue: 'hotel' },
      ],
      pools: [{ id: 'van', size: poolSize }],
      meals: eats ? [{ people: '*', window: [clock('10:30'), clock('12:00')], minutes: 30 }] : [],
      meetings: meetings.map(({ pin, ...meeting }, index) => ({
        id: `m${index}`,
        ...meeting,
        ...(pin && { fixed: { start: clock(time(pin.at)), room: pin.room } }),
      })),
    }),
  );

test('what is called the best possible is that, with pins that clash and without', async () => {
  await fc.assert(
    fc.asyncProperty(tiny, async (input) => {
      const { instance, isForced, found, bound, standing } = await claimOf(input);
      const most = mostWeight(instance, standing);
      expect({ isForced, bound: Math.round(bound), found: Math.min(found, most) }).toEqual({
        isForced: true,
        bound: most,
        found,
      });
    }),
    { numRuns: rounds(200) },
  );
}, 180_000);

test('of two pins of one person that clash, neither blocks who might have come instead', async () => {
  const window: [string, string][] = [[clock('10:00'), clock('10:30')]];
  const instance = instanceOf(
    instanceWith({
      people: ['ann', 'bo', 'cy'].map((id) => ({ id })),
      rooms: [
        { id: 'r1', venue: 'hall' },
        { id: 'r2', venue: 'hall' },
        { id: 'r3', venue: 'hall' },
      ],
      venues: ['hall', 'far'],
      travelMinutes: { hall: { far: 60 } },
      meetings: [
        { id: 'one', people: ['ann'], minutes: 30, fixed: { start: clock('10:00'), room: 'r1' } },
        { id: 'two', people: ['ann'], minutes: 30, fixed: { start: clock('10:15'), room: 'r2' } },
        { id: 'third', people: ['cy'], oneOf: [['ann', 'bo']], minutes: 30, windows: window },
      ],
    }),
  );
  const { proposal, verdicts } = await proposeSchedule(instance, {
    seed: 1,
    steps: 1_000,
    limitSeconds: 50,
    now: () => performance.now(),
  });
  expect([proposal.timetable.unplaced().map(({ id }) => id), verdicts]).toEqual([
    [],
    [{ objective: 'weight', value: 3, bound: 3, percentFromBest: 0 }],
  ]);
});
