import type { Bilateral, Placement } from './bilateral.ts';
import { addDays, instantOf } from './civil-time.ts';
import { type Mission, missionZone, type Workspace } from './workspace.ts';

/** A recorded placement, else what was agreed beforehand. */
export function fixedPlacement(bilateral: Bilateral): Placement | undefined {
  return bilateral.placement ?? bilateral.request?.pin;
}

/** A placement in minutes since 1970; an end before its start is on the next day. */
export function spanOfPlacement(
  workspace: Workspace,
  mission: Mission,
  bilateral: Bilateral,
  placement: Placement,
): { readonly from: number; readonly to: number } {
  const zone = missionZone(mission);
  const from = minuteOf(placement.date, placement.start, zone);
  if (placement.end) {
    const lastDay = placement.end <= placement.start ? addDays(placement.date, 1) : placement.date;
    return { from, to: minuteOf(lastDay, placement.end, zone) };
  }
  return {
    from,
    to: from + (bilateral.request?.durationMinutes ?? workspace.settings.defaultMeetingMinutes),
  };
}

/** Minutes since 1970. */
export function minuteOf(date: string, time: string, zone: string): number {
  return instantOf(date, time, zone) / 60_000;
}
