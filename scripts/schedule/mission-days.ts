import type { Bilateral } from '#model/bilateral.ts';
import { daysBetween } from '#model/civil-time.ts';
import { meetingHours } from '#model/mission.ts';
import { fixedPlacement, minuteOf, spanOfPlacement } from '#model/placement-span.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import type { Interval } from './problem.ts';

/** A day's meeting hours, and the same widened to whatever is fixed outside them. */
export type MissionDay = { readonly date: string; readonly hours: Interval; readonly all: Interval };

/** The days of the mission, and those of what is fixed outside its period. */
export function missionDays(
  workspace: Workspace,
  mission: Mission,
  bilaterals: readonly Bilateral[],
): readonly MissionDay[] {
  const zone = missionZone(mission);
  const clock = meetingHours(mission);
  const fixed = bilaterals.flatMap((bilateral) => {
    const placement = fixedPlacement(bilateral);
    return placement
      ? [{ date: placement.date, ...spanOfPlacement(workspace, mission, bilateral, placement) }]
      : [];
  });
  const dates = [
    ...new Set([...daysBetween(mission.period.from, mission.period.to), ...fixed.map(({ date }) => date)]),
  ].sort();
  return joinDays(
    dates.map((date) => {
      const hours = { from: minuteOf(date, clock.from, zone), to: minuteOf(date, clock.to, zone) };
      const spans = [hours, ...fixed.filter((each) => each.date === date)];
      const all = {
        from: Math.min(...spans.map(({ from }) => from)),
        to: Math.max(...spans.map(({ to }) => to)),
      };
      return { date, hours, all };
    }),
  );
}

/** A day that something fixed stretches into the next ends where that one begins: nobody has the time twice. */
function joinDays(days: readonly MissionDay[]): readonly MissionDay[] {
  return days.map((day, index) => {
    const next = days[index + 1];
    if (!next || day.all.to <= next.all.from) return day;
    return { ...day, all: { from: day.all.from, to: next.all.from } };
  });
}
