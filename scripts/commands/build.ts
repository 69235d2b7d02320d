import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { loadKeptWorkspace } from '#load/load-kept-workspace.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { listFiles } from '#load/toolkit-digest.ts';
import { toolkitVersion } from '#load/toolkit-version.ts';
import { layColumns } from '#locale/text-columns.ts';
import { Audience } from '#model/audience.ts';
import { civilOf, instantOf } from '#model/civil-time.ts';
import { viewFor } from '#model/public-view.ts';
import { newStagedName, sweepStaged } from '#register/leftovers.ts';
import { trueFolder } from '#register/output-folder.ts';
import { claimFolder } from '#register/output-marker.ts';
import { isBeingPublished } from '#register/publication.ts';
import { withPath } from '#register/with-path.ts';
import type { FormerBuild } from '../../site/reuse.ts';
import { buildCache, codeDigest, inputDigest, memoryFile } from './build-cache.ts';
import {
  type BuildPart,
  factsDigest,
  parseShard,
  readShards,
  type Shard,
  type ShardFault,
  shareOf,
  writeNote,
} from './build-shards.ts';
import { type BuildStep, buildSteps } from './build-steps.ts';
import { AUDIENCES, type Command, type Context, type ExitCode, type Input } from './command.ts';
import { countOutputs } from './count-outputs.ts';
import { openKeptPapers } from './kept-papers.ts';
import { oneTooMany } from './one-too-many.ts';
import { loadWhole, tellDiagnostics } from './open-workspace.ts';
import { openOutput } from './output-folder.ts';
import type { PendingEvents } from './pending-events.ts';
import { createProgress } from './progress.ts';
import { putInPlace } from './put-in-place.ts';
import { fitPrint, terminalWidth } from './terminal.ts';

/**
 * `build`: everything, for one audience, into `dist/` or `dist-internal/`. It is made in a folder of its
 * own and put in place when all of it is there: a build that fails leaves the former one whole.
 */
export const build: Command = {
  name: 'build',
  positionals: ['[folder…]'],
  options: {
    audience: AUDIENCES,
    force: { type: 'boolean' },
    shard: { type: 'string', value: 'i/n' },
    merge: { type: 'string', value: 'folder', multiple: true },
  },
  uses: ['out', 'now', 'dry-run'],
  run: async (context, input) => {
    const { options } = input;
    const audience = Audience.safeParse(options['audience'] ?? 'public');
    if (!audience.success) return misuse(context, String(options['audience']));
    const target = openOutput(context, audience.data, { whole: true });
    if (target === undefined) return 2;
    const started = performance.now();
    const seconds = () => Math.round((performance.now() - started) / 100) / 10;
    const inputs = factsDigest(context.workspaceRoot);
    const part = choosePart(context, input, { audience: audience.data, inputs, toolkit: toolkitVersion() });
    if (!part) return 2;
    const load = context.dryRun ? loadWorkspace : loadKeptWorkspace;
    const loaded = loadWhole(context.workspaceRoot, load);
    const { workspace, diagnostics } = loaded;
    const errors = diagnostics.filter((each) => each.severity === 'error');
    if (!workspace || errors.length > 0) {
      tellDiagnostics(context, errors);
      context.complain(context.t('cli.build.faults', { errors: errors.length }));
      return 1;
    }
    const today = civilOf(context.now, workspace.settings.home.timeZone).date;
    const facts = [audience.data, target, today, JSON.stringify(part)];
    const digest = inputDigest(context.workspaceRoot, facts);
    const cache = buildCache(context.workspaceRoot, target);
    if (!options['force'] && cache.isCurrent(digest)) {
      if (context.json) context.print(JSON.stringify({ folder: target, isUnchanged: true }));
      else context.print(fitPrint(context.t('cli.build.unchanged', { folder: target, seconds: seconds() })));
      return 0;
    }
    const all = viewFor(workspace, { audience: audience.data, today }).missions.map(({ id }) => id);
    const missions = part.kind === 'shard' ? shareOf(all, part) : all;
    const isTaken = !options['force'] && part.kind === 'whole';
    const former = isTaken ? formerBuild(context.workspaceRoot, target) : undefined;
    const papers = openKeptPapers({
      target,
      memory: memoryFile(context.workspaceRoot, 'papers', target),
      isTaken,
      madeAt: instantOf(today, '00:00', workspace.settings.home.timeZone),
      code: `${audience.data} ${former?.code ?? codeDigest(context.workspaceRoot)}`,
    });
    const pending: PendingEvents = [];
    const steps = buildSteps({
      context: { ...context, pending, loaded, papers },
      audience: audience.data,
      missions,
      part,
      former,
    });
    if (context.dryRun) {
      if (context.json)
        context.print(JSON.stringify({ steps: steps.map(({ title }) => title) }, undefined, 2));
      else for (const step of steps) context.print(step.title);
      return 0;
    }
    const finish = (staged: string): void => {
      if (part.kind === 'shard')
        writeNote(staged, {
          index: part.index,
          count: part.count,
          audience: audience.data,
          inputs,
          toolkit: toolkitVersion(),
          missions,
        });
    };
    const leftOut = new Set<string>();
    const made = await makeAll(context, { steps, target, audience: audience.data, finish, pending, leftOut });
    if (made !== 0) return made;
    papers.remember();
    if (leftOut.size > 0) {
      summarise(context, { target, seconds: seconds(), audience: audience.data });
      context.complain(context.t('cli.build.left-out', { missions: [...leftOut].join(', ') }));
      return 1;
    }
    // The register may have moved on while building (new calendar numbers): remember the inputs as they are now,
    // unless somebody has written meanwhile, which is not in the output.
    if (factsDigest(context.workspaceRoot) === inputs)
      cache.remember(inputDigest(context.workspaceRoot, facts));
    summarise(context, { target, seconds: seconds(), audience: audience.data });
    return 0;
  },
};

/** Pages that would come out the same are taken from there. */
function formerBuild(workspaceRoot: string, target: string): FormerBuild {
  const memory = memoryFile(workspaceRoot, 'site', target);
  return { folder: target, memory, code: codeDigest(workspaceRoot) };
}

function misuse(context: Context, value: string): ExitCode {
  context.complain(context.t('cli.build.bad-audience', { value }));
  return 2;
}

/** Whole, unless `--shard` or `--merge` says otherwise; `undefined` after a fault, which is told. */
function choosePart(
  context: Context,
  { options, positionals }: Input,
  whole: { readonly audience: Audience; readonly inputs: string; readonly toolkit: string },
): BuildPart | undefined {
  const { shard, merge } = options;
  const folders = [...String(merge ?? '').split('\n'), ...positionals].filter((each) => each !== '');
  if (shard !== undefined && merge !== undefined) return refuse(context, 'cli.build.shard-or-merge');
  if (merge === undefined && folders[0] !== undefined) {
    context.complain(oneTooMany('build', folders[0], context));
    return undefined;
  }
  if (merge !== undefined) {
    const shards = readShards(
      folders.map((folder) => resolve(folder)),
      whole,
    );
    const faults = shards.filter((each): each is ShardFault => 'key' in each);
    for (const { key, values } of faults) context.complain(context.t(key, values));
    return faults.length > 0 ? undefined : { kind: 'merge', shards: shards as readonly Shard[] };
  }
  if (shard === undefined) return { kind: 'whole' };
  const place = parseShard(String(shard));
  return place
    ? { kind: 'shard', ...place }
    : refuse(context, 'cli.build.bad-shard', { value: String(shard) });
}

function refuse(context: Context, key: string, values: Readonly<Record<string, string>> = {}): undefined {
  context.complain(context.t(key, values));
  return undefined;
}

type Making = {
  readonly steps: readonly BuildStep[];
  readonly target: string;
  readonly audience: Audience;
  readonly pending: PendingEvents;
  /** Missions whose papers have a fault: all else is made. */
  readonly leftOut: Set<string>;
  /** What is written when everything else is there. */
  readonly finish: (staged: string) => void;
};

async function makeAll(context: Context, making: Making): Promise<ExitCode> {
  const { steps, target, audience, finish } = making;
  sweepStaged(context.workspaceRoot, trueFolder(target), Date.now());
  const staged = makeStaged(target);
  claimFolder(staged, audience);
  const progress = createProgress(context, steps.length);
  try {
    for (const step of steps) {
      progress.start(step.title);
      const code = await step.run(staged);
      if (code === 1 && step.mission !== undefined) making.leftOut.add(step.mission);
      else if (code !== 0) return code;
    }
    progress.end();
    finish(staged);
    claimFolder(staged, audience);
    // Somebody may have put something there meanwhile.
    if (openOutput(context, audience, { whole: true }) === undefined) return 2;
    const placed = await putInPlace(context, { staged, target: trueFolder(target), pending: making.pending });
    if (placed === 'done') return 0;
    context.complain(context.t('cli.build.register-moved'));
    return 1;
  } catch (cause) {
    throw withPath(cause, target);
  } finally {
    progress.end();
    if (existsSync(staged) && !isBeingPublished(context.workspaceRoot, staged))
      rmSync(staged, { recursive: true, force: true });
  }
}

/** Beside the target, so that a rename puts it in place; under a name that nobody has. */
function makeStaged(target: string): string {
  const place = trueFolder(target);
  mkdirSync(dirname(place), { recursive: true });
  const staged = newStagedName(place);
  try {
    mkdirSync(staged);
  } catch (cause) {
    throw withPath(cause, place, staged);
  }
  return staged;
}

function summarise(
  context: Context,
  {
    target,
    seconds,
    audience,
  }: { readonly target: string; readonly seconds: number; readonly audience: Audience },
): void {
  const files = listFiles(target);
  if (context.json) {
    context.print(JSON.stringify({ folder: target, files }, undefined, 2));
    return;
  }
  const columns = (['made', 'files', 'look'] as const).map((name) => ({
    heading: context.t(`cli.build.heading.${name}`),
  }));
  const rows = countOutputs(files).map(({ kind, count, example }) => [
    context.t(`cli.build.made.${kind}`),
    String(count),
    relative(process.cwd(), join(target, example)),
  ]);
  for (const line of layColumns(columns, rows, { width: terminalWidth() })) context.print(line);
  context.print(fitPrint(context.t('cli.build.done', { files: files.length, seconds })));
  const elsewhere = context.out === undefined ? '' : ` --out ${relative(process.cwd(), target) || '.'}`;
  const internal = audience === 'internal' && context.out === undefined ? ' --audience internal' : '';
  context.print(
    fitPrint(context.t('cli.build.look', { call: context.call(`preview${elsewhere}${internal}`) })),
  );
}
