import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** Where an event lists who attended, whoever spoke there belongs to one of them. */
export const speakersPresent: Rule = {
  name: 'speakers-present',
  codes: ['speaker-absent'],
  example: { wrong: 'a speaker of JP, attendance [US, KR]', right: 'attendance [US, KR, JP]' },
  find: (workspace) => findSpeakersPresent(workspace),
};

function findSpeakersPresent(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    mission.events.flatMap((event, e) => {
      if (event.attendance.length === 0) return [];
      const present = new Set<string>(event.attendance);
      return event.sessions.flatMap((session, s) =>
        session.roles.flatMap((role, r) => {
          const partner = role.person && workspace.people.get(role.person)?.partner;
          if (!role.person || !partner || present.has(partner)) return [];
          return [
            warning(
              'speaker-absent',
              inMission(mission, 'agenda', ['events', e, 'sessions', s, 'roles', r, 'person']),
              { id: role.person, partner },
            ),
          ];
        }),
      );
    }),
  );
}
