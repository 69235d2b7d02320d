import { join } from 'node:path';
import { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import type { LanguageTag } from '#model/language.ts';
import { viewFor } from '#model/public-view.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { writeWhole } from '#register/write-file.ts';
import { hasReport } from '#reports/report-input.ts';
import type { Command, Context, ExitCode, Input } from './command.ts';
import { outputFolder } from './issue-calendars.ts';
import { locateFindings } from './locate-findings.ts';
import { openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { releasedPlacements } from './released-placements.ts';
import type { Edition } from './report-editions.ts';
import { makeManyEditions } from './report-threads.ts';
import { watchWorkspace } from './watch-workspace.ts';
import { withPlacements } from './with-placements.ts';

export { photoReader } from './report-editions.ts';

/** `report [mission]`: the report as PDF in each language, and in both side by side. */
export const report: Command = {
  name: 'report',
  positionals: ['[mission]'],
  options: { audience: { type: 'string', value: 'public|internal' }, watch: { type: 'boolean' } },
  run: async (context, input) => {
    const audience = Audience.safeParse(input.options['audience'] ?? 'public');
    if (!audience.success) return misuse(context, 'cli.report.bad-audience', {});
    const code = await setAll(context, input, audience.data);
    if (input.options['watch'] !== true || code === 2) return code;
    context.tell(context.t('cli.report.watching'));
    const changes = watchWorkspace(context.workspaceRoot);
    for await (const mission of changes) await setAgain(context, { input, audience: audience.data, mission });
    return 0;
  },
};

/** Sets what a change concerns: one mission, or all of them. */
async function setAgain(
  context: Context,
  {
    input,
    audience,
    mission,
  }: { readonly input: Input; readonly audience: Audience; readonly mission: string | undefined },
): Promise<void> {
  const [named] = input.positionals;
  if (named !== undefined && mission !== undefined && named !== mission) return;
  const started = performance.now();
  const wanted = named ?? mission;
  const code = await setAll(
    context,
    { ...input, positionals: wanted === undefined ? [] : [wanted] },
    audience,
  );
  const milliseconds = Math.round(performance.now() - started);
  if (code === 0) context.tell(context.t('cli.report.set-again', { milliseconds }));
}

async function setAll(context: Context, input: Input, audience: Audience): Promise<ExitCode> {
  const opened = openWorkspace(context, input.positionals[0]);
  if (!opened) return 1;
  const known = opened.workspace.settings.languages;
  const wanted = input.options['lang'];
  const languages = wanted === undefined ? known : known.filter((language) => language === wanted);
  if (languages.length === 0)
    return misuse(context, 'cli.report.bad-language', { value: String(wanted), known: known.join(', ') });
  const today = civilOf(context.now, opened.workspace.settings.home.timeZone).date;
  const workspace = viewFor(opened.workspace, { audience, today });
  const missions = visibleMissions(context, { workspace, wanted: opened.missions, input });
  for (const mission of missions) tellUnwritten(context, mission, languages);
  const { workspaceRoot, now } = context;
  const files = await makeManyEditions({ workspaceRoot, workspace, missions, languages, now });
  return finish(context, files, context.out ?? outputFolder(context, audience));
}

type Selection = {
  readonly workspace: Workspace;
  readonly wanted: readonly Mission[];
  readonly input: Input;
};

function visibleMissions(context: Context, { workspace, wanted, input }: Selection): readonly Mission[] {
  return wanted.flatMap(({ id }) => {
    const mission = findMission(workspace, id);
    if (!mission && input.positionals[0] !== undefined)
      context.tell(context.t('cli.report.not-public', { mission: id }));
    return mission ? [withPlacements(mission, releasedPlacements(context.workspaceRoot, mission))] : [];
  });
}

function tellUnwritten(context: Context, mission: Mission, languages: readonly LanguageTag[]): void {
  for (const language of languages) {
    if (!hasReport(mission, language))
      context.tell(context.t('cli.report.no-prose', { mission: mission.id, language }));
  }
}

/** Writes what was made when nothing is at fault; else tells every fault and writes nothing. */
export function finish(context: Context, files: readonly Edition[], folder: string): ExitCode {
  const findings = files.flatMap(({ made }) => ('findings' in made ? made.findings : []));
  if (findings.length > 0) {
    tellDiagnostics(context, locateFindings(context.workspaceRoot, findings));
    return 1;
  }
  const paths = files.map(({ path }) => join(folder, path));
  for (const [index, { made }] of files.entries()) {
    const path = paths[index];
    if (!context.dryRun && path && 'bytes' in made) writeWhole(path, made.bytes);
  }
  if (context.json) context.print(JSON.stringify({ files: paths }, undefined, 2));
  else for (const path of paths) context.print(path);
  return 0;
}

function misuse(context: Context, key: string, values: Readonly<Record<string, string>>): ExitCode {
  process.stderr.write(`${context.t(key, values)}\n`);
  return 2;
}
