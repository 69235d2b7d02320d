import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { viewFor } from '#model/public-view.ts';
import { type Ran, runInProcess } from '../commands/run-in-process.ts';
import { type Mutation, mutant, mutate, mutations } from './mutate-workspace.ts';

/** `npm run soak` asks for more. About the half passes `check`, and is made. */
const LOADED = Number(process.env['ATTACHE_SOAK_LOADED'] ?? 200);
const LEAST_MADE = 0.4 * LOADED;
/** What `check` passes stays, one upon the other in two missions: hundreds cost one build. */
const MISSIONS = 2;
const MOST_AT_ONCE = 250;
const AUDIENCES = ['internal', 'public'] as const;
const NOW = ['--now', '2026-11-21T09:00+08:00'];

type Mutant = readonly Mutation[];

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

test('whatever is typed, load and check end in diagnostics, and what check passes, every command can make', {
  timeout: 1_200_000,
}, async () => {
  const faults: unknown[] = [];
  let made = 0;
  let [root, standing] = [workspaceOf([]), [] as Mutant[]];
  for (const [index, changes] of fc.sample(mutations, { numRuns: LOADED }).entries()) {
    const putBack = mutate(root, changes);
    const { isSound, fault } = await check(root);
    if (fault !== undefined) faults.push({ fault, changes, upon: standing });
    if (isSound) standing.push(changes);
    else putBack();
    if (standing.length < MOST_AT_ONCE && index < LOADED - 1) continue;
    if ((await faultOfBuilds(root)) !== undefined) faults.push(await firstToFail(standing));
    made += standing.length;
    [root, standing] = [workspaceOf([]), []];
  }
  expect(faults).toEqual([]);
  expect(made).toBeGreaterThan(LEAST_MADE);
});

/** A workspace of some missions, each as the fixture's, with what was typed into them. */
function workspaceOf(mutants: readonly Mutant[]): string {
  const root = mutant([]);
  roots.push(root);
  for (const folder of ['data/missions', 'content/missions'])
    for (let number = 1; number < MISSIONS; number += 1) {
      const [from, to] = ['2020-visit', `2020-visit-${number}`];
      cpSync(join(root, folder, from), join(root, folder, to), { recursive: true });
    }
  for (const changes of mutants) mutate(root, changes);
  return root;
}

async function check(root: string): Promise<{ readonly isSound: boolean; readonly fault?: unknown }> {
  try {
    const ran = await runInProcess('check', '--workspace', root, '--quiet');
    if (!isTold(ran)) return { isSound: false, fault: ran };
    const { workspace } = ran.code === 0 ? loadWorkspace(root) : {};
    if (workspace) viewFor(workspace, { audience: 'public', today: '2030-01-01' });
    return { isSound: ran.code === 0 };
  } catch (fault) {
    return { isSound: false, fault };
  }
}

/** Faults are told as such, with their positions. */
function isTold({ code, stderr }: Ran): boolean {
  const told = [...stderr.matchAll(/^\S.* (?:error|warning) [\w-]+: .*$/gm)];
  return (
    (code === 0 || code === 1) &&
    !/fault of Attaché|cli\.|\bat .+:\d+:\d+\)?$/m.test(stderr) &&
    told.every(([line]) => /^[\w/.-]+:[1-9]\d*:[1-9]\d* (?:error|warning) [\w-]+: ./u.test(line))
  );
}

/** Site, briefs, tracker, reports, exports and calendars of both editions. */
async function faultOfBuilds(root: string): Promise<string | undefined> {
  for (const audience of AUDIENCES) {
    const place = ['--workspace', root, '--quiet', ...NOW];
    const { code, stderr } = await runInProcess('build', '--audience', audience, ...place);
    if (code !== 0) return `${audience}: ${stderr}`;
  }
  return undefined;
}

/** Every beginning of what was typed passes `check`: the last of the shortest that cannot be made is at fault. */
async function firstToFail(standing: readonly Mutant[]): Promise<unknown> {
  let [made, failed] = [0, standing.length];
  while (failed - made > 1) {
    const middle = Math.floor((made + failed) / 2);
    const fault = await faultOfBuilds(workspaceOf(standing.slice(0, middle)));
    [made, failed] = fault === undefined ? [middle, failed] : [made, middle];
  }
  const upon = standing.slice(0, failed - 1);
  const changes = standing[failed - 1];
  return { fault: await faultOfBuilds(workspaceOf([...upon, changes ?? []])), changes, upon };
}
