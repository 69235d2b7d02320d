import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import { availabilityReader } from '#locale/availability/read-availability.ts';
import { localTimeFit } from '#model/civil-time.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { availabilityFields } from './availability-fields.ts';
import { error, inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

type Moment = {
  readonly date: string;
  readonly time: string | undefined;
  readonly zone: string;
  readonly at: FieldPlace;
};

/** A wall-clock time that the zone skips is refused; one that it has twice is worth a word. */
export const clockChanges: Rule = {
  name: 'clock-changes',
  codes: ['time-missing', 'time-ambiguous'],
  example: { wrong: 'Europe/Lisbon, 2027-03-28 01:30', right: 'Europe/Lisbon, 2027-03-28 02:30' },
  find: (workspace) => findClockChanges(workspace),
};

function findClockChanges(workspace: Workspace): readonly Finding[] {
  const moments = workspace.missions.flatMap((mission) => [
    ...momentsOf(mission),
    ...availabilityMoments(workspace, mission),
  ]);
  const fits = new Map<string, ReturnType<typeof localTimeFit>>();
  return moments.flatMap(({ date, time, zone, at }) => {
    if (time === undefined) return [];
    const name = `${date} ${time} ${zone}`;
    const fit = fits.get(name) ?? localTimeFit(date, time, zone);
    fits.set(name, fit);
    if (fit === 'exact') return [];
    const make = fit === 'missing' ? error : warning;
    return [make(`time-${fit}`, at, { date, time, zone })];
  });
}

/** The clock times that windows and phrases say, each at its entry. */
function availabilityMoments(workspace: Workspace, mission: Mission): readonly Moment[] {
  const fields = availabilityFields(mission);
  if (fields.length === 0) return [];
  const read = availabilityReader(workspace, mission);
  const zone = missionZone(mission);
  return fields.flatMap(({ file, path, entries }) =>
    read(entries).moments.map(({ index, date, time }) => ({
      date,
      time,
      zone,
      at: inMission(mission, file, [...path, index]),
    })),
  );
}

function momentsOf(mission: Mission): readonly Moment[] {
  const zone = missionZone(mission);
  const sessions = mission.events.flatMap((event, e) =>
    event.sessions.flatMap((session, s) =>
      (['start', 'end'] as const).map((field) => ({
        date: session.date ?? event.from,
        time: session.date && session[field],
        zone: event.timeZone ?? zone,
        at: inMission(mission, 'agenda', ['events', e, 'sessions', s, field]),
      })),
    ),
  );
  const placements = mission.bilaterals.flatMap(({ placement, request }, b) =>
    [
      { fixed: placement, path: ['placement'] },
      { fixed: request?.pin, path: ['request', 'pin'] },
    ].flatMap(({ fixed, path }) =>
      fixed
        ? (['start', 'end'] as const).map((field) => ({
            date: fixed.date,
            time: fixed[field],
            zone,
            at: inMission(mission, 'bilaterals', ['bilaterals', b, ...path, field]),
          }))
        : [],
    ),
  );
  const travel = mission.travel.flatMap((leg, i) =>
    (['from', 'to'] as const).flatMap((side) => {
      const end = leg[side];
      return end
        ? [
            {
              date: end.date,
              time: end.time,
              zone: end.timeZone,
              at: inMission(mission, 'mission', ['travel', i, side, 'time']),
            },
          ]
        : [];
    }),
  );
  return [...sessions, ...placements, ...travel];
}
