import { join } from 'node:path';
import { loadFonts } from '#load/fonts.ts';
import { readPicture } from '#load/read-picture.ts';
import { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import type { LanguageTag } from '#model/language.ts';
import { viewFor } from '#model/public-view.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { writeWhole } from '#register/write-file.ts';
import type { ReadPhoto } from '#reports/content/context.ts';
import { hasReport, type SetResult } from '#reports/report-input.ts';
import { setParallelReport } from '#reports/set-parallel-report.ts';
import { setReport } from '#reports/set-report.ts';
import type { Command, Context, ExitCode, Input } from './command.ts';
import { outputFolder } from './issue-calendars.ts';
import { locateFindings } from './locate-findings.ts';
import { openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { releasedPlacements } from './released-placements.ts';
import { withPlacements } from './with-placements.ts';

/** `report [mission]`: the report as PDF in each language, and in both side by side. */
export const report: Command = {
  name: 'report',
  positionals: ['[mission]'],
  options: { audience: { type: 'string', value: 'public|internal' } },
  run: async (context, input) => {
    const audience = Audience.safeParse(input.options['audience'] ?? 'public');
    if (!audience.success) return misuse(context, 'cli.report.bad-audience', {});
    const opened = openWorkspace(context, input.positionals[0]);
    if (!opened) return 1;
    const known = opened.workspace.settings.languages;
    const wanted = input.options['lang'];
    const languages = wanted === undefined ? known : known.filter((language) => language === wanted);
    if (languages.length === 0)
      return misuse(context, 'cli.report.bad-language', { value: String(wanted), known: known.join(', ') });
    const today = civilOf(context.now, opened.workspace.settings.home.timeZone).date;
    const workspace = viewFor(opened.workspace, { audience: audience.data, today });
    const missions = visibleMissions(context, { workspace, wanted: opened.missions, input });
    const files = missions.flatMap((mission) => editionsOf({ context, workspace, mission, languages }));
    return finish(context, files, context.out ?? outputFolder(context, audience.data));
  },
};

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

type Edition = { readonly path: string; readonly made: SetResult };
type Editions = {
  readonly context: Context;
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly languages: readonly LanguageTag[];
};

function editionsOf({ context, workspace, mission, languages }: Editions): readonly Edition[] {
  const folder = `missions/${mission.id}`;
  const common = {
    workspace,
    mission,
    fonts: loadFonts(),
    now: context.now,
    readPhoto: photoReader(context.workspaceRoot),
  };
  const written = languages.filter((language) => hasReport(mission, language));
  for (const language of languages) {
    if (!written.includes(language))
      context.tell(context.t('cli.report.no-prose', { mission: mission.id, language }));
  }
  const single = written.map(
    (language): Edition => ({
      path: `${folder}/report.${language}.pdf`,
      made: setReport({ ...common, language, t: context.words(language) }),
    }),
  );
  const [first, second] = written;
  if (!first || !second) return single;
  const parallel = setParallelReport({ ...common, languages: [first, second], t: context.words });
  return [...single, { path: `${folder}/report.parallel.pdf`, made: parallel }];
}

/** Pictures stand beside the prose, and go out without their metadata; one that is not there yet is drawn as a placeholder. */
export function photoReader(workspaceRoot: string): ReadPhoto {
  return (mission, photo) => {
    if (photo.file === undefined) return undefined;
    const read = readPicture(workspaceRoot, mission, photo.file);
    return 'picture' in read ? read.picture.bytes : undefined;
  };
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
