import type { Finding } from '#diagnostics/diagnostic.ts';
import { availabilityReader } from '#locale/availability/read-availability.ts';
import { isOff } from '#model/called-off.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { availabilityFields, whereSaid } from './availability-fields.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/**
 * One word calls a thing off. Where others speak of it that is no fault, but a question: who spoke of it, and
 * what their words mean now.
 */
export const calledOffNamed: Rule = {
  name: 'called-off-named',
  codes: ['availability-called-off', 'order-called-off', 'gift-called-off'],
  example: {
    wrong: 'windows: [during lunch], and the lunch is called off',
    right: 'windows: [{ date: 2027-03-25, from: 12:30, to: 14:00 }]',
  },
  find: (workspace) => workspace.missions.flatMap((mission) => inOneMission(workspace, mission)),
};

function inOneMission(workspace: Workspace, mission: Mission): readonly Finding[] {
  if (isOff(mission)) return [];
  return [...inAvailability(workspace, mission), ...inOrders(mission), ...inGifts(mission)];
}

function inAvailability(workspace: Workspace, mission: Mission): readonly Finding[] {
  if (!mission.events.some((event) => isOff(event) || event.sessions.some(isOff))) return [];
  const read = availabilityReader(workspace, mission);
  return availabilityFields(mission).flatMap((field) => {
    if (isOfMeetingOff(mission, field.path)) return [];
    return read(field.entries).calledOff.map(({ index, what }) =>
      warning('availability-called-off', inMission(mission, field.file, [...field.path, index]), {
        who: whereSaid(mission, field),
        text: String(field.entries[index]),
        what: what.join(', '),
      }),
    );
  });
}

/** What was said of a meeting that is itself called off asks nobody anything. */
function isOfMeetingOff(mission: Mission, [list, index]: readonly (string | number)[]): boolean {
  const meeting = list === 'bilaterals' ? mission.bilaterals[Number(index)] : undefined;
  return meeting !== undefined && isOff(meeting);
}

function inOrders(mission: Mission): readonly Finding[] {
  const off = meetingsOff(mission);
  return mission.bilaterals.flatMap((bilateral, b) =>
    isOff(bilateral)
      ? []
      : (['after', 'before'] as const).flatMap((field) =>
          (bilateral.request?.[field] ?? []).flatMap((id, i) => {
            const at = inMission(mission, 'bilaterals', ['bilaterals', b, 'request', field, i]);
            return off.has(id) ? [warning('order-called-off', at, { meeting: bilateral.id, id })] : [];
          }),
        ),
  );
}

function inGifts(mission: Mission): readonly Finding[] {
  const off = meetingsOff(mission);
  return (mission.logistics?.gifts ?? []).flatMap(({ meeting }, i) => {
    const at = inMission(mission, 'mission', ['logistics', 'gifts', i, 'meeting']);
    return meeting !== undefined && off.has(meeting) ? [warning('gift-called-off', at, { id: meeting })] : [];
  });
}

function meetingsOff({ bilaterals }: Mission): ReadonlySet<string> {
  return new Set(bilaterals.filter(isOff).map(({ id }) => id));
}
