import { dateStyle, formatDate } from '#locale/dates.ts';
import { inBrackets } from '#locale/in-brackets.ts';
import type { ActionStatus } from '#model/action-event.ts';
import { assigneeName } from '#model/assignee.ts';
import type { CivilDate } from '#model/civil-time.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import type { Said } from '#tracker/action-records.ts';
import { partnerNameOf, type Speech, shown } from './actions-table.ts';

/**
 * What an update says of an item, field by field, in the reader's words and calendar; a field that it takes
 * back has a dash.
 * @example saidWords({ dueDate: '2026-12-10' }, item, speech) // ['Due by → 10 December 2026']
 */
export function saidWords(said: Said, item: ActionItem, speech: Speech): readonly string[] {
  const { t, language, workspace } = speech;
  const { status, partner, supersededBy, assignee, priority, dueDate, lookAgain, note, evidence } = said;
  const date = (day: CivilDate) => formatDate(day, dateStyle(workspace.settings, language));
  const statusOf = (code: ActionStatus): string => {
    const words = t(`term.commitment-status.${code}`);
    return partner ? inBrackets(words, partnerNameOf(item, partner, speech), language) : words;
  };
  const field = (name: string, value: string | null | undefined) =>
    value === undefined ? undefined : `${t(`exports.actions.column.${name}`)} → ${value ?? '–'}`;
  return [
    status && [statusOf(status), supersededBy].filter(Boolean).join(' '),
    field('assignee', assignee && shown(assigneeName(workspace, assignee, language))),
    field('priority', priority && t(`term.action-priority.${priority}`)),
    field('due', dueDate && date(dueDate)),
    field('look-again', lookAgain && date(lookAgain)),
    note && shown(note),
    evidence && shown(evidence),
  ].filter((part) => part !== undefined);
}
