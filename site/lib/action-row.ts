import { dateStyle } from '#locale/dates.ts';
import { dueLine } from '#locale/said-dates/date-gloss.ts';
import { type ActionItem, hasFlag } from '#tracker/action-item.ts';
import { onceABuild, siteContext } from '../context.ts';
import { ageOf } from './action-age.ts';
import { assigneeOf } from './action-life.ts';
import { actionHref, actionsInOrder, ownerOf, partnersOfAction } from './actions.ts';
import type { Locale } from './locale.ts';
import { shortTitle } from './missions.ts';
import { hrefOf, pagePath } from './paths.ts';

/** A row of the tracker in one language: what the page writes is what the browser writes when it filters. */
export type ActionRow = {
  readonly href: string;
  readonly what: string;
  /** Its kind and condition. */
  readonly notes: readonly string[];
  readonly partner: string;
  readonly owner: string;
  /** Who of ours is on it; for the office alone. */
  readonly assignee: string;
  readonly due: string;
  readonly age: string;
  readonly late: boolean;
  /** What colours each of the words that say how it stands, with the words. */
  readonly tags: readonly (readonly [tone: string, words: string])[];
  readonly mission: string;
  readonly missionHref: string;
};

/** The columns of the tracker; of who is on it there is one only where anybody is. */
export function trackerColumns({ mission }: { readonly mission: boolean }): readonly string[] {
  return [
    'what',
    'partner',
    'owner',
    ...(assignees().length > 0 ? ['assignee'] : []),
    'due',
    'status',
    ...(mission ? ['mission'] : []),
  ];
}

/** Everyone who has an item: a person by identifier, a unit by name. Nobody in public. */
export const assignees = onceABuild((): readonly string[] => [
  ...new Set(actionsInOrder().flatMap(({ assignee }) => assignee ?? [])),
]);

/** The others are said in words beside the item. */
export const SHOWN_FLAGS = ['overdue', 'due-soon', 'look-again', 'blocked', 'recurring'] as const;

export function actionRow(action: ActionItem, locale: Locale): ActionRow {
  const { t, text, language } = locale;
  const { kind, condition } = action.commitment;
  const age = ageOf(action, locale);
  const line = dueOf(action, locale);
  return {
    href: actionHref(action, locale),
    what: text(action.commitment.text),
    notes: [t(`site.kind.${kind}`), ...(condition ? [text(condition)] : [])],
    partner: partnersOfAction(action, locale),
    owner: ownerOf(action, locale),
    assignee: assigneeOf(action, locale) ?? '',
    due: [line, recursOf(action, locale)].filter((part) => part !== '').join(t('site.clause-separator')),
    age: age?.words ?? '',
    late: age?.isLate ?? false,
    tags: tagsOf(action, locale),
    mission: shortTitle(action.mission, locale),
    missionHref: hrefOf(language, pagePath.mission(action.mission.id)),
  };
}

/** How often it comes again; empty where the words of its date say so. */
export function recursOf(action: ActionItem, locale: Locale): string {
  const { recurs } = action.commitment;
  const words = recurs ? locale.text(recurs.words) : '';
  return dueOf(action, locale).includes(words) ? '' : words;
}

/** When it is due, in one line; empty where nobody has said. */
export function dueOf({ due, commitment }: ActionItem, { language, t, text }: Locale): string {
  return dueLine(
    { ...due, words: due.words && text(due.words), sourceDate: commitment.due?.date },
    dateStyle(siteContext().workspace.settings, language),
    t,
  );
}

export function tagsOf(action: ActionItem, { t }: Locale): ActionRow['tags'] {
  return [
    [action.status, t(`site.status.${action.status}`)],
    ...SHOWN_FLAGS.filter((flag) => hasFlag(action, flag)).map(
      (flag) => [flag, t(`site.flag.${flag}`)] as const,
    ),
  ];
}
