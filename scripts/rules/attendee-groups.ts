import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Mission } from '#model/workspace.ts';
import { error, inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** A group of whom some may attend leaves a choice, and holds as many as it asks for. */
export const attendeeGroups: Rule = {
  name: 'attendee-groups',
  codes: ['group-too-small', 'group-without-choice'],
  example: { wrong: 'anyOf: [{ of: [liu] }]', right: 'anyOf: [{ of: [liu, tanaka] }]' },
  find: (workspace) => workspace.missions.flatMap(inOneMission),
};

function inOneMission(mission: Mission): readonly Finding[] {
  return mission.bilaterals.flatMap(({ request }, index) =>
    (request?.anyOf ?? []).flatMap(({ of, count }, group) => {
      const path = ['bilaterals', index, 'request', 'anyOf', group];
      const left = new Set(of.filter((id) => !request?.attendees.includes(id))).size;
      if (left > count) return [];
      const at = inMission(mission, 'bilaterals', path);
      return [
        left < count
          ? error('group-too-small', at, { count, left })
          : warning('group-without-choice', at, { count }),
      ];
    }),
  );
}
