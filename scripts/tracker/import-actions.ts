import type { Diagnostic, Parameters, Position } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import { ActionStatus, MAX_NOTE_LENGTH } from '#model/action-event.ts';
import type { ActionUpdate } from '#model/action-item.ts';
import { CivilDate } from '#model/civil-time.ts';
import type { EditableField, EditedAction } from '#model/edited-action.ts';
import { type ActionItem, lastNote } from './action-item.ts';

/** What an import would change. With any diagnostic, nothing of it should be written. */
export type ImportPlan = {
  readonly updates: readonly { readonly id: string; readonly update: ActionUpdate }[];
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Compares edited rows with the items as they stand; what differs becomes an update at `at`, an ISO 8601
 * instant. A row that says what is so already changes nothing, so that the same file can be imported twice.
 * Diagnostics, each at its cell: `import-unknown-item`, `import-repeated-item`, `import-unknown-status`,
 * `import-bad-date`, `import-long-note`.
 */
export function planImport(
  items: readonly ActionItem[],
  rows: readonly EditedAction[],
  { at }: { readonly at: string },
): ImportPlan {
  const known = new Map(items.map((item) => [item.id, item]));
  const first = new Map([...rows].reverse().map((row) => [row.id, row]));
  const plans = rows.map((row): RowPlan => {
    const item = known.get(row.id);
    if (!item) return { diagnostics: [unknownItem(row, [...known.keys()])] };
    if (first.get(row.id) !== row)
      return { diagnostics: [importFault('import-repeated-item', row.placeOf('id'), { id: row.id })] };
    return planRow(row, item, at);
  });
  return {
    updates: plans.flatMap(({ update }) => update ?? []),
    diagnostics: plans.flatMap(({ diagnostics }) => diagnostics),
  };
}

type RowPlan = {
  readonly update?: { readonly id: string; readonly update: ActionUpdate };
  readonly diagnostics: readonly Diagnostic[];
};

function planRow(row: EditedAction, item: ActionItem, at: string): RowPlan {
  const { status, note, dueDate } = row.fields;
  const changed = {
    ...(status !== undefined && status.toLowerCase() !== item.status && { status: status.toLowerCase() }),
    ...(note !== undefined && note !== lastNote(item) && { note }),
    ...(dueDate !== undefined && isoDate(dueDate) !== item.due.movedTo && { dueDate: isoDate(dueDate) }),
  };
  const diagnostics = faultsOf(changed, row);
  if (diagnostics.length > 0 || Object.keys(changed).length === 0) return { diagnostics };
  return {
    update: { id: item.id, update: { at, ...changed } as ActionUpdate },
    diagnostics,
  };
}

type Changed = Readonly<Partial<Record<EditableField, string>>>;

function faultsOf({ status, note, dueDate }: Changed, row: EditedAction): readonly Diagnostic[] {
  const fault = (code: string, field: EditableField, parameters: Parameters) =>
    importFault(code, row.placeOf(field), { id: row.id, ...parameters });
  return [
    ...(status !== undefined && !ActionStatus.safeParse(status).success
      ? [
          fault('import-unknown-status', 'status', {
            value: status,
            allowed: ActionStatus.options.join(', '),
          }),
        ]
      : []),
    ...(dueDate !== undefined && !CivilDate.safeParse(dueDate).success
      ? [fault('import-bad-date', 'dueDate', { value: dueDate })]
      : []),
    ...(note !== undefined && note.length > MAX_NOTE_LENGTH
      ? [fault('import-long-note', 'note', { found: note.length })]
      : []),
  ];
}

function unknownItem(row: EditedAction, known: readonly string[]): Diagnostic {
  const suggestion = suggest(row.id, known) ?? known[0] ?? '';
  return importFault('import-unknown-item', row.placeOf('id'), { id: row.id, suggestion });
}

function importFault(code: string, position: Position, parameters: Parameters): Diagnostic {
  return { code, severity: 'error', position, parameters };
}

/** Spreadsheets rewrite `2026-01-05` as `2026/1/5`. */
function isoDate(text: string): string {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (!match) return text;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
