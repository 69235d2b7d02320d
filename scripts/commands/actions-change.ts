import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { readActionCsv } from '#exports/read-action-csv.ts';
import { readActionJson } from '#exports/read-action-json.ts';
import type { ActionEvent } from '#model/action-event.ts';
import { ActionUpdate } from '#model/action-item.ts';
import type { EventDraft } from '#model/register-event.ts';
import { commitmentsOf } from '#model/workspace.ts';
import { ACTIONS, logOfItem } from '#register/actions.ts';
import { changeLogs, listLogs } from '#register/event-log.ts';
import { eventsOf, recordsOf } from '#tracker/action-records.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { planImport } from '#tracker/import-actions.ts';
import { syncActions } from '#tracker/update-action.ts';
import { findItem, openTracker } from './actions-open.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { signature } from './signature.ts';

/** `actions update <item> --status … --note … --due …` */
export async function updateOne(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const tracker = openTracker(context, 'internal');
  if (!tracker) return 1;
  const item = findItem(context, tracker.items, positionals[0] ?? '');
  if (!item) return 1;
  const given = { status: options['status'], note: options['note'], dueDate: options['due'] };
  const changed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(changed).length === 0) return refuse(context, 'actions.nothing-to-update', 2);
  const update = ActionUpdate.safeParse({ at: atNow(context), ...changed });
  if (!update.success) return refuse(context, `actions.bad-${String(update.error.issues[0]?.path[0])}`, 2);
  const code = await change(context, { names: [logOfItem(item.id)], by: options['by'] }, () =>
    eventsOf(item.id, update.data),
  );
  if (code !== 0) return code;
  if (context.json) context.print(JSON.stringify({ item: item.id, update: update.data }, undefined, 2));
  else {
    const status = context.t(`term.commitment-status.${update.data.status ?? item.status}`);
    context.print(context.t('actions.updated', { item: item.id, status }));
  }
  return 0;
}

/** `actions sync`: a record for every commitment; records that have lost theirs are named. */
export async function syncAll(context: Context, { options }: Input): Promise<ExitCode> {
  const tracker = openTracker(context, 'internal');
  if (!tracker) return 1;
  const { workspace } = tracker;
  const { added, orphans } = syncActions(workspace, tracker.records);
  const code = await change(context, { names: added.map(logOfItem), by: options['by'] }, (stands) =>
    syncActions(workspace, recordsOf(stands))
      .added.filter((item) => added.includes(item))
      .map((item) => ({ type: 'track', item })),
  );
  if (code !== 0) return code;
  const commitments = workspace.missions.flatMap(commitmentsOf).length;
  if (context.json) context.print(JSON.stringify({ commitments, added, orphans }, undefined, 2));
  else context.print(context.t('actions.synced', { commitments, added: added.length }));
  for (const orphan of orphans) context.tell(context.t('actions.orphan', { item: orphan }));
  return 0;
}

/** `actions import <file>`: edits of an exported CSV or JSON; all of them or, with any fault, none. */
export async function importFile(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const [file = ''] = positionals;
  const text = readUtf8(file);
  if (text === undefined) return refuse(context, 'actions.import-unreadable');
  const tracker = openTracker(context, 'internal');
  if (!tracker) return 1;
  const table =
    extname(file).toLowerCase() === '.json' ? readActionJson(text, file) : readActionCsv(text, file);
  const plan = planImport(tracker.items, table.rows, { at: atNow(context) });
  const diagnostics = [...table.diagnostics, ...plan.diagnostics];
  if (diagnostics.length > 0) {
    tellDiagnostics(context, diagnostics);
    return refuse(context, 'actions.import-nothing-written');
  }
  // Under the lock the items are looked at again: another command may have changed them meanwhile.
  const missions: readonly string[] = tracker.workspace.missions.map(({ id }) => id);
  const logs = [...missions, ...listLogs(context.workspaceRoot, ACTIONS)];
  const code = await change(context, { names: logs, by: options['by'] }, (stands) => {
    const items = deriveActions(tracker.workspace, recordsOf(stands), { today: tracker.today });
    const { updates } = planImport(items, table.rows, { at: atNow(context) });
    return updates.flatMap(({ id, update }) => eventsOf(id, update));
  });
  if (code !== 0) return code;
  if (context.json) context.print(JSON.stringify(plan.updates, undefined, 2));
  else
    context.print(context.t('actions.imported', { rows: table.rows.length, updates: plan.updates.length }));
  return 0;
}

type Target = { readonly names: readonly string[]; readonly by: unknown };
type Work = (stands: readonly ActionEvent[]) => readonly EventDraft<ActionEvent>[];

/** Each event goes to the log of its item's mission; what stands there is seen under the lock. */
async function change(context: Context, { names, by }: Target, work: Work): Promise<ExitCode> {
  if (context.dryRun) return 0;
  const options = { names, signature: signature(context, by) };
  const reading = await changeLogs(context.workspaceRoot, ACTIONS, options, (stands) =>
    Map.groupBy(work([...stands.values()].flat()), ({ item }) => logOfItem(item)),
  );
  if (!('fault' in reading)) return 0;
  tellDiagnostics(context, [reading.fault]);
  return 1;
}

function readUtf8(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
}

function atNow({ now }: Context): string {
  return new Date(now).toISOString();
}

export function refuse(context: Context, key: string, code: ExitCode = 1): ExitCode {
  context.complain(context.t(key));
  return code;
}
