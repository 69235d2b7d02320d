import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { readDays } from '#locale/read-days.ts';
import type { EditedAction } from '#model/edited-action.ts';
import { dayRange } from '#model/partial-date.ts';
import type { ActionItem } from '#model/tracked-action.ts';
import { FACT_COLUMNS, factCells, type Spoken } from './reply-sheet.ts';

/**
 * What somebody wrote into columns that are only to be read, such as a new date beside the old one. It is
 * not taken, and told: `import-read-only`, a warning at each cell. `spoken`: of every language that a sheet
 * can be in.
 */
export function readOnlyChanges(
  items: readonly ActionItem[],
  rows: readonly EditedAction[],
  spoken: readonly Spoken[],
): readonly Diagnostic[] {
  const known = new Map(items.map((item) => [item.id, item]));
  return rows.flatMap((row) => {
    const item = known.get(row.id);
    return item ? changesOf(row, item, spoken) : [];
  });
}

function changesOf(row: EditedAction, item: ActionItem, spoken: readonly Spoken[]): readonly Diagnostic[] {
  const cells = (row.readOnly ?? []).filter(({ key }) => FACT_COLUMNS.includes(key));
  if (cells.length === 0) return [];
  const held = spoken.map((each) => factCells(item, each));
  const days = daysOf(item);
  const isHeld = (key: string, text: string) =>
    held.some((own) => isSame(text, own.get(key) ?? '')) ||
    (key === 'due' && (days === undefined || days.some((day) => isSame(text, day))));
  return cells
    .filter(({ key, text }) => !isHeld(key, text))
    .map(({ heading, place }) => ({
      code: 'import-read-only',
      severity: 'warning',
      position: place,
      parameters: { id: item.id, name: heading },
    }));
}

/** The days it has been due on, since the sheet may be older than a move; of what recurs they are not counted up. */
function daysOf({ commitment, updates }: ActionItem): readonly string[] | undefined {
  if (commitment.recurs) return undefined;
  const first = commitment.due?.date && dayRange(commitment.due.date)?.latest;
  return [first, ...updates.map(({ dueDate }) => dueDate)].map((day) => day ?? '');
}

/** As spreadsheets give it back: blanks and line ends, days in the order of a country, `?` for what Big5 lacks. */
function isSame(text: string, held: string): boolean {
  const [a, b] = [plain(text), plain(held)];
  if (a === b || readDays(a).some((day) => day === b)) return true;
  if (!a.includes('?') || a.length !== b.length) return false;
  return a.split('').every((letter, index) => letter === '?' || letter === b[index]);
}

const plain = (text: string): string => text.normalize('NFKC').replace(/^'/, '').replace(/\s+/g, ' ').trim();
