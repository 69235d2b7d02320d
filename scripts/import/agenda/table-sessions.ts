import { readClauses } from '#locale/availability/clauses.ts';
import { foldPhrase, type Lexicon } from '#locale/availability/lexicon.ts';
import { clockText } from '#locale/availability/times.ts';
import { tokenize } from '#locale/availability/tokens.ts';
import type { CivilDate } from '#model/civil-time.ts';
import type { FoundSession, HostSession } from './programme.ts';
import { plainDay, plainHours } from './sheet-cells.ts';

/** The names of each column, in small letters: `title` may be called `session`. */
export type Headings = Readonly<
  Record<'uid' | 'title' | 'date' | 'start' | 'end' | 'time' | 'room', readonly string[]>
>;

export type TableOptions = {
  readonly headings: Headings;
  /** The event's days: a date without a year is one of them. */
  readonly days: readonly CivilDate[];
  readonly lexicon: Lexicon;
};

/** `file` names the sheet, as in `host.xlsx[Day 1]`. */
export type Sheet = { readonly file: string; readonly rows: readonly (readonly string[])[] };

export type ReadTable = {
  readonly found: readonly FoundSession[];
  /** Headings of columns that no session has a place for, each once. */
  readonly unread: readonly string[];
};

/**
 * The sessions of tables with a row of headings. Days and hours are read as people write them; a row
 * without a day is of the day above, as in merged cells. Without a column of numbers a session is known by
 * its title, and by which of that title it is.
 */
export function tableSessions(sheets: readonly Sheet[], options: TableOptions): ReadTable {
  const read = sheets.map((sheet) => readSheet(sheet, options));
  return {
    found: numbered(read.flatMap(({ found }) => found)),
    unread: [...new Set(read.flatMap(({ unread }) => unread))],
  };
}

function readSheet({ file, rows }: Sheet, options: TableOptions): ReadTable {
  const head = rows.findIndex((row) => columnsOf(row, options.headings).has('title'));
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (head === -1)
    return {
      found: filled.length > 0 ? [{ where: file, lacks: { what: 'heading', text: '' } }] : [],
      unread: [],
    };
  const columns = columnsOf(rows[head] ?? [], options.headings);
  let day = '';
  const found = rows.slice(head + 1).flatMap((row, index): readonly FoundSession[] => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const cell = (name: keyof Headings): string => oneLine(row[columns.get(name) ?? -1] ?? '');
    const [ownDay = '', start = ''] = parted(cell('start'));
    day = plainDay(cell('date') || ownDay || day, options.days);
    const hours = plainHours(cell('time') || hoursOf(start, parted(cell('end'))[1] ?? ''));
    const when = readWhen(day, hours, options);
    const common = { uid: cell('uid'), title: cell('title'), room: cell('room') };
    return [{ where: `${file}:${head + index + 2}`, ...common, ...when }];
  });
  const used = new Set(columns.values());
  return {
    found,
    unread: (rows[head] ?? []).filter((cell, index) => !used.has(index) && cell.trim() !== '').map(oneLine),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** `2027-03-26 11:00` as a spreadsheet writes it is a day and a time. */
function parted(text: string): readonly string[] {
  const [, date, time] = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:[T ]+(.*))?$/.exec(text) ?? [];
  return date === undefined ? ['', text] : [date, time ?? ''];
}

/** Of a session without an end its start alone is kept. */
function hoursOf(start: string, end: string): string {
  if (start === '') return '';
  return end === '' ? `${start}–24:00` : `${start}–${end}`;
}

const DAY_END = 24 * 60;

function readWhen(day: string, hours: string, { days, lexicon }: TableOptions): Partial<FoundSession> {
  const lacks = (what: 'date' | 'time', text: string) => ({ lacks: { what, text } });
  const said = readPhrase(day, { days, lexicon });
  const [date, ...others] = said && said.times.length === 0 ? said.days : [];
  if (date === undefined || others.length > 0) return lacks('date', day);
  if (hours === '') return { date };
  const both = readPhrase(`${day} ${hours}`, { days, lexicon });
  const [span] = both?.times ?? [];
  if (!span || both?.days.length !== 1 || both.times.length > 1) return lacks('time', hours);
  const end = span.to < DAY_END ? { end: clockText(span.to) } : {};
  return { date, start: clockText(span.from), ...end };
}

/** What one plain clause says; undefined where there is a fault, an exception or another clause. */
function readPhrase(phrase: string, { days, lexicon }: Pick<TableOptions, 'days' | 'lexicon'>) {
  const text = foldPhrase(phrase);
  const { clauses, faults } = readClauses({ tokens: tokenize(text, lexicon), text, days }, lexicon);
  const [clause] = clauses;
  const isPlain = clauses.length === 1 && clause?.role === 'free' && clause.sessions.length === 0;
  return faults.length === 0 && isPlain ? clause : undefined;
}

function columnsOf(row: readonly string[], headings: Headings): ReadonlyMap<keyof Headings, number> {
  const found = Object.entries(headings).flatMap(([name, words]) => {
    const index = row.findIndex((cell) => words.includes(oneLine(cell).toLowerCase()));
    return index === -1 ? [] : [[name as keyof Headings, index] as const];
  });
  return new Map(found);
}

/** Two breaks of the same name are two sessions. */
function numbered(found: readonly FoundSession[]): readonly FoundSession[] {
  const times = new Map<string, number>();
  return found.map((each): FoundSession => {
    const title: HostSession['title'] | undefined = each.title;
    if (each.uid || !title) return each;
    const time = (times.get(title) ?? 0) + 1;
    times.set(title, time);
    return { ...each, uid: time === 1 ? title : `${title} #${time}` };
  });
}
