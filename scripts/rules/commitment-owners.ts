import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { commitmentPlaces } from './commitment-places.ts';
import { error } from './places.ts';

/** A third body that has to act must be named: nobody can follow up with "somebody else". */
export function commitmentOwners(workspace: Workspace): readonly Finding[] {
  return commitmentPlaces(workspace)
    .filter(({ commitment }) => commitment.owner === 'third' && !commitment.ownerName)
    .map((place) => error('commitment-owner-unnamed', place.at('owner'), { id: place.commitment.id }));
}
