import type { FieldPlace } from '#diagnostics/diagnostic.ts';
import type { Commitment } from '#model/commitment.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { inMission } from './places.ts';

/** A commitment with its full name and the place of its fields. */
export type CommitmentPlace = {
  readonly mission: Mission;
  readonly commitment: Commitment;
  readonly key: string;
  readonly at: (...path: readonly (string | number)[]) => FieldPlace;
};

/** Every commitment of the workspace with where it is written. */
export function commitmentPlaces(workspace: Workspace): readonly CommitmentPlace[] {
  return workspace.missions.flatMap((mission) => {
    const place = (commitment: Commitment, base: readonly (string | number)[]): CommitmentPlace => ({
      mission,
      commitment,
      key: `${mission.id}/${commitment.id}`,
      at: (...path) => inMission(mission, 'bilaterals', [...base, ...path]),
    });
    return [
      ...mission.bilaterals.flatMap((bilateral, b) =>
        bilateral.commitments.map((each, c) => place(each, ['bilaterals', b, 'commitments', c])),
      ),
      ...mission.commitments.map((each, c) => place(each, ['commitments', c])),
    ];
  });
}

/** A reference as written, in full: `plan` in mission `2014` is `2014/plan`. */
export function fullKey(reference: string, mission: Pick<Mission, 'id'>): string {
  return reference.includes('/') ? reference : `${mission.id}/${reference}`;
}
