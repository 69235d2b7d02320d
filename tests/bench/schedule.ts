import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { judgeSchedule } from '#schedule/answer.ts';
import type { Instance, InstanceInput, Schedule } from '#schedule/instance.ts';
import { compileProblem } from '#schedule/problem/compile.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { replanSchedule } from '#schedule/repair/replan.ts';
import { type Progress, solveInstance } from '#schedule/solve.ts';
import { checkSchedule } from '../schedule/check-schedule.ts';
import { measureSchedule } from '../schedule/measure-schedule.ts';
import type { BenchRow } from './run.ts';
import { makeInstance, type Size } from './schedule-instances.ts';

const SEEDS = [1, 2, 3];
const LIMITS: Readonly<Record<Size, number>> = { S: 10, M: 20, L: 25, XL: 60 };
const FULL_BOOTHS = 22;
/** Published instances, where they lie beside the toolkit; their licence keeps them out of it. */
const PUBLISHED = join(TOOLKIT_ROOT, '../shared/tools/sched/b2b');
const PUBLISHED_SECONDS = 10;

/** Schedules of every size, each seen by the independent checker; repairs; and the published instances. */
export async function bench(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of ['S', 'M', 'L', 'XL'] as const) {
    for (const seed of SEEDS) rows.push(...(await benchSize(makeInstance({ size, seed }), LIMITS[size])));
  }
  rows.push(...(await benchSize(makeInstance({ size: 'XL', seed: 1, booths: FULL_BOOTHS }), LIMITS.XL)));
  return [...rows, ...(await benchPublished())];
}

async function benchSize(input: InstanceInput, limitSeconds: number): Promise<readonly BenchRow[]> {
  const instance = read(input);
  const run = await solveTimed(instance, limitSeconds);
  const row = { case: input.name, ...describe(input, run) };
  const repairs: BenchRow[] = [];
  for (const [name, changed] of changes(input, run.schedule)) {
    const started = performance.now();
    let repaired = 0;
    const { schedule, moves, leastMoves } = await replanSchedule(read(changed), run.schedule, {
      limitSeconds: input.meetings.length > 1000 ? 1 : 20,
      now: () => performance.now(),
      onRepair: () => {
        repaired = performance.now() - started;
      },
    });
    const seconds = (performance.now() - started) / 1000;
    repairs.push({
      case: `${input.name} ${name}`,
      valid: verdictOf(changed, schedule),
      'found s': repaired / 1000,
      'proved s': leastMoves === undefined ? '' : seconds,
      moves,
      'least moves': leastMoves ?? '',
      s: seconds,
    });
  }
  return [row, ...repairs];
}

type Timed = {
  readonly schedule: Schedule;
  readonly first: number;
  readonly bound: number;
  readonly qualityBound: number;
  readonly series: readonly (Progress & { readonly seconds: number })[];
  readonly seconds: number;
};

async function solveTimed(instance: Instance, limitSeconds: number, proves = true): Promise<Timed> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const series: (Progress & { readonly seconds: number })[] = [];
  const solved = await solveInstance(instance, {
    seed: 1,
    limitSeconds,
    now: () => performance.now(),
    proves,
    onProgress: (progress) => series.push({ ...progress, seconds: elapsed() }),
  });
  const [weight, quality] = judgeSchedule(compileProblem(instance), solved.snapshot, solved.certainty);
  return {
    schedule: solved.schedule,
    first: solved.first.breaks,
    bound: weight?.bound ?? 0,
    qualityBound: quality?.bound ?? 0,
    series,
    seconds: elapsed(),
  };
}

function describe(input: InstanceInput, run: Timed): BenchRow {
  const { weight, breaks, misses } = measureSchedule(input, run.schedule);
  const end = run.series.at(-1);
  const best = end?.weight ?? 0;
  const near = run.series.find((each) => each.weight >= best - 0.001 * (end?.weightBound ?? 0));
  const proved = run.series.find((each) => best >= each.weightBound && each.weight >= best);
  return {
    valid: verdictOf(input, run.schedule),
    weight,
    bound: run.bound,
    '% off': (100 * (run.bound - weight)) / Math.max(1, run.bound),
    'found s': near?.seconds ?? '',
    'proved s': proved?.seconds ?? '',
    breaks,
    'breaks %': run.first === 0 ? '' : (-100 * (run.first - breaks)) / run.first,
    misses,
    'gaps ≥': run.qualityBound,
    s: run.seconds,
    MB: Math.round(process.memoryUsage().rss / 1_000_000),
  };
}

/** A cancellation, a closed room, a late arrival and a new request. */
function changes(
  input: InstanceInput,
  { assignments }: Schedule,
): readonly (readonly [string, InstanceInput])[] {
  const [placed] = assignments;
  const [day] = input.days;
  const last = input.meetings.at(-1);
  const person = input.meetings.find(({ id }) => id === placed?.meeting)?.people[0];
  if (!placed || !day || !last) return [];
  const busy = { from: day.start, to: day.end, what: 'late' };
  return [
    ['cancelled', { ...input, meetings: input.meetings.filter(({ id }) => id !== placed.meeting) }],
    ['room closed', { ...input, rooms: input.rooms.filter(({ id }) => id !== placed.room) }],
    [
      'late arrival',
      {
        ...input,
        people: input.people.map((each) =>
          each.id === person ? { ...each, busy: [...(each.busy ?? []), busy] } : each,
        ),
      },
    ],
    ['new request', { ...input, meetings: [...input.meetings, { ...last, id: 'new', weight: 10 }] }],
  ];
}

async function benchPublished(): Promise<readonly BenchRow[]> {
  if (!existsSync(PUBLISHED)) return [];
  const optima = new Map(
    readFileSync(join(PUBLISHED, 'jair-table.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .map((cells) => [cells[0] ?? '', { breaks: Number(cells[5]), seconds: cells[6] ?? '' }]),
  );
  const rows: BenchRow[] = [];
  for (const file of readdirSync(PUBLISHED).filter((name) => name.endsWith('.json'))) {
    const input = JSON.parse(readFileSync(join(PUBLISHED, file), 'utf8')) as InstanceInput;
    const run = await solveTimed(read(input), PUBLISHED_SECONDS, false);
    const { breaks } = measureSchedule(input, run.schedule);
    const whole = run.series.find((each) => each.weight >= each.weightBound);
    const known = optima.get(file.replace('.json', ''));
    rows.push({
      case: file,
      valid: verdictOf(input, run.schedule),
      'found s': whole?.seconds ?? '',
      breaks,
      'optimum (MaxSAT)': known?.breaks ?? '',
      'MaxSAT s': known?.seconds ?? '',
      s: run.seconds,
    });
  }
  return rows;
}

function verdictOf(input: InstanceInput, schedule: Schedule): string {
  const faults = checkSchedule(input, schedule);
  return faults.length === 0 ? 'yes' : `${faults.length} faults: ${faults[0]}`;
}

function read(input: InstanceInput): Instance {
  const result = readInstance(input);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults.slice(0, 3)));
  return result.value;
}
