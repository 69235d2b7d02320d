import { partnerNames } from '#locale/names.ts';
import { ActionStatus } from '#model/action-event.ts';
import type { PartnerId } from '#model/identifier.ts';
import { type Mission, missionForum, type PlacedCommitment } from '#model/workspace.ts';
import { type ActionItem, type ActionSide, isSettled, sideOf } from '#tracker/action-item.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { asWith } from '#tracker/partner-states.ts';
import { byUrgency } from '#tracker/sort-actions.ts';
import { findThreads, type Thread } from '#tracker/threads.ts';
import { onceABuild, siteContext } from '../context.ts';
import { groupByEach } from './group-by-each.ts';
import { atStart, type Locale } from './locale.ts';
import { hrefOf, pagePath } from './paths.ts';

export const STATUSES: readonly ActionStatus[] = ActionStatus.options;

/** Every commitment in view with its state of today, laid out for each way it is asked for. */
const tables = onceABuild(({ workspace, records, today, audience }) => {
  const all = deriveActions(workspace, records, { today, audience });
  const urgent = byUrgency(all);
  const bySide = Map.groupBy(byLateness(all), sideOf);
  const inOrder = SIDES.flatMap((side) => bySide.get(side) ?? []);
  return {
    byUrgency: urgent,
    inOrder,
    bySide,
    byId: new Map(all.map((action) => [action.id, action])),
    byMission: Map.groupBy(all, ({ mission }) => mission.id),
    byPartner: new Map(
      [...groupByEach(all, ({ partners }) => partners)].map(([partner, own]) => [
        partner,
        inLists(own.map((action) => asWith(action, partner))),
      ]),
    ),
    threads: new Map(
      findThreads(all).flatMap((thread) => thread.items.map((item) => [item.id, thread] as const)),
    ),
  };
});

const inLists = (items: readonly ActionItem[]): readonly ActionItem[] =>
  sideGroups(byLateness(items)).flatMap(({ actions }) => actions);

/** The lists of the tracker: ours first, what is watched last. */
export const SIDES: readonly ActionSide[] = ['us', 'partner', 'both', 'third', 'watch'];

/** The longest late first, then what is due next, then what has no date, the oldest first; settled ones last, the newest first. */
function byLateness(items: readonly ActionItem[]): readonly ActionItem[] {
  const keyOf = (item: ActionItem) =>
    isSettled(item) ? '9' : (item.due.latest ?? `8${item.mission.period.to}`);
  const keyed = items.map((item, index) => ({ item, index, key: keyOf(item) }));
  keyed.sort((a, b) => {
    if (a.key !== b.key) return a.key < b.key ? -1 : 1;
    return a.key === '9' ? b.index - a.index : a.index - b.index;
  });
  return keyed.map(({ item }) => item);
}

/** Every commitment in view, what presses first at the top. */
export function allActions(): readonly ActionItem[] {
  return tables().byUrgency;
}

/** Items list by list, ours first; empty lists are left out. */
export function sideGroups(
  actions: readonly ActionItem[],
): readonly { readonly side: ActionSide; readonly actions: readonly ActionItem[] }[] {
  const bySide = Map.groupBy(actions, sideOf);
  return SIDES.flatMap((side) => {
    const own = bySide.get(side);
    return own ? [{ side, actions: own }] : [];
  });
}

/** The stories that have to do with a partner, the one that moved last first. */
export function storiesWith(partner: PartnerId): readonly Thread[] {
  return storiesOf(actionsWith(partner));
}

/** Every story in view, the one that moved last first. */
export const latestStories = onceABuild((): readonly Thread[] => storiesOf(actionsInOrder()));

function storiesOf(actions: readonly ActionItem[]): readonly Thread[] {
  const lastDay = ({ items }: Thread) => items.at(-1)?.mission.period.to ?? '';
  const own = [...new Set(actions.flatMap((action) => storyOf(action) ?? []))];
  return own.toSorted((a, b) => (lastDay(a) > lastDay(b) ? -1 : lastDay(a) < lastDay(b) ? 1 : 0));
}

/** Every commitment in view, list by list, each by lateness. */
export function actionsInOrder(): readonly ActionItem[] {
  return tables().inOrder;
}

/** One list of the tracker, by lateness. */
export function actionsOfSide(side: ActionSide): readonly ActionItem[] {
  return tables().bySide.get(side) ?? [];
}

/** The lists that hold anything. */
export function sidesInView(): readonly ActionSide[] {
  return SIDES.filter((side) => side !== 'third' || actionsOfSide(side).length > 0);
}

export function findAction(id: string): ActionItem | undefined {
  return tables().byId.get(id);
}

/** The items of several missions that are one story with this one; absent where it stands alone. */
export function storyOf(action: ActionItem): Thread | undefined {
  return tables().threads.get(action.id);
}

/** The commitments of a mission in the order written. */
export function actionsOf(mission: Mission): readonly ActionItem[] {
  return tables().byMission.get(mission.id) ?? [];
}

/** What concerns a partner, list by list, each by lateness. */
export function actionsWith(partner: PartnerId): readonly ActionItem[] {
  return tables().byPartner.get(partner) ?? [];
}

export function isLive(action: ActionItem): boolean {
  return !isSettled(action);
}

/** What a commitment has to do with others of its thread. */
export type ThreadStep = { readonly kind: ThreadKind; readonly others: readonly ActionItem[] };
export type ThreadKind = (typeof THREAD_KINDS)[number];

const THREAD_KINDS = ['continues', 'closes', 'waitsOn', 'continuedBy', 'closedBy'] as const;

/** What a commitment continues, closes and waits on, and what continues or closes it. */
export function threadOf(action: ActionItem): readonly ThreadStep[] {
  const { byId } = tables();
  return THREAD_KINDS.flatMap((kind) => {
    const others = action[kind].flatMap((id) => byId.get(id) ?? []);
    return others.length > 0 ? [{ kind, others }] : [];
  });
}

/** The page of a commitment. */
export function actionHref({ mission, commitment }: PlacedCommitment, { language }: Locale): string {
  return hrefOf(language, pagePath.commitment(mission.id, commitment.id));
}

export function commitmentAnchor(id: string): string {
  return `commitment-${id}`;
}

/** Who has to act, as it stands by itself: ourselves, the partner by name, both, or the third body. */
export function ownerOf(placed: PlacedCommitment, locale: Locale): string {
  const { commitment } = placed;
  if (commitment.ownerName) return atStart(locale.text(commitment.ownerName), locale.language);
  if (commitment.owner === 'partner' && placed.partners.length > 0) return partnersOfAction(placed, locale);
  return locale.t(`site.owner.${commitment.owner}`);
}

/** The partners a commitment concerns, named as its mission's forum does; empty for none. */
export function partnersOfAction({ mission, partners }: PlacedCommitment, { language }: Locale): string {
  const { workspace } = siteContext();
  return atStart(
    partnerNames(workspace, partners, { language, forum: missionForum(workspace, mission) }),
    language,
  );
}
