import type { Diagnostic, Position } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import type { Translate } from '#locale/words.ts';
import { EDITABLE_FIELDS, type EditableField, type EditedAction } from '#model/edited-action.ts';
import { unguard } from './csv.ts';
import { type EditedActions, withoutColumn } from './edited-actions.ts';
import { COLUMN_OF, REPLY_COLUMNS } from './reply-sheet.ts';

/** A table as texts, row by row; `file` names it in faults. */
export type ReadTable = {
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
  readonly isFrom1904?: boolean;
};

/** Columns of `actions.csv` for programs that an import leaves aside; `text.en` and such as well. */
const PROGRAM_COLUMNS =
  /^(?:flags|mission|bilateral|partners|kind|owner|due|latest|nextDate|waitsOn|blockedBy|continues|continuedBy|closes|closedBy|states|openDays|supersededBy|sourceStatus|sourceAsOf|(?:partnerNames|ownerName|text|dueWords|condition|sourceState|assigneeName|recurs)\.[\w-]+)$/;

type Columns = ReadonlyMap<'id' | 'base' | EditableField, number>;

/** Headings of what is only to be read and rests on what people wrote, by column. */
type ReadOnly = ReadonlyMap<number, { readonly key: string; readonly heading: string }>;

/**
 * Reads edited rows of a sheet: the headings are known in every language of `words`, or by the names that
 * programs use, in any order; `id` must be there. The first of `words` is the reader's. Positions are those a spreadsheet shows.
 * Diagnostics: `import-no-column`, `import-unknown-column`, `import-repeated-column`.
 */
export function readReply({ file, rows, isFrom1904 }: ReadTable, words: readonly Translate[]): EditedActions {
  const [header = [], ...lines] = rows;
  const names = knownNames(words);
  const columns = new Map<'id' | 'base' | EditableField, number>();
  const readOnly = new Map<number, { key: string; heading: string }>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, heading] of header.entries()) {
    const position = { file, line: 1, column: index + 1 };
    const name = fold(heading);
    if (name === '' && lines.every((line) => (line[index] ?? '').trim() === '')) continue;
    const known = names.get(name);
    if (known === undefined && !PROGRAM_COLUMNS.test(heading.trim()))
      diagnostics.push(unknownColumn(heading, position, words[0]));
    if (typeof known === 'object') readOnly.set(index, { ...known, heading: heading.trim() });
    if (known === undefined || typeof known === 'object') continue;
    if (columns.has(known))
      diagnostics.push({
        code: 'import-repeated-column',
        severity: 'error',
        position,
        parameters: { name: heading },
      });
    else columns.set(known, index);
  }
  if (!columns.has('id')) return withoutColumn('id', { file, line: 1, column: 1 });
  const read = lines.flatMap(
    (cells, index) => toRow(cells, { file, line: index + 2, columns, readOnly, isFrom1904 }) ?? [],
  );
  return { rows: diagnostics.length > 0 ? [] : read, diagnostics };
}

/** What each heading stands for: a field, or the column where it is only to be read. */
function knownNames(
  words: readonly Translate[],
): ReadonlyMap<string, 'id' | 'base' | EditableField | { readonly key: string }> {
  const names = new Map<string, 'id' | 'base' | EditableField | { readonly key: string }>();
  const fieldOf = new Map(EDITABLE_FIELDS.map((field) => [COLUMN_OF[field], field]));
  const known = (key: string) => (key === 'id' || key === 'base' ? key : (fieldOf.get(key) ?? { key }));
  for (const t of words) {
    for (const key of REPLY_COLUMNS) names.set(fold(t(`exports.actions.column.${key}`)), known(key));
  }
  for (const field of ['id', 'base', ...EDITABLE_FIELDS] as const) names.set(fold(field), field);
  return names;
}

const fold = (heading: string): string => heading.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** What can be filled in is named, where no heading of the reader's language is near. */
function unknownColumn(name: string, position: Position, t: Translate | undefined): Diagnostic {
  const headingOf = (key: string) => (t ? t(`exports.actions.column.${key}`) : key);
  const near = suggest(name, REPLY_COLUMNS.map(headingOf));
  const suggestion =
    near ??
    EDITABLE_FIELDS.map((field) => headingOf(COLUMN_OF[field])).join(t ? t('report.list-separator') : ', ');
  return { code: 'import-unknown-column', severity: 'error', position, parameters: { name, suggestion } };
}

type Line = {
  readonly file: string;
  readonly line: number;
  readonly columns: Columns;
  readonly readOnly: ReadOnly;
  readonly isFrom1904: boolean | undefined;
};

/** Days between the two that spreadsheets count from. */
const DAYS_TO_1904 = 1462;
const NUMBER = /^\d{5}(?:\.0+)?$/;

/** A line of empty cells, as spreadsheets leave at the end, is none. */
function toRow(
  cells: readonly string[],
  { columns, readOnly, isFrom1904, ...at }: Line,
): EditedAction | undefined {
  const { file, line } = at;
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  const isWorkbook = /\.(?:xlsx|ods)\b/i.test(file);
  const plain = (index: number) => {
    const cell = cells[index] ?? '';
    return (isWorkbook ? cell : unguard(cell)).trim();
  };
  const read = (name: 'id' | 'base' | EditableField) => plain(columns.get(name) ?? -1);
  const day = (text: string) =>
    isFrom1904 && NUMBER.test(text) ? String(Number(text) + DAYS_TO_1904) : text;
  const fields = EDITABLE_FIELDS.filter((field) => columns.has(field)).map((field) => [
    field,
    field === 'dueDate' || field === 'lookAgain' ? day(read(field)) : read(field),
  ]);
  return {
    id: read('id'),
    fields: Object.fromEntries(fields),
    ...(read('base') !== '' && { base: read('base') }),
    readOnly: [...readOnly].map(([index, { key, heading }]) => ({
      key,
      heading,
      text: key === 'due' ? day(plain(index)) : plain(index),
      place: { file, line, column: index + 1 },
    })),
    placeOf: (field) => ({ file, line, column: (columns.get(field) ?? 0) + 1 }),
  };
}
