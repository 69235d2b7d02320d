import { stripVTControlCharacters, styleText } from 'node:util';
import { dateStyle } from '#locale/dates.ts';
import { partnerName, partnerNames } from '#locale/names.ts';
import { dueLine } from '#locale/said-dates/date-gloss.ts';
import { layColumns } from '#locale/text-columns.ts';
import type { Translate } from '#locale/words.ts';
import { assigneeName } from '#model/assignee.ts';
import { localize } from '#model/localized.ts';
import { missionForum, type Workspace } from '#model/workspace.ts';
import { withoutControls } from '#model/xml-text.ts';
import { ACTION_FLAGS, type ActionItem, hasFlag, isSettled, lastNote } from '#tracker/action-item.ts';

export type Speech = { readonly workspace: Workspace; readonly language: string; readonly t: Translate };

/** Items as a table for the terminal, the pressing ones marked, with a line that counts them. */
export function actionTable(
  items: readonly ActionItem[],
  speech: Speech,
  { width }: { readonly width: number },
): string {
  const { t } = speech;
  if (items.length === 0) return t('actions.none');
  const columns = [
    { heading: t('exports.actions.column.status'), maxWidth: 14 },
    { heading: t('exports.actions.column.due'), maxWidth: 26 },
    { heading: t('exports.actions.column.owner'), maxWidth: 22 },
    { heading: t('exports.actions.column.text') },
  ];
  const rows = items.map((item) => [
    stateCell(item, t),
    dueCell(item, speech),
    ownerAndAssignee(item, speech),
    textCell(item, speech),
  ]);
  const [heading = '', rule = '', ...lines] = layColumns(columns, rows, { width });
  return [paint('bold', heading), paint('dim', rule), ...lines, '', summary(items, t)].join('\n');
}

/** The status, and below it every flag that holds. */
function stateCell(item: ActionItem, t: Translate): string {
  const status = t(`term.commitment-status.${item.status}`);
  const flags = item.flags.map((flag) => {
    const word = t(`term.action-flag.${flag}`);
    return flag === 'overdue' ? paint('red', word) : flag === 'due-soon' ? paint('yellow', word) : word;
  });
  return [isSettled(item) ? paint('dim', status) : status, ...flags].join('\n');
}

/** The source's words and what the date in force adds to them; what has no date ages instead. */
export function dueCell(
  { due, commitment, openDays }: ActionItem,
  { workspace, language, t }: Speech,
): string {
  const words = due.words && localize(due.words, language);
  const style = dateStyle(workspace.settings, language);
  const line = dueLine({ ...due, words, sourceDate: commitment.due?.date }, style, t);
  if (due.latest !== undefined || openDays === undefined) return line;
  const age = t('actions.open-days', { days: openDays });
  return line === '' ? age : t('actions.words-and-age', { words: line, age });
}

function ownerAndAssignee(item: ActionItem, speech: Speech): string {
  const { assignee } = item;
  const owner = ownerCell(item, speech);
  return assignee === undefined
    ? owner
    : `${owner}\n→ ${shown(assigneeName(speech.workspace, assignee, speech.language))}`;
}

/** Who has to act: the third body or the partner by name, else which side. With a partner, on whose account. */
export function ownerCell(item: ActionItem, { workspace, language, t }: Speech): string {
  const { commitment } = item;
  const partners = partnerNames(workspace, item.partners, {
    language,
    forum: missionForum(workspace, item.mission),
  });
  if (commitment.ownerName) return localize(commitment.ownerName, language);
  if (commitment.owner === 'partner' && partners) return partners;
  const side = t(`term.commitment-owner.${commitment.owner}`);
  return partners ? t('actions.side-with-partner', { side, partner: partners }) : side;
}

/** The name of one of an item's partners. */
export function partnerNameOf(item: ActionItem, partner: string, { workspace, language }: Speech): string {
  const known = item.partners.find((each) => each === partner);
  return known
    ? partnerName(workspace, known, { language, forum: missionForum(workspace, item.mission) })
    : partner;
}

function textCell(item: ActionItem, speech: Speech): string {
  const note = lastNote(item);
  const lines = [
    localize(item.commitment.text, speech.language),
    ...statesApart(item, speech),
    ...(note ? [`» ${note}`] : []),
  ];
  return [...lines.map(shown), paint('dim', item.id)].join('\n');
}

/** Where its partners are not all as far: how far each is. */
function statesApart(item: ActionItem, speech: Speech): readonly string[] {
  if (item.states.every(({ status }) => status === item.status)) return [];
  const each = item.states.map(({ partner, status }) =>
    speech.t('exports.actions.partner-state', {
      partner: partnerNameOf(item, partner, speech),
      status: speech.t(`term.commitment-status.${status}`),
    }),
  );
  return [each.join(' · ')];
}

/** Text that cannot move the cursor or colour what follows. */
export function shown(text: string): string {
  return withoutControls(stripVTControlCharacters(text));
}

function summary(items: readonly ActionItem[], t: Translate): string {
  const counts = ACTION_FLAGS.map(
    (flag) => [flag, items.filter((item) => hasFlag(item, flag)).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([flag, count]) => `${t(`term.action-flag.${flag}`)} ${count}`);
  return [t('actions.count', { items: items.length }), ...counts].join(' · ');
}

/** Colour where the terminal shows it and nobody has asked for none (NO_COLOR). */
export function paint(style: 'bold' | 'dim' | 'red' | 'yellow', text: string): string {
  return styleText(style, text, { stream: process.stdout });
}
