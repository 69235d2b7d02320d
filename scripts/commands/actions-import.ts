import { extname } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { type EditedActions, malformed } from '#exports/edited-actions.ts';
import { readActionJson } from '#exports/read-action-json.ts';
import { readOnlyChanges } from '#exports/read-only-changes.ts';
import { readReply } from '#exports/read-reply.ts';
import { COLUMN_OF } from '#exports/reply-sheet.ts';
import { readSmallFile } from '#load/read-small-file.ts';
import { readSheets } from '#load/tables/read-sheets.ts';
import { listLanguages } from '#load/words.ts';
import type { Translate } from '#locale/words.ts';
import { assigneeName } from '#model/assignee.ts';
import { EDITABLE_FIELDS, type EditableField } from '#model/edited-action.ts';
import type { Workspace } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { listLogs } from '#register/event-log.ts';
import { eventsOf, recordsOf } from '#tracker/action-records.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { type FieldChange, type ImportPlan, planImport, saidBy } from '#tracker/import-actions.ts';
import { openTracker } from './actions-open.ts';
import { shown } from './actions-table.ts';
import { changeActions } from './actions-write.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { fitPrint } from './terminal.ts';
import { whyUnread } from './why-unread.ts';

/**
 * `actions import <file>`: what was changed in a sheet that was exported, held against what it was made at
 * and what stands now. What is in order is taken, the rest is named; with `--atomic` it is all or nothing.
 */
export async function importFile(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const [file = ''] = positionals;
  const bytes = readSmallFile(file);
  if (!bytes) {
    context.complain(whyUnread(context, { file, otherwise: 'actions.import-unreadable' }));
    return 1;
  }
  const tracker = openTracker(context, 'internal');
  if (!tracker) return 1;
  const { workspace, today } = tracker;
  // The reader's own first: what is said of a slip is said in them.
  const others = listLanguages(context.workspaceRoot).filter((each) => each !== context.language);
  const words = [context.t, ...others.map(context.words)];
  const table = await readTable(bytes, file, words);
  const reading = { workspace, words, takesSheet: options['take-sheet'] === true };
  const plan = (items = tracker.items) => planImport(items, table.rows, reading);
  const isStopped = ({ diagnostics }: ImportPlan) =>
    table.diagnostics.length > 0 || (options['atomic'] === true && diagnostics.length > 0);
  let done = plan();
  // Under the lock the items are looked at again: another command may have changed them meanwhile.
  const logs = [
    ...workspace.missions.map(({ id }) => String(id)),
    ...listLogs(context.workspaceRoot, ACTIONS),
  ];
  if (!isStopped(done) && !context.dryRun) {
    const code = await changeActions(context, { names: logs, by: options['by'] }, (stands) => {
      done = plan(deriveActions(workspace, recordsOf(stands, workspace.settings.home.timeZone), { today }));
      return isStopped(done) ? [] : saidBy(done.changes).flatMap(([id, said]) => eventsOf(id, said));
    });
    if (code !== 0) return code;
  }
  const spoken = [context.language, ...others].map((language) => ({
    workspace,
    language,
    t: context.words(language),
  }));
  const remarks = readOnlyChanges(tracker.items, table.rows, spoken);
  return tell(context, { workspace, table, done, remarks, isStopped: isStopped(done) });
}

/** The first sheet that names items: one in another language of ours, or a list beside it, may stand before it. */
async function readTable(
  bytes: Uint8Array,
  file: string,
  words: readonly Translate[],
): Promise<EditedActions> {
  if (extname(file).toLowerCase() === '.json') {
    const text = new TextDecoder('utf-8').decode(bytes);
    return readActionJson(text, file);
  }
  const read = await readSheets(bytes, file);
  if ('fault' in read) return malformed(read.fault.position);
  const tables = read.sheets.map((sheet) => readReply(sheet, words));
  const isNone = ({ diagnostics }: EditedActions) =>
    diagnostics.some(({ code }) => code === 'import-no-column');
  return tables.find((table) => !isNone(table)) ?? tables[0] ?? malformed({ file, line: 1, column: 1 });
}

type Outcome = {
  readonly workspace: Workspace;
  readonly table: EditedActions;
  readonly done: ImportPlan;
  readonly remarks: readonly Diagnostic[];
  readonly isStopped: boolean;
};

function tell(context: Context, { workspace, table, done, remarks, isStopped }: Outcome): ExitCode {
  const diagnostics = [...table.diagnostics, ...done.diagnostics].map((each) =>
    inWords(each, context, workspace),
  );
  const { changes } = done;
  const isWritten = !isStopped && !context.dryRun;
  if (context.json) context.print(JSON.stringify({ isWritten, changes }, undefined, 2));
  else for (const change of changes) context.print(fitPrint(changeLine(change, context, workspace)));
  tellDiagnostics(context, [...diagnostics, ...remarks]);
  const items = new Set(changes.map(({ id }) => id)).size;
  if (isStopped || context.dryRun) context.tell(context.t('actions.nothing-written'));
  if (!context.json)
    context.tell(context.t('actions.imported', { rows: table.rows.length, updates: isWritten ? items : 0 }));
  return diagnostics.length > 0 ? 1 : 0;
}

function changeLine({ id, field, from, to }: FieldChange, context: Context, workspace: Workspace): string {
  const value = (code: string | null) => wordOf(field, code, context, workspace);
  const name = context.t(`exports.actions.column.${COLUMN_OF[field]}`);
  return context.t('actions.import-change', { item: id, field: name, from: value(from), to: value(to) });
}

function wordOf(
  field: EditableField,
  code: string | null,
  { t, language }: Context,
  workspace: Workspace,
): string {
  if (code === null || code === '–') return '–';
  if (field === 'status') return t(`term.commitment-status.${code}`);
  if (field === 'priority') return t(`term.action-priority.${code}`);
  return shown(field === 'assignee' ? assigneeName(workspace, code, language) : code);
}

/** A conflict names its field and values as codes: they are said as the user reads them. */
function inWords(diagnostic: Diagnostic, context: Context, workspace: Workspace): Diagnostic {
  const { parameters } = diagnostic;
  const field = EDITABLE_FIELDS.find((each) => each === parameters['field']);
  if (!field || !diagnostic.code.startsWith('import-conflict')) return diagnostic;
  const values = ['base', 'now', 'sheet'].map((name) => [
    name,
    wordOf(field, String(parameters[name]), context, workspace),
  ]);
  const name = context.t(`exports.actions.column.${COLUMN_OF[field]}`);
  return { ...diagnostic, parameters: { ...parameters, ...Object.fromEntries(values), field: name } };
}
