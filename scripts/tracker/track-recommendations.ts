import type { Adoption } from '#model/recommendation.ts';
import type { AdoptionRecord, TrackedRecommendation } from '#model/tracked-recommendation.ts';
import type { Workspace } from '#model/workspace.ts';

/**
 * Every recommendation of the workspace with what has become of it, in the order of missions and of
 * writing. The office's record has the last word over the report; without records (as for the public) the
 * report alone speaks.
 * @example trackRecommendations(workspace, records)[0]?.adoption // 'partly-adopted'
 */
export function trackRecommendations(
  { missions }: Pick<Workspace, 'missions'>,
  records: readonly AdoptionRecord[],
): readonly TrackedRecommendation[] {
  const byId = new Map(records.map(({ id, updates }) => [id, updates]));
  return missions.flatMap((mission) =>
    mission.recommendations.map((recommendation): TrackedRecommendation => {
      const id = `${mission.id}/${recommendation.id}`;
      const updates = byId.get(id) ?? [];
      const decision = updates.findLast(({ adoption }) => adoption !== undefined);
      return {
        id,
        mission,
        recommendation,
        adoption: decision?.adoption ?? recommendation.adoption,
        adoptionFrom: decision ? 'update' : 'source',
        decidedBy: decision?.decidedBy,
        decidedOn: decision?.decidedOn,
        outcome: updates.findLast(({ outcome }) => outcome !== undefined)?.outcome,
        evidence: updates.flatMap(({ evidence }) => evidence ?? []),
        updates,
      };
    }),
  );
}

/** Which recommendations to list; several narrow each other. */
export type RecommendationFilters = {
  /** One that it is about. */
  readonly partner?: string | undefined;
  readonly mission?: string | undefined;
  readonly adoption?: Adoption | undefined;
  /** In its words, its identifier or what was written of it; letters of either case. */
  readonly text?: string | undefined;
};

export function filterRecommendations(
  all: readonly TrackedRecommendation[],
  { partner, mission, adoption, text }: RecommendationFilters,
): readonly TrackedRecommendation[] {
  return all.filter(
    (each) =>
      (partner === undefined || each.recommendation.about.some((about) => about === partner)) &&
      (mission === undefined || each.mission.id === mission) &&
      (adoption === undefined || each.adoption === adoption) &&
      (text === undefined || holdsText(each, text)),
  );
}

function holdsText({ id, recommendation, updates }: TrackedRecommendation, text: string): boolean {
  const fold = (each: string) => each.normalize('NFKC').toLowerCase();
  const words = [recommendation.text, recommendation.adoptionNote].flatMap((each) =>
    Object.values(each ?? {}),
  );
  const noted = updates.flatMap(({ outcome, decidedBy }) => [outcome ?? '', decidedBy ?? '']);
  return [id, ...words, ...noted].some((each) => fold(each).includes(fold(text)));
}

/** What nobody has decided yet first, then the latest mission first. */
export function byDecision(all: readonly TrackedRecommendation[]): readonly TrackedRecommendation[] {
  const keyOf = ({ adoption, mission }: TrackedRecommendation) =>
    [adoption === 'undecided' ? 0 : 1, mission.period.from] as const;
  return all.toSorted((a, b) => {
    const [rankA, fromA] = keyOf(a);
    const [rankB, fromB] = keyOf(b);
    return rankA - rankB || (fromA > fromB ? -1 : fromA < fromB ? 1 : 0);
  });
}
