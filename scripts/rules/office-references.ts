import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Seat } from '#model/logistics.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { commitmentPlaces, fullKey } from './commitment-places.ts';
import { inMission } from './places.ts';
import type { Rule } from './rule.ts';
import { type ReferenceKind, unknownReference } from './unknown-reference.ts';

type Path = readonly (string | number)[];
type Reference = {
  readonly kind: ReferenceKind;
  readonly id: string | undefined;
  readonly file: 'mission' | 'bilaterals';
  readonly path: Path;
};

/** People, meetings and commitments that logistics, arrangements and briefs name must exist. */
export const officeReferences: Rule = {
  name: 'office-references',
  codes: ['unknown-person', 'unknown-bilateral', 'unknown-commitment'],
  example: { wrong: 'noteTakers: [紀汐雨-example]', right: 'noteTakers: [紀汐語-example]' },
  find: (workspace) => findOfficeReferences(workspace),
  crosses: true,
};

function findOfficeReferences(workspace: Workspace): readonly Finding[] {
  const people = [...workspace.people.keys()];
  const commitments = commitmentPlaces(workspace).map(({ key }) => key);
  return workspace.missions.flatMap((mission) => {
    const known: Partial<Record<ReferenceKind, readonly string[]>> = {
      person: people,
      bilateral: mission.bilaterals.map(({ id }) => id),
      commitment: commitments,
    };
    return [...inLogistics(mission), ...inMeetings(mission)].flatMap(({ kind, id, file, path }) =>
      unknownReference(kind, id, { known: known[kind] ?? [], at: inMission(mission, file, path) }),
    );
  });
}

function inLogistics({ logistics }: Mission): readonly Reference[] {
  if (!logistics) return [];
  const of = (kind: ReferenceKind, id: string | undefined, ...path: Path): Reference => ({
    kind,
    id,
    file: 'mission',
    path: ['logistics', ...path],
  });
  return [
    ...logistics.hotels.flatMap(({ people }, h) =>
      people.map((id, i) => of('person', id, 'hotels', h, 'people', i)),
    ),
    ...logistics.vehicles.flatMap(({ rides }, v) =>
      rides.flatMap(({ people }, r) =>
        people.map((id, i) => of('person', id, 'vehicles', v, 'rides', r, 'people', i)),
      ),
    ),
    ...logistics.gifts.flatMap(({ meeting, to, carriedBy }, g) => [
      of('bilateral', meeting, 'gifts', g, 'meeting'),
      of('person', to, 'gifts', g, 'to'),
      of('person', carriedBy, 'gifts', g, 'carriedBy'),
    ]),
  ];
}

function inMeetings(mission: Mission): readonly Reference[] {
  return mission.bilaterals.flatMap(({ arrangements, brief }, b) => {
    const of = (kind: ReferenceKind, id: string | undefined, ...path: Path): Reference => ({
      kind,
      id,
      file: 'bilaterals',
      path: ['bilaterals', b, ...path],
    });
    const seats = (list: readonly Seat[], ...path: Path) =>
      list.flatMap((seat, i) =>
        typeof seat === 'string' ? [of('person', seat, 'arrangements', ...path, i)] : [],
      );
    return [
      ...seats(arrangements?.interpreters ?? [], 'interpreters'),
      ...seats(arrangements?.noteTakers ?? [], 'noteTakers'),
      ...seats(arrangements?.entry ?? [], 'entry'),
      ...seats(arrangements?.seating?.ours ?? [], 'seating', 'ours'),
      ...seats(arrangements?.seating?.theirs ?? [], 'seating', 'theirs'),
      ...(brief?.promises ?? []).map(({ item }, i) =>
        of('commitment', fullKey(item, mission), 'brief', 'promises', i, 'item'),
      ),
    ];
  });
}
