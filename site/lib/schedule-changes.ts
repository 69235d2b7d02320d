import type { Placement } from '#model/bilateral.ts';
import type { Mission } from '#model/workspace.ts';
import { type Release, siteContext } from '../context.ts';
import { groupByEach } from './group-by-each.ts';

/** What a release changed for the meetings in view, by their ids. */
export type ScheduleChange = {
  readonly mission: Mission;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly added: readonly Placed[];
  readonly moved: readonly Placed[];
  readonly gone: readonly string[];
};
export type Placed = { readonly id: string; readonly placement: Placement };

/** What releases changed, latest first; one that changed nothing that is in view is not told of. */
export function scheduleChanges(): readonly ScheduleChange[] {
  const { workspace, releases } = siteContext();
  return workspace.missions
    .flatMap((mission) => changesOf(mission, releases.get(mission.id) ?? []))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

function changesOf(mission: Mission, releases: readonly Release[]): readonly ScheduleChange[] {
  return releases.flatMap((release, index) => {
    const before = releases[index - 1]?.placements ?? new Map<string, Placement>();
    const placed = [...release.placements].map(([id, placement]) => ({ id, placement }));
    const kinds = groupByEach(placed, ({ id, placement }) => [kindOf(before.get(id), placement)]);
    const [added, moved] = [kinds.get('added') ?? [], kinds.get('moved') ?? []];
    const gone = [...before.keys()].filter((id) => !release.placements.has(id));
    const isNothing = added.length + moved.length + gone.length === 0;
    return isNothing ? [] : [{ mission, at: release.at, added, moved, gone }];
  });
}

function kindOf(before: Placement | undefined, now: Placement): 'added' | 'moved' | 'same' {
  if (!before) return 'added';
  const keys = ['date', 'start', 'end', 'room'] as const;
  return keys.every((key) => before[key] === now[key]) ? 'same' : 'moved';
}
