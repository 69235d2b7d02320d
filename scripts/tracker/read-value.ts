import { suggest } from '#diagnostics/suggestion.ts';
import { readDays } from '#locale/read-days.ts';
import type { Translate } from '#locale/words.ts';
import { ActionPriority, ActionStatus, MAX_NOTE_LENGTH } from '#model/action-event.ts';
import { readAssignee } from '#model/assignee.ts';
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
 * Faults: `import-unknown-status`, `import-unknown-priority`, `import-bad-date`, `import-unclear-date`,
 * `import-long-note`, `import-bad-link`, `import-unknown-assignee`.
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
    case 'lookAgain':
      return readDay(text);
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

/** What could be two days is not guessed at. */
function readDay(text: string): ReadValue {
  const [day, ...others] = readDays(text);
  if (day === undefined) return { fault: 'import-bad-date', parameters: { value: text } };
  if (others.length === 0) return { value: day };
  return { fault: 'import-unclear-date', parameters: { value: text, days: [day, ...others].join(', ') } };
}

type Choice = { readonly codes: readonly string[]; readonly term: 'commitment-status' | 'action-priority' };

function readChoice(text: string, { codes, term }: Choice, { words }: Reading): ReadValue {
  const names = codes.flatMap((code) =>
    [code, ...words.map((t) => t(`term.${term}.${code}`))].map((name) => ({ code, name })),
  );
  const found = names.find(({ name }) => fold(name) === fold(text));
  if (found) return { value: found.code };
  const [own] = words;
  const ownNames = own ? codes.map((each) => own(`term.${term}.${each}`)) : [];
  const allowed =
    suggest(text, [...ownNames, ...codes]) ?? ownNames.join(own?.('report.list-separator') ?? ', ');
  const code = term === 'action-priority' ? 'import-unknown-priority' : 'import-unknown-status';
  return { fault: code, parameters: { value: text, allowed } };
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
