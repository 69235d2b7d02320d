import { type MissionStatus, missionStatus } from '#status/mission-status.ts';
import { siteContext } from '../context.ts';
import { allActions } from './actions.ts';

/** Missions that have something left to do, the soonest first. For the office alone: empty in public. */
export function openMissions(): readonly MissionStatus[] {
  const { workspace, audience, today, released } = siteContext();
  if (audience !== 'internal') return [];
  const actions = Map.groupBy(allActions(), ({ mission }) => mission.id);
  return workspace.missions
    .map((mission) =>
      missionStatus(mission, {
        workspace,
        today,
        released: new Map(
          mission.bilaterals.flatMap(({ id }) => {
            const placement = released.get(`${mission.id}/${id}`);
            return placement ? [[id, placement] as const] : [];
          }),
        ),
        actions: actions.get(mission.id) ?? [],
      }),
    )
    .filter(({ next }) => next !== undefined)
    .toReversed();
}
