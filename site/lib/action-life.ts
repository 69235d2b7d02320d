import type { ActionUpdate } from '#model/action-item.ts';
import { assigneeName } from '#model/assignee.ts';
import type { CivilDate } from '#model/civil-time.ts';
import type { PartnerId } from '#model/identifier.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { siteContext } from '../context.ts';
import { actionHref, findAction } from './actions.ts';
import type { Locale } from './locale.ts';
import { everydayName } from './partners.ts';

/** Who of ours is on it; for the office alone. */
export function assigneeOf({ assignee }: ActionItem, { language }: Locale): string | undefined {
  return assignee === undefined ? undefined : assigneeName(siteContext().workspace, assignee, language);
}

/** One deed at an item, in words. */
export type LifeStep = {
  /** A civil date at home. */
  readonly on: CivilDate;
  readonly by: string | undefined;
  readonly words: readonly string[];
  readonly why: string | undefined;
  readonly links: readonly { readonly href: string; readonly words: string }[];
};

/** What the register holds of an item, for the office alone. */
export function historyOfAction({ updates, partners }: ActionItem, locale: Locale): readonly LifeStep[] {
  if (siteContext().audience === 'public') return [];
  return updates.map((update) => ({
    on: update.on,
    by: update.by,
    words: wordsOf(update, partners, locale),
    why: update.why,
    links: linksOf(update, locale),
  }));
}

function wordsOf(update: ActionUpdate, partners: readonly PartnerId[], locale: Locale): readonly string[] {
  const { t, date } = locale;
  const { status, partner, assignee, priority, dueDate, lookAgain, note } = update;
  const said = (key: string, value: string | null | undefined) =>
    value === undefined
      ? []
      : [value === null ? t(`site.life.${key}.none`) : t(`site.life.${key}`, { value })];
  const mapped = <T>(value: T | null | undefined, write: (value: T) => string) =>
    value === undefined || value === null ? value : write(value);
  const state = status && t(`site.status.${status}`);
  const known = partners.find((each) => each === partner);
  const name = known ? everydayName(known, locale) : partner;
  return [
    ...said('status', state && name ? t('site.life.with-partner', { state, partner: name }) : state),
    ...said(
      'assign',
      mapped(assignee, (id) => assigneeName(siteContext().workspace, id, locale.language)),
    ),
    ...said(
      'priority',
      mapped(priority, (each) => t(`term.action-priority.${each}`)),
    ),
    ...said('due', mapped(dueDate, date)),
    ...said('look-again', mapped(lookAgain, date)),
    ...(note === undefined ? [] : [note]),
  ];
}

function linksOf({ evidence, supersededBy }: ActionUpdate, locale: Locale): LifeStep['links'] {
  const other = supersededBy === undefined ? undefined : findAction(supersededBy);
  return [
    ...(evidence === undefined ? [] : [{ href: evidence, words: locale.t('site.life.evidence') }]),
    ...(other ? [{ href: actionHref(other, locale), words: locale.text(other.commitment.text) }] : []),
  ];
}
