import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** A formal meeting that was held has a time; an informal exchange need not. */
export const heldWithoutTime: Rule = {
  name: 'held-without-time',
  codes: ['held-without-time'],
  example: { wrong: 'format: bilateral, no placement', right: 'format: exchange, no placement' },
  find: (workspace) => findHeldWithoutTime(workspace),
};

function findHeldWithoutTime(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    mission.bilaterals.flatMap((bilateral, index) =>
      bilateral.status === 'held' && bilateral.format !== 'exchange' && !bilateral.placement
        ? [
            warning('held-without-time', inMission(mission, 'bilaterals', ['bilaterals', index, 'id']), {
              id: bilateral.id,
            }),
          ]
        : [],
    ),
  );
}
