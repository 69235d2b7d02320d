import { dateStyle, formatDate, formatPartialDate } from '#locale/dates.ts';
import { partnerName, partnerNames } from '#locale/names.ts';
import type { ActionStatus } from '#model/action-event.ts';
import type { ActionUpdate } from '#model/action-item.ts';
import { assigneeName } from '#model/assignee.ts';
import { addDays, type CivilDate } from '#model/civil-time.ts';
import { isWatched } from '#model/commitment.ts';
import { localize } from '#model/localized.ts';
import { isApproximate } from '#model/partial-date.ts';
import { isSettled, type PartnerState } from '#model/tracked-action.ts';
import { missionForum, type PlacedCommitment } from '#model/workspace.ts';
import type { CalendarEntry, EventEntry, TodoEntry } from './calendar-entry.ts';
import type { CalendarPlan } from './calendar-file.ts';
import { fictionLines, missionTitle, paragraphs } from './describe-place.ts';
import type { EntryContext } from './entry-context.ts';

/** What a calendar needs of an action item; those of the tracker have more. */
export type DatedAction = PlacedCommitment & {
  readonly status: ActionStatus;
  readonly due: {
    readonly date: string | undefined;
    readonly latest: CivilDate | undefined;
    readonly movedTo: CivilDate | undefined;
  };
  /** In the register's order. */
  readonly updates: readonly ActionUpdate[];
  readonly assignee?: string | undefined;
  /** Of several partners how far it is with each. */
  readonly states: readonly PartnerState[];
};

type ActionContext = Omit<EntryContext, 'placements'>;

/** The deadlines of action items as a feed. Only items whose source, or the tracker, gives a date: none is made up. */
export function actionPlan(items: readonly DatedAction[], contexts: readonly ActionContext[]): CalendarPlan {
  const editions = contexts.map((context) => ({
    language: context.language,
    name: context.t('invites.feed.actions'),
    description: context.t('invites.feed.actions-description'),
    entries: items.flatMap((item) => actionEntries(item, context)),
  }));
  return {
    folder: 'actions',
    languages: contexts.map(({ language }) => language),
    whole: { feed: 'actions', editions },
    parts: [],
    invitations: [],
  };
}

/**
 * An action item as a task and, while it is open, as an event of its last day: Google and most
 * subscribers show no tasks. What is only watched is nobody's task.
 */
export function actionEntries(item: DatedAction, context: ActionContext): readonly CalendarEntry[] {
  const day = item.due.latest;
  if (isWatched(item.commitment) || !day || (item.due.date !== undefined && isApproximate(item.due.date)))
    return [];
  const todo = todoEntry(item, day, context);
  return isSettled(item) ? [todo] : [todo, companion(item, todo, context)];
}

const TODO_STATUS = {
  open: 'NEEDS-ACTION',
  'in-progress': 'IN-PROCESS',
  waiting: 'IN-PROCESS',
  done: 'COMPLETED',
  lapsed: 'CANCELLED',
  dropped: 'CANCELLED',
  superseded: 'CANCELLED',
} as const;

function todoEntry(item: DatedAction, day: CivilDate, context: ActionContext): TodoEntry {
  const returned = item.mission.period.to;
  const doneAt = item.updates.findLast(({ status }) => status === 'done')?.at;
  return {
    kind: 'todo',
    key: `todo/${item.mission.id}/${item.commitment.id}`,
    start: returned < day ? returned : addDays(day, -1),
    due: day,
    summary: summarise(item, context),
    description: describe(item, context),
    categories: [context.t('invites.category.deadline')],
    status: TODO_STATUS[item.status],
    ...(item.status === 'done' && doneAt && { completedAt: Date.parse(doneAt) }),
  };
}

function companion(item: DatedAction, todo: TodoEntry, context: ActionContext): EventEntry {
  return {
    kind: 'event',
    key: `action/${item.mission.id}/${item.commitment.id}`,
    when: { kind: 'days', from: todo.due, to: todo.due },
    summary: context.t('invites.action.deadline', { summary: todo.summary }),
    description: todo.description,
    categories: todo.categories,
    status: 'CONFIRMED',
    busy: false,
  };
}

const MAX_SUMMARY_LENGTH = 80;

function summarise(item: DatedAction, context: ActionContext): string {
  const text = [...localize(item.commitment.text, context.language)];
  const short =
    text.length > MAX_SUMMARY_LENGTH ? `${text.slice(0, MAX_SUMMARY_LENGTH - 1).join('')}…` : text.join('');
  return capitalised(
    context.t('invites.action.summary', { owner: ownerOf(item, context), text: short }),
    context.language,
  );
}

function ownerOf(item: DatedAction, { workspace, language, t }: ActionContext): string {
  const { owner, ownerName } = item.commitment;
  const partners = partnerNames(workspace, item.partners, {
    language,
    forum: missionForum(workspace, item.mission),
  });
  if (ownerName) return localize(ownerName, language);
  if (owner === 'partner' && partners) return partners;
  if (owner === 'both')
    return partners ? t('invites.action.owner.both', { partners }) : t('invites.action.owner.both-alone');
  return t(`invites.action.owner.${owner}`);
}

/** A summary begins with a capital, though "the United States" within a sentence does not. */
function capitalised(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** True when the date is a day, or ends on one: it needs no word on which day of it was taken. */
function isWholeDay({ due }: DatedAction): boolean {
  return due.date === undefined || due.latest === undefined || due.date.endsWith(due.latest);
}

/** What kind of undertaking it is, what the report says has become of it, and, in the office, who is on it. */
function standing(item: DatedAction, { language, t, workspace }: ActionContext): readonly string[] {
  const { kind, state } = item.commitment;
  const asOf = state?.asOf && formatPartialDate(state.asOf, dateStyle(workspace.settings, language), t);
  const words =
    state && (state.words ? localize(state.words, language) : t(`term.commitment-status.${state.status}`));
  return [
    t('invites.action.kind', { kind: t(`term.commitment-kind.${kind}`) }),
    ...(words === undefined
      ? []
      : [
          t('invites.action.state', {
            state: asOf === undefined ? words : t('invites.action.as-of', { state: words, date: asOf }),
          }),
        ]),
    ...statesApart(item, { language, t, workspace }),
    ...(item.assignee === undefined
      ? []
      : [t('invites.action.assignee', { name: assigneeName(workspace, item.assignee, language) })]),
  ];
}

/** Where its partners are not all as far: a line for each. */
function statesApart(
  { mission, states, status: whole }: DatedAction,
  { language, t, workspace }: Pick<ActionContext, 'language' | 't' | 'workspace'>,
): readonly string[] {
  if (states.every(({ status }) => status === whole)) return [];
  const use = { language, forum: missionForum(workspace, mission) };
  return states.map(({ partner, status }) =>
    t('exports.actions.partner-state', {
      partner: partnerName(workspace, partner, use),
      status: t(`term.commitment-status.${status}`),
    }),
  );
}

function describe(item: DatedAction, context: ActionContext): string {
  const { language, t, workspace } = context;
  const { due, condition, text } = item.commitment;
  const movedTo = item.due.movedTo && formatDate(item.due.movedTo, dateStyle(workspace.settings, language));
  return paragraphs(
    [localize(text, language)],
    due ? [t('invites.action.due', { words: localize(due.words, language) })] : [],
    isWholeDay(item)
      ? []
      : [
          t('invites.action.last-day', {
            date: formatPartialDate(item.due.date ?? '', dateStyle(workspace.settings, language), t),
          }),
        ],
    movedTo ? [t('invites.action.moved', { date: movedTo })] : [],
    condition ? [t('invites.action.condition', { condition: localize(condition, language) })] : [],
    standing(item, context),
    [t('invites.heading.mission', { mission: missionTitle(item.mission, language) })],
    fictionLines(item.mission, { ...context, placements: new Map() }),
  );
}
