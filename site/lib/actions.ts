import { partnerNames } from '#locale/names.ts';
import { ActionStatus } from '#model/action-event.ts';
import type { PartnerId } from '#model/identifier.ts';
import { type Mission, missionForum, type PlacedCommitment } from '#model/workspace.ts';
import { type ActionItem, isSettled } from '#tracker/action-item.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { byUrgency } from '#tracker/sort-actions.ts';
import { onceABuild, siteContext } from '../context.ts';
import { groupByEach } from './group-by-each.ts';
import { atStart, type Locale } from './locale.ts';
import { hrefOf, pagePath } from './paths.ts';

export const STATUSES: readonly ActionStatus[] = ActionStatus.options;

/** Every commitment in view with its state of today, laid out for each way it is asked for. */
const tables = onceABuild(({ workspace, records, today, audience }) => {
  const all = deriveActions(workspace, records, { today, audience });
  const urgent = byUrgency(all);
  return {
    byUrgency: urgent,
    byId: new Map(all.map((action) => [action.id, action])),
    byMission: Map.groupBy(all, ({ mission }) => mission.id),
    byPartner: groupByEach(urgent, ({ partners }) => partners),
  };
});

/** Every commitment in view, what presses first at the top. */
export function allActions(): readonly ActionItem[] {
  return tables().byUrgency;
}

/** The commitments of a mission in the order written. */
export function actionsOf(mission: Mission): readonly ActionItem[] {
  return tables().byMission.get(mission.id) ?? [];
}

/** What concerns a partner, what presses first at the top. */
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

/** Where a commitment stands on the site: at its meeting, else in the tracker. */
export function actionHref(
  { mission, bilateral, commitment }: PlacedCommitment,
  { language }: Locale,
): string {
  const anchor = commitmentAnchor(commitment.id);
  if (bilateral)
    return `${hrefOf(language, pagePath.bilateral(mission.id, bilateral.id))}#${encodeURI(anchor)}`;
  return `${hrefOf(language, pagePath.actions())}#${encodeURI(`${mission.id}--${anchor}`)}`;
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
