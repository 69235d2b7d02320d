import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** A meeting on a day of travel happens; it is worth a second look. */
export const travelDays: Rule = {
  name: 'travel-days',
  codes: ['meeting-on-travel-day'],
  example: { wrong: 'a meeting on the day of the flight', right: 'a meeting on another day, or a reason' },
  find: (workspace) => findTravelDays(workspace),
};

function findTravelDays(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const days = new Set<string>(
      mission.travel.flatMap((leg) => [leg.from?.date, leg.to?.date].filter((day) => day !== undefined)),
    );
    return mission.bilaterals.flatMap((bilateral, index) =>
      bilateral.placement && days.has(bilateral.placement.date)
        ? [
            warning(
              'meeting-on-travel-day',
              inMission(mission, 'bilaterals', ['bilaterals', index, 'placement', 'date']),
              { id: bilateral.id, date: bilateral.placement.date },
            ),
          ]
        : [],
    );
  });
}
