import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Role } from '#model/participant.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { inMission } from './places.ts';
import type { Rule } from './rule.ts';
import { type ReferenceKind, unknownReference } from './unknown-reference.ts';

type Path = readonly (string | number)[];
/** One identifier written in a mission's files, and what it should name. */
type Reference = {
  readonly kind: ReferenceKind;
  readonly id: string | undefined;
  readonly file: 'mission' | 'agenda' | 'bilaterals';
  readonly path: Path;
};

/** Every identifier a mission's files name must exist: people, partners, rooms, tracks, photos, annexes. */
export const missionReferences: Rule = {
  name: 'mission-references',
  codes: [
    'unknown-person',
    'unknown-partner',
    'unknown-room',
    'unknown-photo',
    'unknown-annex',
    'unknown-track',
    'unknown-forum',
    'unknown-profile',
  ],
  example: { wrong: 'partners: [UA]', right: 'partners: [US]' },
  find: (workspace) => findMissionReferences(workspace),
};

function findMissionReferences(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const known = knownIdentifiers(workspace, mission);
    const references = [...inMissionFile(mission), ...inAgenda(mission), ...inBilaterals(mission)];
    const tracks = mission.events.flatMap((event, index) => trackFindings(mission, event, index));
    return [
      ...references.flatMap(({ kind, id, file, path }) =>
        unknownReference(kind, id, { known: known[kind] ?? [], at: inMission(mission, file, path) }),
      ),
      ...tracks,
    ];
  });
}

function knownIdentifiers(
  workspace: Workspace,
  mission: Mission,
): Partial<Record<ReferenceKind, readonly string[]>> {
  return {
    person: [...workspace.people.keys()],
    partner: [...workspace.economies.keys()],
    forum: [...workspace.forums.keys()],
    profile: [...workspace.profiles.keys()],
    room: mission.rooms.map((room) => room.id),
    photo: mission.photos.map((photo) => photo.id),
    annex: mission.annexes.map((annex) => annex.id),
  };
}

function inMissionFile(mission: Mission): readonly Reference[] {
  const of = (kind: ReferenceKind, id: string | undefined, ...path: Path): Reference => ({
    kind,
    id,
    file: 'mission',
    path,
  });
  return [
    of('forum', mission.forum, 'forum'),
    of('profile', mission.profile, 'profile'),
    ...mission.places.map((place, i) => of('partner', place.economy, 'places', i, 'economy')),
    ...mission.delegation.map((delegate, i) =>
      of('person', 'person' in delegate ? delegate.person : undefined, 'delegation', i, 'person'),
    ),
    ...mission.travel.flatMap((leg, i) =>
      leg.travellers.map((id, j) => of('person', id, 'travel', i, 'travellers', j)),
    ),
    ...mission.photos.flatMap((photo, i) =>
      photo.people.flatMap((person, j) =>
        typeof person === 'string' ? [of('person', person, 'photos', i, 'people', j)] : [],
      ),
    ),
    ...mission.recommendations.flatMap((each, i) =>
      each.about.map((id, j) => of('partner', id, 'recommendations', i, 'about', j)),
    ),
  ];
}

function inAgenda(mission: Mission): readonly Reference[] {
  const of = (kind: ReferenceKind, id: string | undefined, ...path: Path): Reference => ({
    kind,
    id,
    file: 'agenda',
    path,
  });
  const roles = (list: readonly Role[], ...path: Path) =>
    list.map((role, i) => of('person', role.person, ...path, i, 'person'));
  const annexes = (list: readonly string[], ...path: Path) =>
    list.map((id, i) => of('annex', id, ...path, 'annexes', i));
  return mission.events.flatMap((event, e) => [
    ...roles(event.roles, 'events', e, 'roles'),
    ...event.attendance.map((id, i) => of('partner', id, 'events', e, 'attendance', i)),
    ...annexes(event.annexes, 'events', e),
    ...event.tracks.map((track, i) => of('room', track.room, 'events', e, 'tracks', i, 'room')),
    ...event.sessions.flatMap((session, s) => {
      const at: Path = ['events', e, 'sessions', s];
      return [
        of('room', session.room, ...at, 'room'),
        ...session.attendedBy.map((id, i) => of('person', id, ...at, 'attendedBy', i)),
        ...roles(session.roles, ...at, 'roles'),
        ...annexes(session.annexes, ...at),
        ...session.items.flatMap((item, i) => [
          ...roles(item.roles, ...at, 'items', i, 'roles'),
          ...annexes(item.annexes, ...at, 'items', i),
        ]),
      ];
    }),
  ]);
}

function trackFindings(
  mission: Mission,
  event: Mission['events'][number],
  index: number,
): readonly Finding[] {
  const known = event.tracks.map((track) => track.id);
  return event.sessions.flatMap((session, s) =>
    unknownReference('track', session.track, {
      known,
      at: inMission(mission, 'agenda', ['events', index, 'sessions', s, 'track']),
    }),
  );
}

function inBilaterals(mission: Mission): readonly Reference[] {
  const of = (kind: ReferenceKind, id: string | undefined, ...path: Path): Reference => ({
    kind,
    id,
    file: 'bilaterals',
    path,
  });
  const partnersOf = (commitments: Mission['commitments'], ...path: Path) =>
    commitments.flatMap((each, i) =>
      (each.partners ?? []).map((id, j) => of('partner', id, ...path, 'commitments', i, 'partners', j)),
    );
  const inEach = mission.bilaterals.flatMap((bilateral, b) => {
    const at: Path = ['bilaterals', b];
    const attendees = (['ours', 'theirs', 'referredTo'] as const).flatMap((side) =>
      bilateral[side].map((each, i) =>
        of('person', 'person' in each ? each.person : undefined, ...at, side, i, 'person'),
      ),
    );
    return [
      ...bilateral.partners.map((id, i) => of('partner', id, ...at, 'partners', i)),
      ...attendees,
      ...bilateral.photos.map((id, i) => of('photo', id, ...at, 'photos', i)),
      ...bilateral.annexes.map((id, i) => of('annex', id, ...at, 'annexes', i)),
      of('room', bilateral.placement?.room, ...at, 'placement', 'room'),
      of('room', bilateral.request?.pin?.room, ...at, 'request', 'pin', 'room'),
      ...(bilateral.request?.rooms ?? []).map((id, i) => of('room', id, ...at, 'request', 'rooms', i)),
      ...(bilateral.request?.attendees ?? []).map((id, i) =>
        of('person', id, ...at, 'request', 'attendees', i),
      ),
      ...partnersOf(bilateral.commitments, ...at),
    ];
  });
  return [...inEach, ...partnersOf(mission.commitments)];
}
