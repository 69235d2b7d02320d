import type { Commitment } from './commitment.ts';
import type { Sight } from './visible-part.ts';
import { commitmentKey, commitmentsOf, type Mission } from './workspace.ts';

type Thing = { readonly audience?: 'public' | 'internal' | undefined };
const isInternal = (thing: Thing): boolean => thing.audience === 'internal';

/** What of a mission nothing public may name: its internal photos and annexes, and the delegates kept out. */
export function unseenBy(mission: Mission): Sight['unseen'] {
  return {
    photo: new Set(mission.photos.filter(isInternal).map(({ id }) => id)),
    annex: new Set(mission.annexes.filter(isInternal).map(({ id }) => id)),
    person: new Set(
      mission.delegation
        .filter(isInternal)
        .flatMap((delegate) => ('person' in delegate ? [delegate.person] : [])),
    ),
  };
}

/** Commitments that are left out must not show as references of others either, in whatever mission. */
export function withoutDanglingReferences(missions: readonly Mission[]): readonly Mission[] {
  const known = new Set(missions.flatMap((mission) => commitmentsOf(mission).map(commitmentKey)));
  return missions.map((mission) => {
    const isKnown = (reference: string) =>
      known.has(reference.includes('/') ? reference : `${mission.id}/${reference}`);
    const cut = (commitment: Commitment): Commitment => ({
      ...commitment,
      waitsOn: commitment.waitsOn.filter(isKnown),
      continues: commitment.continues.filter(isKnown),
      closes: commitment.closes.filter(isKnown),
    });
    return {
      ...mission,
      commitments: mission.commitments.map(cut),
      bilaterals: mission.bilaterals.map((bilateral) => ({
        ...bilateral,
        commitments: bilateral.commitments.map(cut),
      })),
    };
  });
}
