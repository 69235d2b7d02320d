import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { readActionCsv } from '#exports/read-action-csv.ts';
import { readActionJson } from '#exports/read-action-json.ts';
import { ACTIONS } from '#register/actions.ts';
import { listLogs } from '#register/event-log.ts';
import { eventsOf, recordsOf } from '#tracker/action-records.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { planImport } from '#tracker/import-actions.ts';
import { openTracker } from './actions-open.ts';
import { changeActions, refuse } from './actions-write.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';

/** `actions import <file>`: edits of an exported CSV or JSON; all of them or, with any fault, none. */
export async function importFile(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const [file = ''] = positionals;
  const text = readUtf8(file);
  if (text === undefined) return refuse(context, 'actions.import-unreadable');
  const tracker = openTracker(context, 'internal');
  if (!tracker) return 1;
  const at = new Date(context.now).toISOString();
  const table =
    extname(file).toLowerCase() === '.json' ? readActionJson(text, file) : readActionCsv(text, file);
  const plan = planImport(tracker.items, table.rows, { at });
  const diagnostics = [...table.diagnostics, ...plan.diagnostics];
  if (diagnostics.length > 0) {
    tellDiagnostics(context, diagnostics);
    return refuse(context, 'actions.import-nothing-written');
  }
  // Under the lock the items are looked at again: another command may have changed them meanwhile.
  const missions: readonly string[] = tracker.workspace.missions.map(({ id }) => id);
  const logs = [...missions, ...listLogs(context.workspaceRoot, ACTIONS)];
  const code = await changeActions(context, { names: logs, by: options['by'] }, (stands) => {
    const items = deriveActions(tracker.workspace, recordsOf(stands), { today: tracker.today });
    const { updates } = planImport(items, table.rows, { at });
    return updates.flatMap(({ id, update }) => eventsOf(id, update));
  });
  if (code !== 0) return code;
  if (context.json) context.print(JSON.stringify(plan.updates, undefined, 2));
  else
    context.print(context.t('actions.imported', { rows: table.rows.length, updates: plan.updates.length }));
  return 0;
}

function readUtf8(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
}
