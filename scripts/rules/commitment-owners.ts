import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { commitmentPlaces } from './commitment-places.ts';
import { error } from './places.ts';
import type { Rule } from './rule.ts';

/** A third body that has to act must be named: nobody can follow up with "somebody else". */
export const commitmentOwners: Rule = {
  name: 'commitment-owners',
  codes: ['commitment-owner-unnamed'],
  example: { wrong: 'owner: third', right: 'owner: third, ownerName: { en: the council }' },
  find: (workspace) => findCommitmentOwners(workspace),
};

function findCommitmentOwners(workspace: Workspace): readonly Finding[] {
  return commitmentPlaces(workspace)
    .filter(({ commitment }) => commitment.owner === 'third' && !commitment.ownerName)
    .map((place) => error('commitment-owner-unnamed', place.at('owner'), { id: place.commitment.id }));
}
