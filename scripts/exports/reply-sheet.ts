import { dateStyle, formatPartialDate } from '#locale/dates.ts';
import { partnerName, partnerNames } from '#locale/names.ts';
import type { Translate } from '#locale/words.ts';
import { ActionPriority, ActionStatus } from '#model/action-event.ts';
import { assigneeName, ourPeople, ourUnits } from '#model/assignee.ts';
import { editableValues, writeBase } from '#model/base-values.ts';
import type { EditableField } from '#model/edited-action.ts';
import { type Localized, localize } from '#model/localized.ts';
import { type ActionItem, hasFlag, isSettled, lastNote } from '#model/tracked-action.ts';
import { missionForum, type Workspace } from '#model/workspace.ts';

/** A column of a sheet that others fill in. */
export type ReplyColumn = {
  readonly key: string;
  readonly heading: string;
  readonly widthCharacters: number;
  /** `base`: hidden, what the row was made at. */
  readonly use: 'fill' | 'locked' | 'base';
  readonly type: 'text' | 'date' | 'number';
  /** What a drop-down offers; with `isOpen`, other words are taken as well. */
  readonly choices?: readonly string[];
  readonly isOpen?: boolean;
};

export type ReplyRow = {
  /** Texts, and days as `2026-01-05`. */
  readonly cells: readonly string[];
  readonly look: 'late' | 'settled' | 'plain';
};

/** A sheet in one language that comes back filled in. */
export type ReplySheet = {
  readonly name: string;
  readonly columns: readonly ReplyColumn[];
  readonly rows: readonly ReplyRow[];
};

export type Spoken = { readonly workspace: Workspace; readonly language: string; readonly t: Translate };

type Column = Omit<ReplyColumn, 'heading' | 'choices'> & {
  readonly choices?: (spoken: Spoken) => readonly string[];
  readonly cell: (item: ActionItem, spoken: Spoken) => string | undefined;
};

/** Nobody can say in a cell what takes an item's place: that is a step of its own. */
export const STATUS_CHOICES: readonly ActionStatus[] = ActionStatus.options.filter(
  (status) => status !== 'superseded',
);

/** Column names by the field that they fill in; also those by which an import knows them. */
export const COLUMN_OF: Readonly<Record<EditableField, string>> = {
  status: 'status',
  assignee: 'assignee',
  priority: 'priority',
  dueDate: 'moved-to',
  lookAgain: 'look-again',
  note: 'note',
  evidence: 'evidence',
};

/** What holds, and where its partners are not all as far, how far each is. */
function flagsOf({ flags, states, status, mission }: ActionItem, { workspace, language, t }: Spoken): string {
  const forum = missionForum(workspace, mission);
  const apart = states.some((state) => state.status !== status) ? states : [];
  const each = apart.map((state) =>
    t('exports.actions.partner-state', {
      partner: partnerName(workspace, state.partner, { language, forum }),
      status: t(`term.commitment-status.${state.status}`),
    }),
  );
  return [...flags.map((flag) => t(`term.action-flag.${flag}`)), ...each].join('\n');
}

const said = (text: Localized | undefined, { language }: Spoken) => text && localize(text, language);
const locked = (key: string, widthCharacters: number, cell: Column['cell'], type: Column['type'] = 'text') =>
  ({ key, widthCharacters, cell, use: 'locked', type }) as const;
const fill = (field: EditableField, widthCharacters: number, more: Partial<Column> = {}): Column => ({
  key: COLUMN_OF[field],
  widthCharacters,
  use: 'fill',
  type: 'text',
  cell: (item) => editableValues(item)[field],
  ...more,
});

const COLUMNS: readonly Column[] = [
  locked('text', 48, ({ commitment }, spoken) => said(commitment.text, spoken)),
  locked('owner', 16, ({ commitment }, spoken) =>
    commitment.ownerName
      ? said(commitment.ownerName, spoken)
      : spoken.t(`term.commitment-owner.${commitment.owner}`),
  ),
  locked('partners', 18, (item, { workspace, language }) =>
    partnerNames(workspace, item.partners, { language, forum: missionForum(workspace, item.mission) }),
  ),
  locked('due', 12, ({ due }) => due.latest, 'date'),
  locked('due-words', 22, ({ due }, spoken) => said(due.words, spoken)),
  locked('flags', 14, (item, spoken) => flagsOf(item, spoken)),
  fill('status', 12, {
    cell: ({ status }, { t }) => t(`term.commitment-status.${status}`),
    choices: ({ t }) => STATUS_CHOICES.map((status) => t(`term.commitment-status.${status}`)),
  }),
  fill('assignee', 18, {
    cell: ({ assignee }, { workspace, language }) =>
      assignee === undefined ? undefined : assigneeName(workspace, assignee, language),
    choices: ({ workspace, language }) => [
      ...ourPeople(workspace).map(({ name }) => localize(name, language)),
      ...ourUnits(workspace, language),
    ],
    isOpen: true,
  }),
  fill('priority', 10, {
    cell: ({ priority }, { t }) => priority && t(`term.action-priority.${priority}`),
    choices: ({ t }) => ActionPriority.options.map((priority) => t(`term.action-priority.${priority}`)),
  }),
  fill('dueDate', 12, { type: 'date' }),
  fill('lookAgain', 12, { type: 'date' }),
  fill('note', 36, { cell: (item) => lastNote(item) }),
  fill('evidence', 24),
  locked('source-state', 26, sourceState),
  locked(
    'source-as-of',
    12,
    ({ commitment }, { workspace, language, t }) =>
      commitment.state?.asOf &&
      formatPartialDate(commitment.state.asOf, dateStyle(workspace.settings, language), t),
  ),
  locked('kind', 10, ({ commitment }, { t }) => t(`term.commitment-kind.${commitment.kind}`)),
  locked('open-days', 10, ({ openDays }) => openDays?.toString(), 'number'),
  locked('condition', 24, ({ commitment }, spoken) => said(commitment.condition, spoken)),
  locked('mission', 26, (item, spoken) => missionTitle(item, spoken)),
  locked('id', 32, ({ id }) => id),
  { ...locked('base', 12, (item) => writeBase(item)), use: 'base' },
];

/** The names of every column that a sheet of ours can have, for an import to know them by. */
export const REPLY_COLUMNS: readonly string[] = COLUMNS.map(({ key }) => key);

/** Columns that rest on what people wrote alone, and not on the day or on what has been done since. */
export const FACT_COLUMNS: readonly string[] = [
  'text',
  'owner',
  'partners',
  'due-words',
  'source-state',
  'source-as-of',
  'kind',
  'condition',
  'mission',
  'due',
];

/** What these columns say of an item, by their key. */
export function factCells(item: ActionItem, spoken: Spoken): ReadonlyMap<string, string> {
  const facts = COLUMNS.filter(({ key }) => FACT_COLUMNS.includes(key));
  return new Map(facts.map(({ key, cell }) => [key, cell(item, spoken) ?? '']));
}

function missionTitle({ mission }: ActionItem, spoken: Spoken): string {
  const title = localize(mission.shortTitle ?? mission.title, spoken.language);
  return mission.fictional ? spoken.t('exports.fictional', { title }) : title;
}

function sourceState({ commitment: { state } }: ActionItem, spoken: Spoken): string | undefined {
  if (!state) return undefined;
  return said(state.words, spoken) ?? spoken.t(`term.commitment-status.${state.status}`);
}

/**
 * Items as a sheet to fill in and send back: what can be answered stands open, the rest is locked, and a
 * hidden column holds what each row was made at, by which an import tells changes from what is out of date.
 */
export function replySheet(items: readonly ActionItem[], spoken: Spoken): ReplySheet {
  const { t, language } = spoken;
  return {
    name: `${t('exports.actions.sheet')} (${language})`,
    columns: COLUMNS.map(({ cell: _cell, choices, ...column }) => ({
      ...column,
      heading: t(`exports.actions.column.${column.key}`),
      ...(choices && { choices: choices(spoken) }),
    })),
    rows: items.map((item) => ({
      cells: COLUMNS.map(({ cell }) => cell(item, spoken) ?? ''),
      look: hasFlag(item, 'overdue') ? 'late' : isSettled(item) ? 'settled' : 'plain',
    })),
  };
}

/**
 * The same as a sheet to read: nothing to fill in and nothing hidden. What the office alone has said is left
 * out where nothing of it is there, as in the public edition.
 */
export function readingSheet(items: readonly ActionItem[], spoken: Spoken): ReplySheet {
  const whole = replySheet(items, spoken);
  const kept = whole.columns.flatMap(({ key, use }, index) => {
    const isSaid = key === 'status' || whole.rows.some(({ cells }) => cells[index] !== '');
    return use === 'locked' || (use === 'fill' && isSaid) ? [index] : [];
  });
  return {
    name: whole.name,
    columns: kept.flatMap((index) => {
      const { choices: _choices, isOpen: _isOpen, ...column } = whole.columns[index] ?? {};
      return 'key' in column ? [{ ...column, use: 'locked' } as ReplyColumn] : [];
    }),
    rows: whole.rows.map(({ cells, look }) => ({ cells: kept.map((index) => cells[index] ?? ''), look })),
  };
}
