import type { Diagnostic, Parameters, Position } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import { readDays } from '#locale/read-days.ts';
import { editableValues, readBase } from '#model/base-values.ts';
import {
  type BaseValues,
  EDITABLE_FIELDS,
  type EditableField,
  type EditedAction,
} from '#model/edited-action.ts';
import { withoutControls } from '#model/xml-text.ts';
import type { ActionItem } from './action-item.ts';
import type { Said } from './action-records.ts';
import { type Reading, readValue } from './read-value.ts';

/** One field that the sheet changes. `null`: nothing stands there. */
export type FieldChange = {
  readonly id: string;
  readonly field: EditableField;
  readonly from: string | null;
  readonly to: string | null;
};

/** What an import would change. Conflicts are among the diagnostics; what they are about is not changed. */
export type ImportPlan = {
  readonly changes: readonly FieldChange[];
  readonly diagnostics: readonly Diagnostic[];
};

export type ImportOptions = Reading & {
  /** Where both sides have changed a field, the sheet's word counts. */
  readonly takesSheet: boolean;
};

/**
 * Compares edited rows with what they were made at and with the items as they stand. What was changed in
 * the sheet alone is a change; what was changed since in the register alone stays; what both have changed
 * is a conflict. In a file without hidden values, a field that the register has never changed can be changed.
 * Diagnostics, each at its cell: `import-conflict`, `import-unknown-item`, `import-repeated-item`,
 * `import-base-mixed`, `import-empty-status`, `import-superseded`, and those of `readValue`.
 */
export function planImport(
  items: readonly ActionItem[],
  rows: readonly EditedAction[],
  options: ImportOptions,
): ImportPlan {
  const known = new Map(items.map((item) => [item.id, item]));
  const first = new Map([...rows].reverse().map((row) => [row.id, row]));
  const plans = rows.map((row): ImportPlan => {
    const item = known.get(row.id);
    if (!item) return refused(unknownItem(row, [...known.keys()]));
    if (first.get(row.id) !== row)
      return refused(fault('import-repeated-item', row.placeOf('id'), { id: row.id }));
    return planRow(row, item, options);
  });
  return {
    changes: plans.flatMap(({ changes }) => changes),
    diagnostics: plans.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** What the changes say of each item. */
export function saidBy(changes: readonly FieldChange[]): readonly (readonly [string, Said])[] {
  return [...Map.groupBy(changes, ({ id }) => id)].map(([id, own]) => [
    id,
    Object.fromEntries(own.map(({ field, to }) => [field, to])) as Said,
  ]);
}

function planRow(row: EditedAction, item: ActionItem, options: ImportOptions): ImportPlan {
  const base = row.base === undefined ? undefined : readBase(row.base);
  if (row.base !== undefined && base?.id !== row.id)
    return refused(fault('import-base-mixed', row.placeOf('base'), { id: row.id }));
  const now = editableValues(item);
  const plans = EDITABLE_FIELDS.map((field) => planField({ row, item, field, base, now }, options));
  return {
    changes: plans.flatMap(({ changes }) => changes),
    diagnostics: plans.flatMap(({ diagnostics }) => diagnostics),
  };
}

type Cell = {
  readonly row: EditedAction;
  readonly item: ActionItem;
  readonly field: EditableField;
  readonly base: BaseValues | undefined;
  readonly now: BaseValues;
};

/** As a spreadsheet can hold it. */
const plain = (text: string | undefined): string | undefined => text && withoutControls(text).trim();

/** A table that was made as CSV keeps, as a workbook, the apostrophe by which nothing in it runs. */
const isSame = (cell: string, known: string | null | undefined): boolean =>
  cell === (known ?? '') || (cell.startsWith("'") && cell.slice(1) === known);

/** A spreadsheet saves days in the order of its country, which alone nobody could read back. */
const isSameDay = (field: EditableField, cell: string, known: string | null | undefined): boolean =>
  (field === 'dueDate' || field === 'lookAgain') && readDays(cell).some((day) => day === known);

const NOTHING: ImportPlan = { changes: [], diagnostics: [] };
/** What is added to and never taken away: no two of them are at odds. */
const ADDED: readonly EditableField[] = ['note', 'evidence'];

function planField({ row, item, field, base, now }: Cell, options: ImportOptions): ImportPlan {
  const text = plain(row.fields[field]);
  const current = plain(now[field]) ?? null;
  const before = plain(base?.[field]);
  if (text === undefined) return NOTHING;
  // Said before it is understood: what came out of the register as it is goes back as it is.
  if (isSame(text, base ? before : current)) return NOTHING;
  if (isSameDay(field, text, base ? before : current)) return NOTHING;
  const read = readValue(field, text, options);
  const place = row.placeOf(field);
  if ('fault' in read) return refused(fault(read.fault, place, { id: item.id, ...read.parameters }));
  const { value } = read;
  if (value === current || (base && value === (before ?? null))) return NOTHING;
  if (value === null && (!base || ADDED.includes(field))) return NOTHING;
  if (field === 'status' && value === null)
    return refused(fault('import-empty-status', place, { id: item.id }));
  if (field === 'status' && value === 'superseded')
    return refused(fault('import-superseded', place, { id: item.id }));
  const isUntouched = base
    ? (before ?? null) === current
    : item.updates.every((update) => update[field] === undefined);
  if (isUntouched || ADDED.includes(field) || options.takesSheet)
    return { changes: [{ id: item.id, field, from: current, to: value }], diagnostics: [] };
  return refused(conflict({ item, field, place, base, now: current, sheet: value }));
}

type Conflict = {
  readonly item: ActionItem;
  readonly field: EditableField;
  readonly place: Position;
  readonly base: BaseValues | undefined;
  readonly now: string | null;
  readonly sheet: string | null;
};

/** Codes, for the command to put into words: this room knows no language. */
function conflict({ item, field, place, base, now, sheet }: Conflict): Diagnostic {
  const last = item.updates.findLast((update) => update[field] !== undefined);
  return fault(base ? 'import-conflict' : 'import-conflict-without-base', place, {
    id: item.id,
    field,
    base: base?.[field] ?? '–',
    now: now ?? '–',
    sheet: sheet ?? '–',
    by: last?.by ?? '?',
    on: last?.on ?? '?',
  });
}

const refused = (diagnostic: Diagnostic): ImportPlan => ({ changes: [], diagnostics: [diagnostic] });

function unknownItem(row: EditedAction, known: readonly string[]): Diagnostic {
  const suggestion = suggest(row.id, known) ?? known[0] ?? '';
  return fault('import-unknown-item', row.placeOf('id'), { id: row.id, suggestion });
}

function fault(code: string, position: Position, parameters: Parameters): Diagnostic {
  return { code, severity: 'error', position, parameters };
}
