import type { Diagnostic, Position } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import type { RequestSheet } from '#load/tables/read-sheets.ts';
import type { Translate } from '#locale/words.ts';
import { joinHeadingRows } from './heading-rows.ts';

/** The tables a list of requests may consist of, with their columns; the first of `needs` that is there tells which it is. */
const TABLES = {
  requests: {
    needs: [['guest'], ['people'], ['guestPeople']],
    columns: [
      ...['id', 'host', 'guest', 'hostPeople', 'guestPeople', 'people', 'anyOf', 'priority', 'weight'],
      ...['hostRank', 'guestRank'],
      ...['minutes', 'windows', 'preferred', 'seats', 'rooms', 'venues', 'equipment', 'mandatory'],
      ...['fixed', 'after'],
    ],
  },
  rooms: { needs: [['room']], columns: ['room', 'venue', 'seats', 'open', 'turnover'] },
  people: { needs: [['person']], columns: ['person', 'party', 'busy', 'maxPerDay'] },
  equipment: { needs: [['equipment', 'count']], columns: ['equipment', 'count'] },
  settings: { needs: [['setting', 'value']], columns: ['setting', 'value'] },
} as const;
export type TableKind = keyof typeof TABLES;
export const TABLE_KINDS = Object.keys(TABLES) as TableKind[];

export type ListCell = { readonly text: string; readonly position: Position };
export type ListRow = {
  readonly position: Position;
  /** The cell of a column; nothing when it is empty or there is no such column. */
  readonly cell: (column: string) => ListCell | undefined;
};
export type ListTables = {
  readonly tables: Readonly<Record<TableKind, readonly ListRow[]>>;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * The rows of the tables on some sheets. A table begins with its headings, in any language there are words
 * in and in any order; several may stand on one sheet, one below another with an empty row between them.
 * What stands above the first headings is a title and passed over.
 */
export function readTables(sheets: readonly RequestSheet[], words: readonly Translate[]): ListTables {
  const headings = headingWords(words);
  const tables: Record<TableKind, ListRow[]> = {
    requests: [],
    rooms: [],
    people: [],
    equipment: [],
    settings: [],
  };
  const diagnostics: Diagnostic[] = [];
  const requests = headings.requests;
  const sides = new Set(words.flatMap((t) => t('schedule.list.side').split('|')).map(plainWord));
  const inPairs = {
    columnOf: (heading: string) => columnFor(requests, heading),
    isSide: (heading: string) => sides.has(plainWord(heading)),
  };
  for (const sheet of sheets) {
    let table: { readonly kind: TableKind; readonly columns: readonly string[] } | undefined;
    let isAfterGap = true;
    for (const [index, cells] of joinHeadingRows(sheet.rows, inPairs).entries()) {
      if (cells.every((cell) => cell === '')) {
        isAfterGap = true;
        continue;
      }
      const kind = kindOf(cells, headings, isAfterGap || !table ? 1 : LEAST_WITHOUT_GAP);
      isAfterGap = false;
      if (kind) {
        const line = { file: sheet.file, line: index + 1 };
        const read = readHeadings(cells, headings[kind], { line, offer: columnsToSay(kind, cells, words) });
        table = { kind, columns: read.columns };
        diagnostics.push(...read.diagnostics);
      } else if (table)
        tables[table.kind].push(toRow(cells, table.columns, { file: sheet.file, line: index + 1 }));
    }
  }
  return { tables, diagnostics };
}

/** The words of a list of alternatives: `host|side A`. */
export function alternatives(text: string): readonly string[] {
  return text.split('|').map(plainWord);
}

/** A word without regard to case, width, blanks, and what stands in brackets. */
export function plainWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s_\-.:*]/g, '');
}

type Headings = Readonly<Record<TableKind, ReadonlyMap<string, string>>>;

function headingWords(words: readonly Translate[]): Headings {
  const own = (kind: TableKind) =>
    new Map(
      TABLES[kind].columns.flatMap((column) =>
        [column, ...words.flatMap((t) => t(`schedule.list.column.${column}`).split('|'))].map(
          (heading) => [plainWord(heading), column] as const,
        ),
      ),
    );
  return {
    requests: own('requests'),
    rooms: own('rooms'),
    people: own('people'),
    equipment: own('equipment'),
    settings: own('settings'),
  };
}

/** `Party A / Our delegation`, 「主方 Host」: a heading in two words or languages, where both mean one column. */
function columnFor(known: ReadonlyMap<string, string>, heading: string): string | undefined {
  const whole = known.get(plainWord(heading));
  if (whole !== undefined) return whole;
  const text = heading.normalize('NFKC');
  const byLine = text.split(/[/|\n]/);
  const parts =
    byLine.length > 1
      ? byLine
      : text.split(/(?<=\p{Script=Han}) *(?=[A-Za-z])|(?<=[A-Za-z]) *(?=\p{Script=Han})/u);
  const columns = new Set(parts.map((part) => known.get(plainWord(part))));
  return parts.length > 1 && columns.size === 1 ? [...columns][0] : undefined;
}

/** So many headings in a row are no coincidence, even where the empty row above is missing. */
const LEAST_WITHOUT_GAP = 3;

/** The table that most of the cells are headings of, and at least so many. */
function kindOf(cells: readonly string[], headings: Headings, least: number): TableKind | undefined {
  const scored = TABLE_KINDS.map((kind) => {
    const found = new Set(cells.flatMap((cell) => columnFor(headings[kind], cell) ?? []));
    const isIt = TABLES[kind].needs.some((needed) => needed.every((column) => found.has(column)));
    return { kind, score: isIt ? found.size : 0 };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const isLone = cells.filter((cell) => cell !== '').length === 1;
  return best.score >= least && (best.score > 1 || isLone) ? best.kind : undefined;
}

type Line = { readonly file: string; readonly line: number };

type HeadingsAt = { readonly line: Line; readonly offer: string };

function readHeadings(
  cells: readonly string[],
  known: ReadonlyMap<string, string>,
  { line, offer }: HeadingsAt,
) {
  const diagnostics: Diagnostic[] = [];
  const columns: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = columnFor(known, cell) ?? '';
    const position = { ...line, column: index + 1 };
    if (column !== '' && columns.includes(column))
      diagnostics.push({
        code: 'requests-column-twice',
        severity: 'error',
        position,
        parameters: { value: cell },
      });
    if (column === '' && cell !== '') {
      const suggestion = suggest(plainWord(cell), [...known.keys()]) ?? '';
      diagnostics.push({
        code: suggestion ? 'requests-column-mistyped' : 'requests-column-unknown',
        severity: 'warning',
        position,
        parameters: { value: cell, suggestion, known: offer },
      });
    }
    columns.push(column);
  }
  return { columns, diagnostics };
}

/** The columns of such a table that are not there yet, in the language that most of its headings are in. */
function columnsToSay(kind: TableKind, cells: readonly string[], words: readonly Translate[]): string {
  const given = new Set(cells.map(plainWord));
  const wordsOf = (t: Translate, column: string) => t(`schedule.list.column.${column}`).split('|');
  const isGiven = (word: string) => given.has(plainWord(word));
  const spoken = words
    .map((t) => TABLES[kind].columns.map((column) => wordsOf(t, column)))
    .map((columns) => ({ columns, score: columns.filter((each) => each.some(isGiven)).length }));
  const best = spoken.reduce((a, b) => (b.score > a.score ? b : a), {
    columns: [[]] as string[][],
    score: 0,
  });
  return best.columns.flatMap((each) => (each.some(isGiven) ? [] : each.slice(0, 1))).join(' · ');
}

function toRow(cells: readonly string[], columns: readonly string[], line: Line): ListRow {
  return {
    position: { ...line, column: 1 },
    cell: (column) => {
      const index = columns.indexOf(column);
      const text = cells[index];
      return text ? { text, position: { ...line, column: index + 1 } } : undefined;
    },
  };
}
