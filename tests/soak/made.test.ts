import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runInProcess } from '../commands/run-in-process.ts';
import { fileOf, isOfMission, type Mutation, mutant, mutate, mutations } from './mutate-workspace.ts';

/** `npm run soak` asks for more. */
const MADE = Number(process.env['ATTACHE_SOAK_MADE'] ?? 2);
const NOW = ['--now', '2026-11-21T09:00+08:00'];
const MISSION = '2020-visit';

/** Missions of one workspace: a site is built of all at once, and starting it takes longest. */
const MOST_AT_ONCE = 25;

type Mutant = {
  readonly changes: readonly Mutation[];
  /** Files that it changes and all missions share. */
  readonly shared: readonly string[];
};

test('what check passes, every command can make: site, briefs, tracker, reports, exports, calendars', {
  timeout: 1_200_000,
}, async () => {
  const failed: unknown[] = [];
  let made = 0;
  for (const [index, batch] of batchesOf(await soundMutants(MADE)).entries()) {
    // The internal edition has all that the public one has, but for what only the latter leaves out.
    const audiences = index % 2 === 1 ? ['internal', 'public'] : ['internal'];
    failed.push(...(await faultsOf(batch, audiences)));
    made += batch.length;
  }
  expect({ failed, made }).toEqual({ failed: [], made: MADE });
});

/** The first mutants that `check` passes, as many as are asked for. */
async function soundMutants(count: number): Promise<readonly Mutant[]> {
  const sound: Mutant[] = [];
  // One folder for all: what a mutant leaves as it was is not parsed again.
  const root = mutant([]);
  for (const changes of fc.sample(mutations, { numRuns: 40 * count })) {
    if (sound.length === count) break;
    const putBack = mutate(root, changes);
    if ((await checked(root)) === 0)
      sound.push({
        changes,
        shared: changes.map(({ file }) => fileOf(root, file)).filter((file) => !isOfMission(file)),
      });
    putBack();
  }
  rmSync(root, { recursive: true, force: true });
  return sound;
}

const checked = async (root: string) =>
  (await runInProcess('check', '--workspace', root, '--quiet', '--json')).code;

/** Mutants that can stand in one workspace: each with a mission of its own, no two with the same shared file. */
function batchesOf(mutants: readonly Mutant[]): readonly (readonly Mutant[])[] {
  const batches: Mutant[][] = [];
  for (const each of mutants) {
    const fits = batches.find(
      (batch) =>
        batch.length < MOST_AT_ONCE &&
        !batch.some(({ shared }) => shared.some((file) => each.shared.includes(file))),
    );
    if (fits) fits.push(each);
    else batches.push([each]);
  }
  return batches;
}

/** What could not be made; where a batch fails, its halves are tried, down to the mutant that it is. */
async function faultsOf(batch: readonly Mutant[], audiences: readonly string[]): Promise<readonly unknown[]> {
  const fault = await faultOf(batch, audiences);
  if (fault === undefined) return [];
  if (batch.length === 1) return [{ fault, changes: batch[0]?.changes }];
  const half = Math.ceil(batch.length / 2);
  return [
    ...(await faultsOf(batch.slice(0, half), audiences)),
    ...(await faultsOf(batch.slice(half), audiences)),
  ];
}

async function faultOf(batch: readonly Mutant[], audiences: readonly string[]): Promise<string | undefined> {
  const root = workspaceOf(batch);
  try {
    for (const audience of audiences) {
      const place = ['--workspace', root, '--quiet', ...NOW];
      const { code, stderr } = await runInProcess('build', '--audience', audience, ...place);
      if (code !== 0) return `${audience}: ${stderr}`;
    }
    return undefined;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** One workspace with what each of them changed, each as a mission of its own. */
function workspaceOf(batch: readonly Mutant[]): string {
  const [first = '', ...others] = batch.map(({ changes }) => mutant(changes));
  for (const [index, root] of others.entries()) {
    for (const folder of ['data/missions', 'content/missions'].filter((each) => existsSync(join(root, each))))
      cpSync(join(root, folder, MISSION), join(first, folder, `${MISSION}-${index}`), { recursive: true });
    for (const file of batch[index + 1]?.shared ?? []) copyFileSync(join(root, file), join(first, file));
    rmSync(root, { recursive: true, force: true });
  }
  return first;
}
