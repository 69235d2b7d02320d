import type { CellObject, Row } from 'write-excel-file/node';
import { partnerNames } from '#locale/names.ts';
import type { Translate } from '#locale/words.ts';
import { localize } from '#model/localized.ts';
import { type ActionItem, hasFlag, isSettled, lastNote } from '#model/tracked-action.ts';
import { type Mission, missionForum, type Workspace } from '#model/workspace.ts';
import { type Sheet, writeXlsx } from './xlsx.ts';

type Column = {
  readonly key: string;
  readonly width: number;
  readonly cell: (item: ActionItem, spoken: Spoken) => CellObject | string | undefined;
};

type Spoken = { readonly workspace: Workspace; readonly language: string; readonly t: Translate };

const COLUMNS: readonly Column[] = [
  { key: 'status', width: 12, cell: (item, { t }) => statusCell(item, t) },
  {
    key: 'flags',
    width: 18,
    cell: ({ flags }, { t }) => flags.map((flag) => t(`term.action-flag.${flag}`)).join('\n'),
  },
  { key: 'due', width: 14, cell: ({ due }) => (due.latest ? dateCell(due.latest) : undefined) },
  {
    key: 'due-words',
    width: 22,
    cell: ({ due }, { language }) => due.words && localize(due.words, language),
  },
  { key: 'text', width: 56, cell: ({ commitment }, { language }) => localize(commitment.text, language) },
  { key: 'owner', width: 14, cell: (item, spoken) => ownerName(item, spoken) },
  { key: 'partners', width: 20, cell: (item, spoken) => partnersOf(item, spoken) },
  { key: 'kind', width: 12, cell: ({ commitment }, { t }) => t(`term.commitment-kind.${commitment.kind}`) },
  {
    key: 'condition',
    width: 28,
    cell: ({ commitment }, { language }) => commitment.condition && localize(commitment.condition, language),
  },
  { key: 'note', width: 32, cell: (item) => lastNote(item) },
  { key: 'mission', width: 30, cell: ({ mission }, spoken) => missionTitle(mission, spoken) },
  { key: 'id', width: 36, cell: ({ id }) => id },
];

/**
 * The tracker as a workbook for people: a sheet per language, the filing language first, with a heading
 * that stays in place and filters on every column. Dates are dates; texts are texts, never formulas.
 */
export function actionsXlsx(
  workspace: Workspace,
  items: readonly ActionItem[],
  { words }: { readonly words: (language: string) => Translate },
): Promise<Uint8Array> {
  const sheets = workspace.settings.languages.map((language): Sheet => {
    const spoken = { workspace, language, t: words(language) };
    return {
      name: `${spoken.t('exports.actions.sheet')} (${language})`,
      widths: COLUMNS.map(({ width }) => width),
      rows: [headerRow(spoken.t), ...items.map((item) => itemRow(item, spoken))],
    };
  });
  return writeXlsx(sheets);
}

function headerRow(t: Translate): Row {
  return COLUMNS.map(({ key }) => ({
    value: t(`exports.actions.column.${key}`),
    fontWeight: 'bold',
    backgroundColor: '#E8EDF2',
    alignVertical: 'center',
    wrap: true,
  }));
}

function itemRow(item: ActionItem, spoken: Spoken): Row {
  return COLUMNS.map((column) => {
    const cell = column.cell(item, spoken);
    if (cell === undefined || cell === '') return undefined;
    const object: CellObject = typeof cell === 'string' ? { value: cell, type: String } : cell;
    return { alignVertical: 'top', wrap: true, ...(isSettled(item) && { textColor: '#6B7280' }), ...object };
  });
}

function statusCell(item: ActionItem, t: Translate): CellObject {
  const value = t(`term.commitment-status.${item.status}`);
  return hasFlag(item, 'overdue')
    ? { value, type: String, fontWeight: 'bold', textColor: '#B42318' }
    : { value, type: String };
}

/** A workbook's days have no zone: midnight UTC is the day itself. */
function dateCell(date: string): CellObject {
  return { value: new Date(`${date}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', align: 'left' };
}

function ownerName({ commitment }: ActionItem, { language, t }: Spoken): string {
  return commitment.ownerName
    ? localize(commitment.ownerName, language)
    : t(`term.commitment-owner.${commitment.owner}`);
}

function missionTitle(mission: Mission, { language, t }: Spoken): string {
  const title = localize(mission.shortTitle ?? mission.title, language);
  return mission.fictional ? t('exports.fictional', { title }) : title;
}

function partnersOf(item: ActionItem, { workspace, language }: Spoken): string {
  return partnerNames(workspace, item.partners, { language, forum: missionForum(workspace, item.mission) });
}
