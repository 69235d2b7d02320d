import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';

/** A meeting on a day of travel happens; it is worth a second look. */
export function travelDays(workspace: Workspace): readonly Finding[] {
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
