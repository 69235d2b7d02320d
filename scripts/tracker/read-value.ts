import { suggest } from '#diagnostics/suggestion.ts';
import type { Translate } from '#locale/words.ts';
import { ActionPriority, ActionStatus, MAX_NOTE_LENGTH } from '#model/action-event.ts';
import { readAssignee } from '#model/assignee.ts';
import { addDays, CivilDate } from '#model/civil-time.ts';
import type { EditableField } from '#model/edited-action.ts';
import type { Workspace } from '#model/workspace.ts';
import { SaidFields } from './read-update.ts';

/** What a cell says, as the register has it; `null`: nothing. */
export type ReadValue =
  | { readonly value: string | null }
  | { readonly fault: string; readonly parameters: Readonly<Record<string, string | number>> };

/** `words`: of every language that cells may be in; the first is the reader's, in which slips are told. */
export type Reading = { readonly workspace: Workspace; readonly words: readonly Translate[] };

/**
 * Reads one cell. Words are taken in any of the languages given; dates as spreadsheets write them.
 * Faults: `import-unknown-status`, `import-unknown-priority`, `import-bad-date`, `import-long-note`,
 * `import-bad-link`, `import-unknown-assignee`.
 */
export function readValue(field: EditableField, text: string, reading: Reading): ReadValue {
  if (text === '') return { value: null };
  switch (field) {
    case 'status':
      return readChoice(text, { codes: ActionStatus.options, term: 'commitment-status' }, reading);
    case 'priority':
      return readChoice(text, { codes: ActionPriority.options, term: 'action-priority' }, reading);
    case 'assignee': {
      const read = readAssignee(reading.workspace, text);
      if ('assignee' in read) return { value: read.assignee };
      return { fault: 'import-unknown-assignee', parameters: { value: text, suggestion: read.suggestion } };
    }
    case 'dueDate':
    case 'lookAgain': {
      const date = readDate(text);
      return date === undefined ? { fault: 'import-bad-date', parameters: { value: text } } : { value: date };
    }
    case 'note':
      if (text.length <= MAX_NOTE_LENGTH) return { value: text };
      return { fault: 'import-long-note', parameters: { found: text.length } };
    case 'evidence':
      if (SaidFields.shape.evidence.safeParse(text).success) return { value: text };
      return { fault: 'import-bad-link', parameters: { value: text } };
    default:
      return field satisfies never;
  }
}

type Choice = { readonly codes: readonly string[]; readonly term: 'commitment-status' | 'action-priority' };

function readChoice(text: string, { codes, term }: Choice, { words }: Reading): ReadValue {
  const names = codes.flatMap((code) =>
    [code, ...words.map((t) => t(`term.${term}.${code}`))].map((name) => ({ code, name })),
  );
  const found = names.find(({ name }) => fold(name) === fold(text));
  if (found) return { value: found.code };
  const own = words.slice(0, 1).flatMap((t) => codes.map((each) => t(`term.${term}.${each}`)));
  const allowed = suggest(text, [...own, ...codes]) ?? own.join(', ');
  const code = term === 'action-priority' ? 'import-unknown-priority' : 'import-unknown-status';
  return { fault: code, parameters: { value: text, allowed } };
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Years below this are those of the Republic of China. */
const FIRST_WESTERN_YEAR = 1000;
const ROC_OFFSET = 1911;
/** Days that spreadsheets count from the day before 1900: 1954 to 2119. */
const SERIAL = /^[2-7]\d{4}(?:\.0+)?$/;

/**
 * A day as spreadsheets and people write it, year first. A day or month that comes first is not guessed at.
 * @example readDate('2026/1/5') // '2026-01-05'
 * @example readDate('115年1月5日') // '2026-01-05'
 * @example readDate('46027') // '2026-01-05'
 */
export function readDate(text: string): CivilDate | undefined {
  const plain = text.normalize('NFKC').trim();
  if (SERIAL.test(plain)) return addDays('1899-12-30', Number(plain));
  const match =
    /^(?:民國\s*)?(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]00:00(?::00)?)?$/.exec(
      plain,
    );
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const western = Number(year) < FIRST_WESTERN_YEAR ? Number(year) + ROC_OFFSET : Number(year);
  // Two digits could be a year of either calendar, or a day.
  if (year.length === 2) return undefined;
  const date = `${western}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = CivilDate.safeParse(date);
  return parsed.success ? parsed.data : undefined;
}
