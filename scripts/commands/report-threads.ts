import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { KeptText } from '#reports/text/kept-text.ts';
import { type Edition, type EditionJob, makeEditions } from './report-editions.ts';

/** Fewer missions than this are done before a thread has started. */
const LEAST_MISSIONS = 4;
const MOST_THREADS = 4;
/** Layout makes much that is soon forgotten: collected early, a thread takes a third less memory. */
const SMALL_NURSERY = { maxYoungGenerationSizeMb: 24 };

/**
 * The editions of many missions, shared between this thread and others; in the order of the missions.
 * A thread costs its own copy of the fonts, so there are only as many as there are processors.
 */
export async function makeManyEditions(job: EditionJob, kept?: KeptText): Promise<readonly Edition[]> {
  const threads = Math.min(MOST_THREADS, availableParallelism());
  if (job.missions.length < LEAST_MISSIONS || threads < 2) return makeEditions(job, kept);
  const shares = shareOut(job, threads);
  const [own, ...others] = shares;
  const away = others.map(runAway);
  const made = [own ? await makeEditions(own, kept) : [], ...(await Promise.all(away))].flat();
  const order = new Map(job.missions.map(({ id }, index) => [`missions/${id}/`, index]));
  const placeOf = ({ path }: Edition): number => order.get(path.replace(/[^/]*$/, '')) ?? 0;
  return made.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Missions dealt out by the length of their prose, the longest first, each to whoever has least. */
function shareOut(job: EditionJob, count: number): readonly EditionJob[] {
  const shares = Array.from({ length: count }, () => ({
    missions: [] as EditionJob['missions'][number][],
    load: 0,
  }));
  const weighed = job.missions
    .map((mission) => ({
      mission,
      weight: mission.prose.reduce((sum, { tree }) => sum + (tree.position?.end.offset ?? 1), 1),
    }))
    .toSorted((a, b) => b.weight - a.weight);
  for (const { mission, weight } of weighed) {
    const least = shares.reduce((a, b) => (b.load < a.load ? b : a));
    least.missions.push(mission);
    least.load += weight;
  }
  return shares.filter(({ missions }) => missions.length > 0).map(({ missions }) => ({ ...job, missions }));
}

function runAway(job: EditionJob): Promise<readonly Edition[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { reportJob: job },
      resourceLimits: SMALL_NURSERY,
      env: withCompileCache(),
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => code === 0 || reject(new Error(`a thread ended with ${code}`)));
  });
}

/** A thread opens its cache of compiled code before its first file only when told by the environment. */
function withCompileCache(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}

function givenJob(): EditionJob | undefined {
  const data: unknown = workerData;
  return typeof data === 'object' && data !== null && 'reportJob' in data
    ? (data.reportJob as EditionJob)
    : undefined;
}

const given = isMainThread ? undefined : givenJob();
if (given) parentPort?.postMessage(await makeEditions(given));
