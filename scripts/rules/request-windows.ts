import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Window } from '#model/bilateral.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { error, inMission } from './places.ts';
import type { Rule } from './rule.ts';

/** Windows of a request run forwards, lie in the mission, and only delegates are asked to attend. */
export const requestWindows: Rule = {
  name: 'request-windows',
  codes: ['time-reversed', 'date-outside-mission', 'attendee-not-delegate'],
  example: {
    wrong: 'windows: [{ date: 2027-03-24, from: 12:00, to: 10:00 }]',
    right: 'windows: [{ date: 2027-03-24, from: 10:00, to: 12:00 }]',
  },
  find: (workspace) => findRequestWindows(workspace),
};

function findRequestWindows(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    mission.bilaterals.flatMap((_, index) => inRequest(mission, index)),
  );
}

function inRequest(mission: Mission, index: number): readonly Finding[] {
  const request = mission.bilaterals[index]?.request;
  if (!request) return [];
  const at = (...path: readonly (string | number)[]) =>
    inMission(mission, 'bilaterals', ['bilaterals', index, 'request', ...path]);
  const delegates = new Set<string>(namedDelegates(mission.delegation).map(({ person }) => person));
  const windows = (['windows', 'preferred'] as const).flatMap((field) =>
    request[field].flatMap((window, w) => inWindow(window, mission, (name) => at(field, w, name))),
  );
  const strangers = request.attendees.flatMap((id, i) =>
    delegates.has(id) ? [] : [error('attendee-not-delegate', at('attendees', i), { id })],
  );
  return [...windows, ...strangers];
}

function inWindow(
  window: Window,
  mission: Mission,
  at: (field: string) => Finding['at'],
): readonly Finding[] {
  const { from, to } = mission.period;
  return [
    ...(window.date < from || window.date > to
      ? [error('date-outside-mission', at('date'), { date: window.date, from, to })]
      : []),
    ...(window.from >= window.to
      ? [error('time-reversed', at('to'), { from: window.from, to: window.to })]
      : []),
  ];
}
