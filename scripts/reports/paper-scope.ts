import type { PartnerId } from '#model/identifier.ts';
import type { Mission, Workspace } from '#model/workspace.ts';

/**
 * The workspace as the papers of a mission see it: of other missions only what briefs tell of them, meetings and
 * commitments with its own partners on journeys before it. Papers made of it are those made of the whole, so that
 * what else changes in other missions does not concern them.
 * @example setBrief({ workspace: paperScope(workspace, mission), mission, … })
 */
export function paperScope(workspace: Workspace, mission: Mission): Workspace {
  const partners = new Set(mission.bilaterals.flatMap((bilateral) => bilateral.partners));
  const missions = workspace.missions.flatMap((other) => {
    if (other.id === mission.id) return [mission];
    return other.period.from < mission.period.from ? told(other, partners) : [];
  });
  return { ...workspace, missions };
}

/** A mission without what no other one tells of; nothing where they have no partner in common. */
function told(mission: Mission, partners: ReadonlySet<PartnerId>): readonly Mission[] {
  const shares = (own: readonly PartnerId[] = []): boolean => own.some((each) => partners.has(each));
  const bilaterals = mission.bilaterals.filter(
    (each) => shares(each.partners) || each.commitments.some((own) => shares(own.partners)),
  );
  const commitments = mission.commitments.filter((each) => shares(each.partners));
  if (bilaterals.length === 0 && commitments.length === 0) return [];
  return [{ ...mission, bilaterals, commitments, events: [], prose: [], photos: [], annexes: [] }];
}
