import type { Audience } from '#model/audience.ts';
import type { Command, Context, ExitCode } from './command.ts';

/** One part of a build: what it is called, and how it is made into the staged folder. */
export type BuildStep = { readonly title: string; readonly run: (staged: string) => Promise<ExitCode> };

type Plan = { readonly context: Context; readonly audience: Audience; readonly missions: readonly string[] };

/** Calendars, exports, reports and (internal) briefs mission by mission, and the site last: it links to them all. */
export function buildSteps({ context, audience, missions }: Plan): readonly BuildStep[] {
  const command = (title: string, load: () => Promise<Command>, mission?: string): BuildStep => ({
    title,
    run: async (staged) => {
      const silent: Context = {
        ...context,
        out: staged,
        json: false,
        quiet: true,
        print: () => undefined,
        tell: () => undefined,
      };
      const positionals = mission === undefined ? [] : [mission];
      return (await load()).run(silent, { positionals, options: { audience } });
    },
  });
  const t = context.t;
  return [
    command(t('cli.build.step.invites'), async () => (await import('./invites.ts')).invites),
    command(t('cli.build.step.exports'), async () => (await import('./export.ts')).exportMission),
    ...missions.map((mission) =>
      command(
        t('cli.build.step.report', { mission }),
        async () => (await import('./report.ts')).report,
        mission,
      ),
    ),
    ...(audience === 'internal'
      ? missions.map((mission) =>
          command(
            t('cli.build.step.brief', { mission }),
            async () => (await import('./brief.ts')).brief,
            mission,
          ),
        )
      : []),
    { title: t('cli.build.step.site'), run: (staged) => buildPages(staged, { context, audience }) },
  ];
}

async function buildPages(outDir: string, { context, audience }: Omit<Plan, 'missions'>): Promise<ExitCode> {
  const { buildSite } = await import('../../site/build.ts');
  const { files } = await buildSite({
    workspaceRoot: context.workspaceRoot,
    outDir,
    audience,
    now: context.now,
    quiet: true,
  });
  return files.length > 0 ? 0 : 1;
}
