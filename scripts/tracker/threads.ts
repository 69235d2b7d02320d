import type { Bilateral } from '#model/bilateral.ts';
import type { PartnerId } from '#model/identifier.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { ActionItem } from './action-item.ts';

/** Items of several missions that are one story: each continues or closes an earlier one. */
export type Thread = { readonly items: readonly ActionItem[] };

/**
 * The threads that `continues` and `closes` make, each in the order of the items given, which is that of
 * missions. An item that stands alone is no thread.
 */
export function findThreads(items: readonly ActionItem[]): readonly Thread[] {
  const roots = new Map(items.map((item) => [item.id, item.id]));
  const rootOf = (id: string): string => {
    const parent = roots.get(id);
    return parent === undefined || parent === id ? id : rootOf(parent);
  };
  for (const item of items) {
    for (const earlier of [...item.continues, ...item.closes]) {
      if (roots.has(earlier)) roots.set(rootOf(item.id), rootOf(earlier));
    }
  }
  const threads = Map.groupBy(items, (item) => rootOf(item.id));
  return [...threads.values()].filter((thread) => thread.length > 1).map((thread) => ({ items: thread }));
}

/** The thread an item belongs to; the item alone where it has none. */
export function threadOf(items: readonly ActionItem[], item: ActionItem): Thread {
  return (
    findThreads(items).find((thread) => thread.items.some((each) => each.id === item.id)) ?? { items: [item] }
  );
}

/** What passed with one partner on one mission. */
export type Encounter = {
  readonly mission: Mission;
  /** Meetings and informal exchanges alike. */
  readonly bilaterals: readonly Bilateral[];
  readonly actions: readonly ActionItem[];
};

/** A partner's history across missions, earliest first; missions without the partner are left out. */
export function partnerHistory(
  workspace: Pick<Workspace, 'missions'>,
  items: readonly ActionItem[],
  partner: PartnerId,
): readonly Encounter[] {
  return workspace.missions
    .map((mission) => ({
      mission,
      bilaterals: mission.bilaterals.filter((bilateral) => bilateral.partners.includes(partner)),
      actions: items.filter((item) => item.mission.id === mission.id && item.partners.includes(partner)),
    }))
    .filter(({ bilaterals, actions }) => bilaterals.length + actions.length > 0);
}
