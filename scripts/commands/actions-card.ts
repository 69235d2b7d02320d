import { dateStyle, formatDate } from '#locale/dates.ts';
import { wrapText } from '#locale/text-columns.ts';
import type { ActionUpdate } from '#model/action-item.ts';
import { assigneeName } from '#model/assignee.ts';
import type { CivilDate } from '#model/civil-time.ts';
import { type Localized, localize } from '#model/localized.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { threadOf } from '#tracker/threads.ts';
import { saidWords } from './actions-said.ts';
import { dueCell, ownerCell, paint, partnerNameOf, type Speech, shown } from './actions-table.ts';
import { type Fact, layFacts } from './lay-facts.ts';

/** One item with all that is known of it, what was done about it, and the thread it belongs to. */
export function actionCard(
  item: ActionItem,
  all: readonly ActionItem[],
  { width, ...speech }: Speech & { readonly width: number },
): string {
  const { language } = speech;
  return [
    ...wrapText(shown(localize(item.commitment.text, language)), width).map((line) => paint('bold', line)),
    paint('dim', item.id),
    '',
    ...layFacts(factsOf(item, speech), width),
    ...historyOf(item, speech),
    ...threadLines(item, all, speech),
  ].join('\n');
}

function factsOf(item: ActionItem, speech: Speech): readonly Fact[] {
  const { t, language, workspace } = speech;
  const { commitment } = item;
  const text = (words: Localized | undefined) => words && localize(words, language);
  const date = (day: CivilDate) => formatDate(day, dateStyle(workspace.settings, language));
  const state = [
    t(`term.commitment-status.${item.status}`),
    ...item.states
      .filter(({ status }) => status !== item.status)
      .map(
        ({ partner, status }) =>
          `${partnerNameOf(item, partner, speech)} ${t(`term.commitment-status.${status}`)}`,
      ),
    ...item.flags.map((flag) => t(`term.action-flag.${flag}`)),
  ];
  return [
    { label: t('exports.actions.column.status'), value: state.join(' · ') },
    { label: t('exports.actions.column.mission'), value: text(item.mission.title) },
    { label: t('exports.actions.column.kind'), value: t(`term.commitment-kind.${commitment.kind}`) },
    { label: t('exports.actions.column.owner'), value: ownerCell(item, speech) },
    {
      label: t('exports.actions.column.assignee'),
      value: item.assignee && assigneeName(workspace, item.assignee, language),
    },
    {
      label: t('exports.actions.column.priority'),
      value: item.priority && t(`term.action-priority.${item.priority}`),
    },
    { label: t('exports.actions.column.due'), value: dueCell(item, speech) },
    { label: t('exports.actions.column.look-again'), value: item.lookAgain && date(item.lookAgain) },
    { label: t('exports.actions.column.condition'), value: text(commitment.condition) },
    { label: t('actions.recurs'), value: text(commitment.recurs?.words) },
    { label: t('actions.source-state'), value: text(commitment.state?.words) },
    { label: t('actions.waits-on'), value: item.waitsOn.join(', ') },
    { label: t('actions.superseded-by'), value: item.supersededBy },
  ].filter(({ value }) => value !== undefined && value !== '');
}

function historyOf(item: ActionItem, speech: Speech): readonly string[] {
  const { t } = speech;
  const { updates } = item;
  if (updates.length === 0) return [];
  const lines = updates.map((update) => updateLine(update, item, speech));
  return ['', paint('bold', t('actions.updates')), ...lines];
}

/** When, by whom, what, why: on one line. */
function updateLine(update: ActionUpdate, item: ActionItem, speech: Speech): string {
  const { on, by, why } = update;
  const parts = [
    formatDate(on, dateStyle(speech.workspace.settings, speech.language)),
    by && shown(by),
    ...saidWords(update, item, speech),
    why && speech.t('actions.why', { why: shown(why) }),
  ];
  return parts.filter((part) => part !== undefined).join('  ');
}

function threadLines(
  item: ActionItem,
  all: readonly ActionItem[],
  { t, language }: Speech,
): readonly string[] {
  const { items } = threadOf(all, item);
  if (items.length < 2) return [];
  const lines = items.map((each) => {
    const mark = each.id === item.id ? '●' : '○';
    return `${mark} ${paint('dim', each.id)}  ${shown(localize(each.commitment.text, language))}`;
  });
  return ['', paint('bold', t('actions.thread')), ...lines];
}
