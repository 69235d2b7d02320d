import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { commitmentPlaces } from './commitment-places.ts';
import { error, inMission } from './places.ts';
import type { Rule } from './rule.ts';

type Named = { readonly id: string; readonly at: FieldPlace };

/** Within a mission no two things of a kind share an identifier. */
export const uniqueIdentifiers: Rule = {
  name: 'unique-identifiers',
  codes: ['duplicate-id'],
  example: { wrong: 'two bilaterals with id: us', right: 'id: us, id: us-pull-aside' },
  find: (workspace) => findUniqueIdentifiers(workspace),
};

function findUniqueIdentifiers(workspace: Workspace): readonly Finding[] {
  const commitments = commitmentPlaces(workspace);
  return workspace.missions.flatMap((mission) =>
    [
      ...listsOf(mission),
      commitments
        .filter((place) => place.mission === mission)
        .map((place) => ({ id: place.commitment.id, at: place.at('id') })),
    ].flatMap(repeated),
  );
}

function listsOf(mission: Mission): readonly (readonly Named[])[] {
  const list = (
    file: 'mission' | 'agenda' | 'bilaterals',
    items: readonly { readonly id: string }[],
    ...path: readonly (string | number)[]
  ) => items.map((item, index) => ({ id: item.id, at: inMission(mission, file, [...path, index, 'id']) }));
  return [
    list('mission', mission.rooms, 'rooms'),
    list('mission', mission.photos, 'photos'),
    list('mission', mission.annexes, 'annexes'),
    list('mission', mission.recommendations, 'recommendations'),
    list('agenda', mission.events, 'events'),
    mission.events.flatMap((event, e) => list('agenda', event.sessions, 'events', e, 'sessions')),
    ...mission.events.map((event, e) => list('agenda', event.tracks, 'events', e, 'tracks')),
    list('bilaterals', mission.bilaterals, 'bilaterals'),
    mission.delegation.flatMap((delegate, index) =>
      'person' in delegate
        ? [{ id: delegate.person, at: inMission(mission, 'mission', ['delegation', index, 'person']) }]
        : [],
    ),
  ];
}

function repeated(list: readonly Named[]): readonly Finding[] {
  const seen = new Set<string>();
  return list.flatMap(({ id, at }) => {
    const again = seen.has(id);
    seen.add(id);
    return again ? [error('duplicate-id', at, { id })] : [];
  });
}
