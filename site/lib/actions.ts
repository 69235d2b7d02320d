import { partnerNames } from '#locale/names.ts';
import type { CommitmentStatus } from '#model/commitment.ts';
import { type Mission, missionForum, type PlacedCommitment } from '#model/workspace.ts';
import { type ActionItem, isSettled } from '#tracker/action-item.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { byUrgency } from '#tracker/list-actions.ts';
import { siteContext } from '../context.ts';
import { atStart, type Locale } from './locale.ts';
import { hrefOf, pagePath } from './paths.ts';

export const STATUSES: readonly CommitmentStatus[] = ['open', 'in-progress', 'done', 'dropped'];

let derived: readonly ActionItem[] | undefined;
let derivedFrom: unknown;

/** Every commitment in view with its state of today, by mission and in the order written. */
function actions(): readonly ActionItem[] {
  const context = siteContext();
  if (!derived || derivedFrom !== context) {
    derived = deriveActions(context.workspace, context.records, { today: context.today });
    derivedFrom = context;
  }
  return derived;
}

/** Every commitment in view, what presses first at the top. */
export function allActions(): readonly ActionItem[] {
  return byUrgency(actions());
}

export function actionsOf(mission: Mission): readonly ActionItem[] {
  return actions().filter((action) => action.mission.id === mission.id);
}

export function isLive(action: ActionItem): boolean {
  return !isSettled(action);
}

/** One step from a commitment to another of its thread. */
export type ThreadStep = { readonly kind: ThreadKind; readonly other: ActionItem };
export type ThreadKind = (typeof THREAD_KINDS)[number];

const THREAD_KINDS = ['continues', 'closes', 'waitsOn', 'continuedBy', 'closedBy'] as const;

/** What a commitment continues, closes and waits on, and what continues or closes it. */
export function threadOf(action: ActionItem): readonly ThreadStep[] {
  const others = new Map(actions().map((each) => [each.id, each]));
  return THREAD_KINDS.flatMap((kind) =>
    action[kind].flatMap((id) => {
      const other = others.get(id);
      return other ? [{ kind, other }] : [];
    }),
  );
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
