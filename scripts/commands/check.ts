import { hasErrors } from '#diagnostics/diagnostic.ts';
import { renderDiagnostic } from '#diagnostics/render.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { listMissionIds } from '#load/read-mission.ts';
import { describeRules } from '#rules/describe-rules.ts';
import type { Command } from './command.ts';
import { concerns, toJson } from './open-workspace.ts';

/** `check [mission]`: every fault, not the first, on stderr; with `--json` as an array on stdout. */
export const check: Command = {
  name: 'check',
  positionals: ['[mission]'],
  options: { rules: { type: 'boolean' } },
  run: async (context, { positionals: [missionId], options }) => {
    if (options['rules']) {
      context.print(describeRules(context.t).trimEnd());
      return 0;
    }
    const known = listMissionIds(context.workspaceRoot);
    if (missionId !== undefined && !known.includes(missionId)) {
      context.tell(
        context.t('cli.unknown-mission', {
          mission: missionId,
          suggestion: suggest(missionId, known) ?? known.join(', '),
        }),
      );
      return 1;
    }
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
        missions: missionId === undefined ? known.length : 1,
      }),
    );
    return hasErrors(diagnostics) ? 1 : 0;
  },
};
