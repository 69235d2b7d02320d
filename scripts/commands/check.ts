import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '#diagnostics/diagnostic.ts';
import { renderDiagnostic } from '#diagnostics/render.ts';
import { applyEdits } from '#load/apply-edits.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { listMissionIds } from '#load/read-mission.ts';
import { writeWhole } from '#register/write-file.ts';
import { describeRules } from '#rules/describe-rules.ts';
import type { Command, Context } from './command.ts';
import { concerns, knowsMission, toJson } from './open-workspace.ts';

/** `check [mission]`: every fault, not the first, on stderr; with `--json` as an array on stdout. */
export const check: Command = {
  name: 'check',
  positionals: ['[mission]'],
  options: { fix: { type: 'boolean' }, rules: { type: 'boolean' } },
  run: async (context, { positionals: [missionId], options }) => {
    if (options['rules']) {
      context.print(describeRules(context.t).trimEnd());
      return 0;
    }
    if (!knowsMission(context, missionId)) return 1;
    if (options['fix']) fixWhatIsSafe(context, missionId);
    const { diagnostics: all } = loadWorkspace(context.workspaceRoot);
    const diagnostics = missionId === undefined ? all : all.filter((each) => concerns(each, missionId));
    if (context.json)
      context.print(
        JSON.stringify(
          diagnostics.map((each) => toJson(each, context)),
          undefined,
          2,
        ),
      );
    else for (const each of diagnostics) process.stderr.write(`${renderDiagnostic(each, context.t)}\n`);
    const errors = diagnostics.filter((each) => each.severity === 'error').length;
    context.tell(
      context.t('cli.check.result', {
        errors,
        warnings: diagnostics.length - errors,
        missions: missionId === undefined ? listMissionIds(context.workspaceRoot).length : 1,
      }),
    );
    return hasErrors(diagnostics) ? 1 : 0;
  },
};

/** Cures what can be cured without a person; `--dry-run` only says what it would change. */
function fixWhatIsSafe(context: Context, missionId: string | undefined): void {
  const { diagnostics } = loadWorkspace(context.workspaceRoot);
  const curable = diagnostics.filter(
    (each) => each.edit && (missionId === undefined || concerns(each, missionId)),
  );
  for (const [file, own] of Map.groupBy(curable, (each) => each.position.file)) {
    const path = join(context.workspaceRoot, file);
    const { text, cured } = applyEdits(readFileSync(path, 'utf8'), own);
    if (!context.dryRun) writeWhole(path, text);
    for (const { position, edit } of cured) {
      const change = { find: edit?.find ?? '', put: edit?.put ?? '' };
      context.tell(`${file}:${position.line}:${position.column} ${context.t('cli.check.fixed', change)}`);
    }
  }
}
