import stringWidth from 'string-width';
import { wrapText } from '#locale/text-columns.ts';
import { type Localized, localize } from '#model/localized.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { threadOf } from '#tracker/threads.ts';
import { dueCell, ownerCell, paint, type Speech, shown } from './actions-table.ts';

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

type Fact = { readonly label: string; readonly value: string | undefined };

function factsOf(item: ActionItem, speech: Speech): readonly Fact[] {
  const { t, language } = speech;
  const { commitment } = item;
  const text = (words: Localized | undefined) => words && localize(words, language);
  const state = [
    t(`term.commitment-status.${item.status}`),
    ...item.flags.map((flag) => t(`term.action-flag.${flag}`)),
  ];
  return [
    { label: t('exports.actions.column.status'), value: state.join(' · ') },
    { label: t('exports.actions.column.mission'), value: text(item.mission.title) },
    { label: t('exports.actions.column.kind'), value: t(`term.commitment-kind.${commitment.kind}`) },
    { label: t('exports.actions.column.owner'), value: ownerCell(item, speech) },
    { label: t('exports.actions.column.due'), value: dueCell(item, speech) },
    { label: t('exports.actions.column.condition'), value: text(commitment.condition) },
    { label: t('actions.recurs'), value: text(commitment.recurs?.words) },
    { label: t('actions.source-state'), value: text(commitment.state?.words) },
    { label: t('actions.waits-on'), value: item.waitsOn.join(', ') },
  ].filter(({ value }) => value !== undefined && value !== '');
}

/** Labels in one column, values in the next. */
function layFacts(facts: readonly Fact[], width: number): readonly string[] {
  const labelWidth = Math.max(...facts.map(({ label }) => stringWidth(label))) + 2;
  return facts.flatMap(({ label, value = '' }) =>
    wrapText(shown(value), Math.max(width - labelWidth, 20)).map((line, index) => {
      const head = index === 0 ? label : '';
      return `${paint('dim', head)}${' '.repeat(labelWidth - stringWidth(head))}${line}`;
    }),
  );
}

function historyOf({ updates }: ActionItem, { t }: Speech): readonly string[] {
  if (updates.length === 0) return [];
  const lines = updates.map(({ at, status, note, dueDate }) =>
    [
      at.slice(0, 10),
      status && t(`term.commitment-status.${status}`),
      dueDate && `→ ${dueDate}`,
      note && shown(note),
    ]
      .filter((part) => part !== undefined)
      .join('  '),
  );
  return ['', paint('bold', t('actions.updates')), ...lines];
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
