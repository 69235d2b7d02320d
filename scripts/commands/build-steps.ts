import type { Audience } from '#model/audience.ts';
import type { FormerBuild } from '../../site/reuse.ts';
import { type BuildPart, joinShards, type Shard } from './build-shards.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { largePhotos, makePicturesApart } from './make-pictures-apart.ts';

/** One part of a build: what it is called, and how it is made into the staged folder. */
export type BuildStep = {
  readonly title: string;
  readonly run: (staged: string) => Promise<ExitCode>;
  /** Of one mission's papers, which can be left out: the fault of one mission does not stop the others. */
  readonly mission?: string;
};

type Plan = {
  readonly context: Context;
  readonly audience: Audience;
  readonly missions: readonly string[];
  readonly part: BuildPart;
  readonly former?: FormerBuild | undefined;
};

/** Calendars, exports, reports and (internal) briefs mission by mission, and the site last: it links to them all. */
export function buildSteps(plan: Plan): readonly BuildStep[] {
  switch (plan.part.kind) {
    case 'whole':
      return [
        ...pictureSteps(plan),
        ...sharedSteps(plan),
        ...plan.missions.flatMap((mission) => paperSteps(plan, mission)),
        siteStep(plan),
      ];
    case 'shard':
      return plan.missions.length === 0
        ? []
        : [
            ...pictureSteps(plan),
            ...plan.missions.flatMap((mission) => [
              ...tableSteps(plan, mission),
              ...paperSteps(plan, mission),
            ]),
            siteStep(plan),
          ];
    case 'merge':
      return [joinStep(plan, plan.part.shards), ...actionSteps(plan), siteStep(plan)];
    default:
      return plan.part satisfies never;
  }
}

/** Photos that weigh much come first, while the process itself is small. */
function pictureSteps({ context, missions }: Plan): readonly BuildStep[] {
  const all = context.loaded?.workspace?.missions ?? [];
  const files = largePhotos(
    context.workspaceRoot,
    all.filter(({ id }) => missions.includes(id)),
  );
  if (files.length === 0) return [];
  const run = async (): Promise<ExitCode> => {
    await makePicturesApart(files);
    return 0;
  };
  return [{ title: context.t('cli.build.step.pictures'), run }];
}

const loadInvites = async () => (await import('./invites.ts')).invites;
const loadExports = async () => (await import('./export.ts')).exportMission;

/** Of all missions at once. */
function sharedSteps(plan: Plan): readonly BuildStep[] {
  const { t } = plan.context;
  return [
    commandStep(plan, { title: t('cli.build.step.invites'), load: loadInvites }),
    commandStep(plan, { title: t('cli.build.step.exports'), load: loadExports }),
  ];
}

/** The same of one mission. */
function tableSteps(plan: Plan, mission: string): readonly BuildStep[] {
  const { t } = plan.context;
  return [
    commandStep(plan, { title: t('cli.build.step.invites-of', { mission }), load: loadInvites, mission }),
    commandStep(plan, { title: t('cli.build.step.exports-of', { mission }), load: loadExports, mission }),
  ];
}

function paperSteps(plan: Plan, mission: string): readonly BuildStep[] {
  const { t } = plan.context;
  const report = commandStep(plan, {
    title: t('cli.build.step.report', { mission }),
    load: async () => (await import('./report.ts')).report,
    mission,
    isPaper: true,
  });
  if (plan.audience !== 'internal') return [report];
  const brief = commandStep(plan, {
    title: t('cli.build.step.brief', { mission }),
    load: async () => (await import('./brief.ts')).brief,
    mission,
    isPaper: true,
  });
  return [report, brief];
}

/** What missions share: the tracker's files. */
function actionSteps(plan: Plan): readonly BuildStep[] {
  const { context, audience } = plan;
  return [
    commandStep(plan, {
      title: context.t('cli.build.step.invites'),
      load: async () => (await import('./invites.ts')).actionCalendars,
    }),
    {
      title: context.t('cli.build.step.exports'),
      run: async (staged) => (await import('./export.ts')).exportActions(silence(context, staged), audience),
    },
  ];
}

type CommandStep = {
  readonly title: string;
  readonly load: () => Promise<Pick<Command, 'run'>>;
  readonly mission?: string;
  readonly isPaper?: true;
};

function commandStep({ context, audience }: Plan, { title, load, mission, isPaper }: CommandStep): BuildStep {
  return {
    title,
    ...(isPaper && mission !== undefined && { mission }),
    run: async (staged) => {
      const positionals = mission === undefined ? [] : [mission];
      return (await load()).run(silence(context, staged), { positionals, options: { audience } });
    },
  };
}

function silence(context: Context, staged: string): Context {
  return {
    ...context,
    out: staged,
    json: false,
    quiet: true,
    print: () => undefined,
    tell: () => undefined,
  };
}

function joinStep({ context }: Plan, shards: readonly Shard[]): BuildStep {
  return {
    title: context.t('cli.build.step.join', { shards: shards.length }),
    run: async (staged) => {
      joinShards(shards, staged);
      return 0;
    },
  };
}

function siteStep(plan: Plan): BuildStep {
  return {
    title: plan.context.t('cli.build.step.site'),
    run: (staged) => buildPages(staged, plan),
  };
}

async function buildPages(
  outDir: string,
  { context, audience, missions, part, former }: Plan,
): Promise<ExitCode> {
  const { buildSite } = await import('../../site/build.ts');
  const { files } = await buildSite({
    workspaceRoot: context.workspaceRoot,
    outDir,
    audience,
    now: context.now,
    // As the command has found it.
    loaded: context.loaded,
    former,
    part:
      part.kind === 'whole'
        ? undefined
        : { missions: part.kind === 'shard' ? missions : [], isShared: part.kind === 'merge' },
  });
  return files.length > 0 ? 0 : 1;
}
