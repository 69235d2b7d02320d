import type { Finding } from '#diagnostics/diagnostic.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** Everyone named in a caption takes part in the mission somewhere else: a name that only a caption knows is often a slip. */
export const captionPeople: Rule = {
  name: 'caption-people',
  codes: ['caption-person-absent'],
  example: {
    wrong: 'a name that only a caption knows',
    right: 'a person of a delegation, meeting or session',
  },
  find: (workspace) => findCaptionPeople(workspace),
};

function findCaptionPeople(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const known = peopleOf(mission);
    return mission.photos.flatMap((photo, p) =>
      photo.people.flatMap((person, i) =>
        typeof person === 'string' && workspace.people.has(person) && !known.has(person)
          ? [
              warning('caption-person-absent', inMission(mission, 'mission', ['photos', p, 'people', i]), {
                id: person,
              }),
            ]
          : [],
      ),
    );
  });
}

/** Delegates, both sides of every meeting, everyone with a role in an event, session or item. */
function peopleOf(mission: Mission): ReadonlySet<string> {
  const sides = mission.bilaterals.flatMap((each) => [...each.ours, ...each.theirs, ...each.referredTo]);
  const roles = mission.events.flatMap((event) => [
    ...event.roles,
    ...event.sessions.flatMap((session) => [
      ...session.roles,
      ...session.items.flatMap((item) => item.roles),
    ]),
  ]);
  const named = [...sides, ...roles].flatMap((each) =>
    'person' in each && each.person ? [each.person] : [],
  );
  return new Set([...namedDelegates(mission.delegation).map(({ person }) => person), ...named]);
}
