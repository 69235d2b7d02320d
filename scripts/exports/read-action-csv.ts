import { CsvError, parse } from 'csv-parse/sync';
import type { Position } from '#diagnostics/diagnostic.ts';
import { EDITABLE_FIELDS, type EditedAction } from '#model/edited-action.ts';
import { unguard } from './csv.ts';
import { type EditedActions, malformed, withoutColumn } from './edited-actions.ts';

/**
 * Reads an edited `actions.csv`. Positions are those a spreadsheet shows: `line` is the row, 1 for the
 * headings, and `column` the column. Commas, semicolons or tabs part the cells, as the spreadsheet of the
 * country has it; columns may be in any order, and only `id` must be there.
 * Diagnostics: `import-malformed`, `import-no-column`.
 * @example readActionCsv('id,status\r\n2014-c-tpat/plan,done\r\n', 'actions.csv').rows
 */
export function readActionCsv(text: string, file: string): EditedActions {
  const table = parseTable(text, file);
  if ('line' in table) return malformed(table);
  const [header = [], ...rows] = table.cells;
  const columns = header.map((name) => name.trim());
  if (!columns.includes('id')) {
    return withoutColumn('id', { file, line: 1, column: 1 });
  }
  const read = rows.flatMap((cells, index) => toRow({ cells, columns, file, line: index + 2 }) ?? []);
  return { rows: read, diagnostics: [] };
}

type Cells = { readonly cells: readonly (readonly string[])[] };

function parseTable(text: string, file: string): Cells | Position {
  try {
    const cells: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
    });
    return { cells };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { lines } = cause as CsvError & { readonly lines?: number };
    return { file, line: lines ?? 1, column: 1 };
  }
}

/** The one of the usual three that the headings hold most of. */
function delimiterOf(text: string): string {
  const heading = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string) => heading.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

type Line = {
  readonly cells: readonly string[];
  readonly columns: readonly string[];
  readonly file: string;
  readonly line: number;
};

/** A line of empty cells, as spreadsheets leave at the end, is none. */
function toRow({ cells, columns, file, line }: Line): EditedAction | undefined {
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  const read = (name: string) => unguard(cells[columns.indexOf(name)] ?? '').trim();
  const written = EDITABLE_FIELDS.map((name) => [name, read(name)] as const).filter(
    ([, value]) => value !== '',
  );
  return {
    id: read('id'),
    fields: Object.fromEntries(written),
    placeOf: (field) => ({ file, line, column: Math.max(columns.indexOf(field), 0) + 1 }),
  };
}
