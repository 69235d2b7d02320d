import type { Finding } from '#diagnostics/diagnostic.ts';
import { EVERY_LANGUAGE } from '#model/localized.ts';
import { venueOfRoom } from '#model/place.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { inMission } from './places.ts';
import type { Rule } from './rule.ts';
import { type ReferenceKind, unknownReference } from './unknown-reference.ts';

type Reference = {
  readonly kind: ReferenceKind;
  readonly id: string;
  readonly file: 'mission' | 'bilaterals';
  readonly path: readonly (string | number)[];
};

/** Pools, equipment, venues, people and bilaterals that requests and the scheduling name must exist. */
export const schedulingReferences: Rule = {
  name: 'scheduling-references',
  codes: ['unknown-pool', 'unknown-equipment', 'unknown-venue', 'unknown-bilateral', 'unknown-person'],
  example: { wrong: 'needs: [interpreter-jp]', right: 'needs: [interpreter-ja]' },
  find: (workspace) => workspace.missions.flatMap((mission) => inOneMission(workspace, mission)),
};

function inOneMission(workspace: Workspace, mission: Mission): readonly Finding[] {
  const known: Partial<Record<ReferenceKind, readonly string[]>> = {
    pool: (mission.scheduling?.pools ?? []).map(({ id }) => id),
    equipment: [...new Set(mission.rooms.flatMap(({ equipment }) => equipment))],
    venue: mission.venues.map(({ id }) => id),
    bilateral: mission.bilaterals.map(({ id }) => id),
    person: [...workspace.people.keys()],
  };
  return [...inRequests(mission), ...inScheduling(mission), ...inRooms(mission)].flatMap(
    ({ kind, id, file, path }) =>
      unknownReference(kind, id, { known: known[kind] ?? [], at: inMission(mission, file, path) }),
  );
}

const FIELDS = {
  needs: 'pool',
  equipment: 'equipment',
  venues: 'venue',
  after: 'bilateral',
  before: 'bilateral',
} as const;

function inRequests(mission: Mission): readonly Reference[] {
  return mission.bilaterals.flatMap(({ request }, index) => {
    if (!request) return [];
    const path = ['bilaterals', index, 'request'];
    const fields = Object.entries(FIELDS) as [keyof typeof FIELDS, ReferenceKind][];
    return [
      ...fields.flatMap(([field, kind]) =>
        request[field].map((id, i) => ({ kind, id, file: 'bilaterals' as const, path: [...path, field, i] })),
      ),
      ...request.anyOf.flatMap(({ of }, g) =>
        of.map((id, i) => ({
          kind: 'person' as const,
          id,
          file: 'bilaterals' as const,
          path: [...path, 'anyOf', g, 'of', i],
        })),
      ),
    ];
  });
}

function inScheduling({ scheduling }: Mission): readonly Reference[] {
  if (!scheduling) return [];
  const of = (kind: ReferenceKind, id: string, ...path: readonly (string | number)[]): Reference => ({
    kind,
    id,
    file: 'mission',
    path: ['scheduling', ...path],
  });
  return [
    ...scheduling.limits.map(({ person }, i) => of('person', person, 'limits', i, 'person')),
    ...(['meals', 'closures'] as const).flatMap((list) =>
      scheduling[list].flatMap(({ people }, i) =>
        people.map((id, p) => of('person', id, list, i, 'people', p)),
      ),
    ),
    ...scheduling.transfers.flatMap(({ between }, i) =>
      between.map((id, end) => of('venue', id, 'transfers', i, 'between', end)),
    ),
  ];
}

/** Where venues are listed, a venue in a single word is the id of one. */
function inRooms({ rooms, venues }: Mission): readonly Reference[] {
  if (venues.length === 0) return [];
  return rooms.flatMap((room, index): readonly Reference[] => {
    const id = room.venue?.[EVERY_LANGUAGE];
    if (id === undefined || venueOfRoom(room, venues)) return [];
    return [{ kind: 'venue', id, file: 'mission', path: ['rooms', index, 'venue'] }];
  });
}
