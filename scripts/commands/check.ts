import { type Diagnostic, hasErrors, sortDiagnostics } from '#diagnostics/diagnostic.ts';
import { renderDiagnostic } from '#diagnostics/render.ts';
import { diffOf, type FileEdit } from '#edit/file-edit.ts';
import { readForEdit, writeEdits } from '#edit/write-edits.ts';
import { applyEdits } from '#load/apply-edits.ts';
import { capEachFile } from '#load/cap-faults.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import { type LoadedWithDigests, loadKeptWorkspace, loadWithDigests } from '#load/load-kept-workspace.ts';
import { isUnread, ownWordsFile, wordCoverage } from '#load/word-lists.ts';
import { civilOf } from '#model/civil-time.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { logFaults } from '#register/log-faults.ts';
import { movedLogFaults } from '#register/moved-logs.ts';
import { describeRules } from '#rules/describe-rules.ts';
import type { Command, Context } from './command.ts';
import { knowsMission } from './knows-mission.ts';
import { concerns, joinRepeated, LOOK, tellDiagnostics, toJson } from './open-workspace.ts';
import { tellUnderstood } from './tell-understood.ts';
import { paintDiff } from './terminal.ts';

/** `check [mission]`: every fault, not the first, on stderr; with `--json` as an array on stdout. */
export const check: Command = {
  name: 'check',
  positionals: ['[mission]'],
  options: { fix: { type: 'boolean' }, rules: { type: 'boolean' } },
  uses: ['dry-run'],
  modes: [
    { when: 'rules', uses: [], takesNoArgument: true },
    { when: 'fix', uses: ['dry-run'] },
    { uses: [] },
  ],
  run: async (context, { positionals: [missionId], options }) => {
    if (options['rules']) {
      const page = describeRules(context.t).trimEnd();
      context.print(context.json ? JSON.stringify({ rules: page }) : page);
      return 0;
    }
    if (!knowsMission(context, missionId)) return 1;
    if (options['fix'] && !(await fixWhatIsSafe(context, missionId))) return 1;
    const { loaded, kept } = loadWithDigests(context.workspaceRoot);
    const { diagnostics: found, workspace } = loaded;
    const ofLogs = [...logFaults(context.workspaceRoot), ...movedLogFaults(context.workspaceRoot, workspace)];
    const foreseen = await foresee(context, { workspace, found, missionId, kept });
    const all = sortDiagnostics([...found, ...ofLogs, ...foreseen]);
    const diagnostics = missionId === undefined ? all : all.filter((each) => concerns(each, missionId));
    if (context.json)
      context.print(
        JSON.stringify(
          diagnostics.map((each) => toJson(each, context)),
          undefined,
          2,
        ),
      );
    else
      for (const each of capEachFile(joinRepeated(diagnostics)))
        process.stderr.write(`${renderDiagnostic(each, context.t, LOOK)}\n`);
    if (workspace) {
      const today = civilOf(context.now, workspace.settings.home.timeZone).date;
      const isShown = ({ id, period }: Mission) => id === missionId || (!missionId && period.to >= today);
      for (const mission of workspace.missions.filter(isShown)) tellUnderstood(context, workspace, mission);
    }
    const errors = diagnostics.filter((each) => each.severity === 'error').length;
    context.tell(
      context.t('cli.check.result', {
        errors,
        warnings: diagnostics.length - errors,
        missions: missionId === undefined ? listMissionIds(context.workspaceRoot).length : 1,
      }),
    );
    tellToFillIn(context, diagnostics);
    for (const language of workspace?.settings.languages ?? []) tellUnsaid(context, language);
    return hasErrors(diagnostics) ? 1 : 0;
  },
};

type Checked = {
  readonly workspace: Workspace | undefined;
  readonly found: readonly Diagnostic[];
  readonly missionId: string | undefined;
  readonly kept: LoadedWithDigests['kept'];
};

/** What the papers would refuse; a mission with errors of its own can be set only when those are mended. */
async function foresee(
  context: Context,
  { workspace, found, missionId, kept }: Checked,
): Promise<readonly Diagnostic[]> {
  if (!workspace) return [];
  const errors = found.filter(({ severity }) => severity === 'error');
  const asked = workspace.missions.filter(({ id }) => missionId === undefined || id === missionId);
  if (asked.length === 0) return [];
  const hasOwnErrors = ({ id }: Mission) => errors.some((each) => concerns(each, id));
  const [missions, unset] = [asked.filter((each) => !hasOwnErrors(each)), asked.filter(hasOwnErrors)];
  const { foreseeFaults } = await import('./foresee-faults.ts');
  return foreseeFaults(context, { workspace, missions, unset }, kept);
}

/** What is marked as still to be filled in, by when it is needed. */
function tellToFillIn(context: Context, diagnostics: readonly Diagnostic[]): void {
  const count = (code: string): number => diagnostics.filter((each) => each.code === code).length;
  const [trip, filing] = [count('mark-before-trip'), count('mark-before-filing')];
  if (trip + filing > 0) context.tell(context.t('cli.check.to-fill-in', { trip, filing }));
}

/** What to know of the words of a language in use, how many are said in English: on a terminal, where a person reads it. */
function tellUnsaid(context: Context, language: string): void {
  if (process.stderr.isTTY !== true) return;
  if (isUnread(language))
    context.tell(context.t('cli.check.words-unread', { language, file: ownWordsFile(language) }));
  const { missing, of } = wordCoverage(context.workspaceRoot, language);
  if (missing.length === 0) return;
  const call = context.call(`words ${language}`);
  context.tell(context.t('cli.check.words-missing', { language, missing: missing.length, of, call }));
}

/** Cures what can be cured without a person, and shows it; `--dry-run` only shows it. False when a file had changed meanwhile. */
async function fixWhatIsSafe(context: Context, missionId: string | undefined): Promise<boolean> {
  const { diagnostics } = loadKeptWorkspace(context.workspaceRoot);
  const curable = diagnostics.filter(
    (each) => each.edit && (missionId === undefined || concerns(each, missionId)),
  );
  const edits: FileEdit[] = [];
  for (const [file, own] of Map.groupBy(curable, (each) => each.position.file)) {
    const before = readForEdit(context.workspaceRoot, file) ?? '';
    const mark = before.startsWith('\ufeff') ? '\ufeff' : '';
    const { text, cured } = applyEdits(before.slice(mark.length), own);
    edits.push({ file, before, after: mark + text });
    for (const { position, edit } of cured) {
      const change = { find: edit?.find ?? '', put: edit?.put ?? '' };
      context.tell(`${file}:${position.line}:${position.column} ${context.t('cli.check.fixed', change)}`);
    }
  }
  if (context.dryRun) {
    context.tell(paintDiff(diffOf(edits).trimEnd(), 'stderr'));
    return true;
  }
  const faults = await writeEdits(context.workspaceRoot, edits);
  tellDiagnostics(context, faults);
  return faults.length === 0;
}
