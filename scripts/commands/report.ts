import { dirname } from 'node:path';
import { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import type { LanguageTag } from '#model/language.ts';
import { viewFor } from '#model/public-view.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { hasReport } from '#reports/report-input.ts';
import { type KeptText, keepText } from '#reports/text/kept-text.ts';
import { AUDIENCES, type Command, type Context, type ExitCode, type Input } from './command.ts';
import { tellFound } from './locate-findings.ts';
import { openWorkspace } from './open-workspace.ts';
import { openOutput } from './output-folder.ts';
import { printFiles } from './print-files.ts';
import { readAssignees } from './read-assignees.ts';
import { asReleased } from './released-placements.ts';
import type { Edition } from './report-editions.ts';
import { makeManyEditions } from './report-threads.ts';
import { openSpool } from './spool.ts';
import { madeAt, takePapers } from './take-papers.ts';
import { type Change, watchWorkspace } from './watch-workspace.ts';
import { writeOutputs } from './write-outputs.ts';

/** `report [mission]`: the report as PDF in each language, and in both side by side. */
export const report: Command = {
  name: 'report',
  positionals: ['[mission]'],
  options: { audience: AUDIENCES, watch: { type: 'boolean' } },
  uses: ['out', 'now', 'dry-run'],
  run: async (context, input) => {
    const audience = Audience.safeParse(input.options['audience'] ?? 'public');
    if (!audience.success) return misuse(context, 'cli.report.bad-audience', {});
    const isWatching = input.options['watch'] === true;
    const setting = { input, audience: audience.data, ...(isWatching && { kept: keepText() }) };
    const code = await setAll(context, setting);
    return isWatching && code !== 2 ? watch(context, setting, code) : code;
  },
};

type Setting = {
  readonly input: Input;
  readonly audience: Audience;
  readonly kept?: KeptText;
  readonly changedLanguage?: string | undefined;
};

/** Until the process is stopped. After a fault, which kept everything from being written, all is set again. */
async function watch(context: Context, setting: Setting, first: ExitCode): Promise<ExitCode> {
  context.tell(context.t('cli.report.watching'));
  let last = first;
  for await (const change of watchWorkspace(context.workspaceRoot))
    last = (await setAgain(context, setting, last === 0 ? change : {})) ?? last;
  return last;
}

/** Sets what a change concerns; `undefined` when that is another mission than the one asked for. */
async function setAgain(
  context: Context,
  setting: Setting,
  { mission, language }: Change,
): Promise<ExitCode | undefined> {
  const { input, kept } = setting;
  const [named] = input.positionals;
  if (named !== undefined && mission !== undefined && named !== mission) return undefined;
  const started = performance.now();
  const wanted = named ?? mission;
  kept?.age();
  const positionals = wanted === undefined ? [] : [wanted];
  const again = { ...setting, input: { ...input, positionals }, changedLanguage: language };
  const code = await setAll(context, again);
  const milliseconds = Math.round(performance.now() - started);
  if (code === 0) context.tell(context.t('cli.report.set-again', { milliseconds }));
  return code;
}

async function setAll(context: Context, setting: Setting): Promise<ExitCode> {
  const { input, audience, kept, changedLanguage } = setting;
  const folder = openOutput(context, audience);
  if (folder === undefined) return 2;
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
  const { workspaceRoot } = context;
  const now = madeAt(context);
  const assignees = readAssignees(context, workspace, { missions, audience });
  if (!assignees) return 1;
  const papers = takePapers(context, { kind: 'report', missions, folder }, { workspace });
  const spool = openSpool();
  try {
    const asked = { missions: papers.left, assignees, languages, changedLanguage };
    const job = { workspaceRoot, workspace, ...asked, now, spool: spool.folder };
    const files = await makeManyEditions(job, kept);
    papers.note(files.map(({ path }) => path));
    return finish(context, files, { folder, audience });
  } finally {
    spool.drop();
  }
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
    return mission ? [asReleased(context.workspaceRoot, mission)] : [];
  });
}

function tellUnwritten(context: Context, mission: Mission, languages: readonly LanguageTag[]): void {
  for (const language of languages) {
    if (!hasReport(mission, language))
      context.tell(context.t('cli.report.no-prose', { mission: mission.id, language }));
  }
}

/** Writes the papers of the missions without a fault, and tells every fault of the others, whose former papers stay. */
export function finish(
  context: Context,
  files: readonly Edition[],
  place: { readonly folder: string; readonly audience: Audience },
): ExitCode {
  const findings = files.flatMap(({ made }) => ('findings' in made ? made.findings : []));
  tellFound(context, findings);
  const faulty = new Set(files.flatMap(({ path, made }) => ('findings' in made ? [dirname(path)] : [])));
  const outputs = files.flatMap(({ path, made }) =>
    'bytes' in made && !faulty.has(dirname(path)) ? [{ path, content: made.bytes }] : [],
  );
  if (faulty.size > 0 && outputs.length === 0) return 1;
  const paths = writeOutputs(context, place, outputs);
  if (!paths) return 2;
  printFiles(context, paths);
  return faulty.size > 0 ? 1 : 0;
}

function misuse(context: Context, key: string, values: Readonly<Record<string, string>>): ExitCode {
  context.complain(context.t(key, values));
  return 2;
}
