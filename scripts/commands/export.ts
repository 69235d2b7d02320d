import { actionsCsv, actionsJson } from '#exports/actions.ts';
import { actionsOds, actionsXlsx } from '#exports/actions-xlsx.ts';
import { bilateralsCsv, bilateralsJson } from '#exports/bilaterals.ts';
import { untimedSessions } from '#exports/conference.ts';
import { recommendationsCsv, recommendationsJson } from '#exports/recommendation-entries.ts';
import { scheduleJson, scheduleXml } from '#exports/schedule.ts';
import { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import { viewFor } from '#model/public-view.ts';
import type { TrackedRecommendation } from '#model/tracked-recommendation.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { type OpenTracker, openTracker } from './actions-open.ts';
import { AUDIENCES, type Command, type Context, type ExitCode } from './command.ts';
import { reportFiles } from './export-reports.ts';
import { openWorkspace } from './open-workspace.ts';
import { openOutput } from './output-folder.ts';
import { printFiles } from './print-files.ts';
import { readRecommendations } from './recommendations-open.ts';
import { type Placements, placementsIn, releasesOf } from './released-placements.ts';
import { openSpool } from './spool.ts';
import { takePapers } from './take-papers.ts';
import { type AnyOutput, type Output, writeOutputs } from './write-outputs.ts';

/** `export [mission]`: tables, schedules and Word reports for other programs; without a mission also the action items. */
export const exportMission: Command = {
  name: 'export',
  positionals: ['[mission]'],
  options: { audience: AUDIENCES },
  uses: ['out', 'now', 'dry-run'],
  run: async (context, { positionals: [missionId], options }) => {
    const audience = Audience.safeParse(options['audience'] ?? 'public');
    if (!audience.success) return misuse(context);
    const folder = openOutput(context, audience.data);
    if (folder === undefined) return 2;
    const spool = openSpool();
    try {
      const place = { folder, audience: audience.data, spool: spool.folder };
      const made =
        missionId === undefined
          ? await exportAll(context, place)
          : await exportOne(context, place, missionId);
      return made ? write(context, place, made) : 1;
    } finally {
      spool.drop();
    }
  },
};

/** Where it goes, for whom, and where large files wait until all are made. */
type Place = { readonly folder: string; readonly audience: Audience; readonly spool: string };

/** The action items alone: what is left to make where parts of a build are joined. */
export async function exportActions(context: Context, audience: Audience): Promise<ExitCode> {
  const folder = openOutput(context, audience);
  if (folder === undefined) return 2;
  const tracker = openTracker(context, audience);
  const files = tracker && (await actionFiles(context, tracker, audience));
  return files ? write(context, { folder, audience }, files) : 1;
}

/** A fault of another mission does not stand in the way. */
async function exportOne(
  context: Context,
  { folder, audience, spool }: Place,
  missionId: string,
): Promise<readonly AnyOutput[] | undefined> {
  const opened = openWorkspace(context, missionId);
  if (!opened) return undefined;
  const today = civilOf(context.now, opened.workspace.settings.home.timeZone).date;
  const workspace = viewFor(opened.workspace, { audience, today });
  const mission = findMission(workspace, missionId);
  if (mission) return missionFiles(context, workspace, { mission, audience, folder, spool });
  context.tell(context.t('cli.export.not-public', { mission: missionId }));
  return [];
}

async function exportAll(
  context: Context,
  { folder, audience, spool }: Place,
): Promise<readonly AnyOutput[] | undefined> {
  const tracker = openTracker(context, audience);
  if (!tracker) return undefined;
  const { workspace } = tracker;
  const made: AnyOutput[] = [];
  for (const mission of workspace.missions) {
    const files = await missionFiles(context, workspace, { mission, audience, folder, spool });
    if (!files) return undefined;
    made.push(...files);
  }
  const actions = await actionFiles(context, tracker, audience);
  return actions && [...made, ...actions];
}

/** `undefined` when the released schedule or the report cannot be read, which has been told. */
async function missionFiles(
  context: Context,
  workspace: Workspace,
  { mission, audience, folder, spool }: Place & { readonly mission: Mission },
): Promise<readonly AnyOutput[] | undefined> {
  const releases = releasesOf(context, mission);
  if (!releases) return undefined;
  const placements = placementsIn(releases.at(-1));
  tellUntimed(context, mission);
  const papers = takePapers(context, { kind: 'export', missions: [mission], folder }, { workspace });
  if (papers.left.length === 0) return [];
  const reports = await reportFiles(context, workspace, { mission, placements, audience, spool });
  if (!reports) return undefined;
  const files = [...tableFiles(context, workspace, { mission, placements }), ...reports];
  papers.note(files.map(({ path }) => path));
  return files;
}

function tableFiles(
  context: Context,
  workspace: Workspace,
  { mission, placements }: { readonly mission: Mission; readonly placements: Placements },
): readonly Output[] {
  const folder = `missions/${mission.id}`;
  const tables = { words: context.words, placements };
  return [
    { path: `${folder}/bilaterals.csv`, content: bilateralsCsv(workspace, mission, tables) },
    { path: `${folder}/bilaterals.json`, content: bilateralsJson(workspace, mission, tables) },
    ...workspace.settings.languages.flatMap((language) => {
      const spoken = { language, t: context.words(language) };
      return [
        { path: `${folder}/schedule.${language}.xml`, content: scheduleXml(workspace, mission, spoken) },
        { path: `${folder}/schedule.${language}.json`, content: scheduleJson(workspace, mission, spoken) },
      ];
    }),
  ];
}

/** `undefined` when the register cannot be read, which has been told. */
async function actionFiles(
  context: Context,
  { workspace, items, today }: OpenTracker,
  audience: Audience,
): Promise<readonly Output[] | undefined> {
  const recommendations = readRecommendations(context, workspace, audience);
  if (!recommendations) return undefined;
  const tables = { words: context.words, recommendations };
  return [
    { path: 'actions/actions.json', content: actionsJson(workspace, items, { today }) },
    { path: 'actions/actions.csv', content: actionsCsv(workspace, items) },
    { path: 'actions/actions.xlsx', content: await actionsXlsx(workspace, items, tables) },
    { path: 'actions/actions.ods', content: actionsOds(workspace, items, tables) },
    ...recommendationFiles(workspace, recommendations),
  ];
}

/** None where no report in view proposes anything. */
function recommendationFiles(
  workspace: Workspace,
  recommendations: readonly TrackedRecommendation[],
): readonly Output[] {
  if (recommendations.length === 0) return [];
  return [
    { path: 'actions/recommendations.json', content: recommendationsJson(workspace, recommendations) },
    { path: 'actions/recommendations.csv', content: recommendationsCsv(workspace, recommendations) },
  ];
}

function tellUntimed(context: Context, mission: Mission): void {
  const sessions = untimedSessions(mission).length;
  if (sessions > 0) context.tell(context.t('cli.export.untimed', { mission: mission.id, sessions }));
}

function write(context: Context, place: Omit<Place, 'spool'>, files: readonly AnyOutput[]): ExitCode {
  const paths = writeOutputs(context, place, files);
  if (!paths) return 2;
  printFiles(context, paths);
  return 0;
}

function misuse(context: Context): ExitCode {
  context.complain(context.t('cli.export.bad-audience'));
  return 2;
}
