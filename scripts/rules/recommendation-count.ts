import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** A report that is dated proposes as many things as its profile asks for. */
export const recommendationCount: Rule = {
  name: 'recommendation-count',
  codes: ['too-few-recommendations'],
  example: { wrong: 'two recommendations where three are asked for', right: 'three recommendations' },
  readsProse: true,
  find: (workspace) => findRecommendationCount(workspace),
};

function findRecommendationCount(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const minimum =
      workspace.profiles.get(mission.profile ?? workspace.settings.profile)?.minimumRecommendations ?? 0;
    const count = mission.recommendations.length;
    if (!mission.reportDate || count >= minimum) return [];
    return [
      warning('too-few-recommendations', inMission(mission, 'mission', ['recommendations']), {
        count,
        minimum,
      }),
    ];
  });
}
