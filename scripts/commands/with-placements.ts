import type { Mission } from '#model/workspace.ts';
import type { Placements } from './released-placements.ts';

/** A mission whose meetings stand where the released schedule puts them; a recorded place comes first, one agreed beforehand last. */
export function withPlacements(mission: Mission, placements: Placements): Mission {
  const bilaterals = mission.bilaterals.map((bilateral) => {
    const placement = bilateral.placement ?? placements.get(bilateral.id) ?? bilateral.request?.pin;
    return placement ? { ...bilateral, placement } : bilateral;
  });
  return { ...mission, bilaterals };
}
