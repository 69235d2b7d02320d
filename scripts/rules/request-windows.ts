import type { Finding } from '#diagnostics/diagnostic.ts';
import { type AvailabilityReader, availabilityReader } from '#locale/availability/read-availability.ts';
import type { Availability } from '#model/availability.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { type AvailabilityField, availabilityFields } from './availability-fields.ts';
import { error, inMission } from './places.ts';
import type { Rule } from './rule.ts';

/** What is said of availability can be read, lies in the mission and runs forwards; only delegates are asked to attend. */
export const requestWindows: Rule = {
  name: 'request-windows',
  codes: [
    'time-reversed',
    'date-outside-mission',
    'attendee-not-delegate',
    'availability-unclear',
    'availability-session-absent',
    'availability-date-ambiguous',
    'availability-weekday-absent',
    'availability-weekday-wrong',
    'availability-half-said',
    'availability-figures',
    'availability-not-a-time',
    'availability-across-days',
    'availability-two-readings',
    'availability-apart',
    'availability-days-apart',
    'availability-except-which',
    'availability-scope',
    'availability-nothing-left',
    'availability-no-gaps',
    'availability-empty',
    'availability-too-long',
    'range-reversed',
  ],
  example: {
    wrong: 'windows: [{ date: 2027-03-24, from: 12:00, to: 10:00 }, not during the plenery]',
    right: 'windows: [{ date: 2027-03-24, from: 10:00, to: 12:00 }, not during the plenary]',
  },
  find: (workspace) => workspace.missions.flatMap((mission) => inOneMission(workspace, mission)),
};

function inOneMission(workspace: Workspace, mission: Mission): readonly Finding[] {
  const fields = availabilityFields(mission);
  const read = fields.length > 0 ? availabilityReader(workspace, mission) : undefined;
  const delegates = new Set<string>(namedDelegates(mission.delegation).map(({ person }) => person));
  return [
    ...fields.flatMap((field) => (read ? inField(mission, field, read) : [])),
    ...mission.bilaterals.flatMap((_, index) => strangersIn(mission, index, delegates)),
  ];
}

function inField(
  mission: Mission,
  { file, path, entries }: AvailabilityField,
  read: AvailabilityReader,
): readonly Finding[] {
  const at = (...rest: readonly (string | number)[]) => inMission(mission, file, [...path, ...rest]);
  const phrases = read(entries).faults.map(({ index, code, parameters }) => {
    const word = parameters['word'] === undefined ? {} : { word: String(parameters['word']) };
    return error(code, { ...at(index), ...word }, { text: shown(entries[index]), ...parameters });
  });
  const windows = entries.flatMap((entry, index) =>
    typeof entry === 'string' ? [] : inWindow(entry, mission, (name) => at(index, name)),
  );
  return [...phrases, ...windows];
}

const SHOWN_LENGTH = 60;
function shown(entry: Availability[number] | undefined): string {
  const text = typeof entry === 'string' ? entry : '';
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

function inWindow(
  window: Exclude<Availability[number], string>,
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

function strangersIn(mission: Mission, index: number, delegates: ReadonlySet<string>): readonly Finding[] {
  const request = mission.bilaterals[index]?.request;
  if (!request) return [];
  const at = (...path: readonly (string | number)[]) =>
    inMission(mission, 'bilaterals', ['bilaterals', index, 'request', ...path]);
  const asked = [
    ...request.attendees.map((id, i) => ({ id, at: at('attendees', i) })),
    ...request.anyOf.flatMap(({ of }, g) => of.map((id, i) => ({ id, at: at('anyOf', g, 'of', i) }))),
  ];
  return asked.flatMap((each) =>
    delegates.has(each.id) ? [] : [error('attendee-not-delegate', each.at, { id: each.id })],
  );
}
