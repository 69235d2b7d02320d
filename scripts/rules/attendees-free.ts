import type { Finding } from '#diagnostics/diagnostic.ts';
import { type AvailabilityReader, availabilityReader } from '#locale/availability/read-availability.ts';
import { type Stretch, without } from '#locale/availability/stretches.ts';
import { daysBetween } from '#model/civil-time.ts';
import { engagementsOf } from '#model/engagements.ts';
import { meetingHours } from '#model/mission.ts';
import { minuteOf } from '#model/placement-span.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** Whoever must attend a meeting has time for it on some day of the mission. */
export const attendeesFree: Rule = {
  name: 'attendees-free',
  codes: ['attendee-never-free'],
  example: {
    wrong: 'an attendee who is in sessions from nine to six every day',
    right: 'another attendee, or a shorter meeting',
  },
  find: (workspace) => workspace.missions.flatMap((mission) => inOneMission(workspace, mission)),
};

function inOneMission(workspace: Workspace, mission: Mission): readonly Finding[] {
  if (mission.period.from > mission.period.to) return [];
  if (!mission.bilaterals.some(({ request }) => request)) return [];
  const read = availabilityReader(workspace, mission);
  const longest = new Map<string, number>();
  const longestOf = (id: string): number => {
    const known = longest.get(id) ?? Math.max(0, ...freeOf(workspace, mission, { id, read }).map(minutesOf));
    longest.set(id, known);
    return known;
  };
  return mission.bilaterals.flatMap(({ request, placement }, index) => {
    if (!request || placement || request.pin) return [];
    return request.attendees.flatMap((id, i) => {
      const at = inMission(mission, 'bilaterals', ['bilaterals', index, 'request', 'attendees', i]);
      const minutes = request.durationMinutes;
      return longestOf(id) < minutes ? [warning('attendee-never-free', at, { id, minutes })] : [];
    });
  });
}

const minutesOf = ({ from, to }: Stretch): number => to - from;

/** What a person's engagements and closures leave of the meeting hours. */
function freeOf(
  workspace: Workspace,
  mission: Mission,
  { id, read }: { readonly id: string; readonly read: AvailabilityReader },
): readonly Stretch[] {
  const zone = missionZone(mission);
  const hours = meetingHours(mission);
  const days = daysBetween(mission.period.from, mission.period.to).map((date) => ({
    from: minuteOf(date, hours.from, zone),
    to: minuteOf(date, hours.to, zone),
  }));
  const closures = (mission.scheduling?.closures ?? []).flatMap(({ when, people }) =>
    people.length === 0 || people.some((each) => each === id) ? (read(when).stretches ?? []) : [],
  );
  return without(days, [...engagementsOf(workspace, mission, id), ...closures]);
}
