import type { Assignment, Instance } from '#schedule/instance.ts';
import { instantText, minutesOfInstant } from '#schedule/instant.ts';
import { verifySchedule } from '#schedule/verify/verify-schedule.ts';

/**
 * The most weight that can be placed beside `standing`, found by trying everything: for very small
 * instances. It knows the rules from the independent checker alone.
 */
export function mostWeight(instance: Instance, standing: readonly Assignment[]): number {
  const placed = new Set(standing.map(({ meeting }) => meeting));
  const isSound = (list: readonly Assignment[]) =>
    verifySchedule(instance, {
      format: 'bilat.schedule/1',
      instance: instance.name,
      assignments: [...standing, ...list],
      unplaced: instance.meetings
        .map(({ id }) => id)
        .filter((id) => !placed.has(id) && !list.some(({ meeting }) => meeting === id)),
    }).length === 0;
  const free = instance.meetings
    .filter(({ id }) => !placed.has(id))
    .map((meeting) => ({
      weight: meeting.weight,
      options: optionsOf(instance, meeting).filter((option) => isSound([option])),
    }))
    .sort((a, b) => b.weight - a.weight);
  const fits = new Map<string, boolean>();
  const fitTogether = (one: Assignment, other: Assignment): boolean => {
    const key = [one, other].map((each) => `${each.meeting} ${each.start} ${each.room}`).join('|');
    const known = fits.get(key) ?? isSound([one, other]);
    fits.set(key, known);
    return known;
  };
  let best = 0;
  const tryFrom = (index: number, list: readonly Assignment[], weight: number): void => {
    best = Math.max(best, weight);
    const left = free.slice(index).reduce((sum, each) => sum + each.weight, 0);
    const next = free[index];
    if (!next || weight + left <= best) return;
    for (const option of next.options) {
      const more = [...list, option];
      if (list.every((each) => fitTogether(each, option)) && isSound(more))
        tryFrom(index + 1, more, weight + next.weight);
    }
    tryFrom(index + 1, list, weight);
  };
  tryFrom(0, [], 0);
  const standingWeight = instance.meetings.reduce(
    (sum, { id, weight }) => sum + (placed.has(id) ? weight : 0),
    0,
  );
  return standingWeight + best;
}

function optionsOf(
  instance: Instance,
  { id, minutes, oneOf }: Instance['meetings'][number],
): readonly Assignment[] {
  const starts = instance.days.flatMap(({ start, end }) => {
    const [from, to] = [minutesOfInstant(start), minutesOfInstant(end)];
    const count = Math.max(0, Math.floor((to - from - minutes) / instance.slotMinutes) + 1);
    return Array.from({ length: count }, (_, k) => from + k * instance.slotMinutes);
  });
  const teams = oneOf.reduce<readonly (readonly string[])[]>(
    (known, group) => known.flatMap((team) => group.map((person) => [...team, person])),
    [[]],
  );
  return starts.flatMap((start) =>
    instance.rooms.flatMap((room) =>
      teams.map((team) => ({
        meeting: id,
        start: instantText(start, instance.timezone),
        room: room.id,
        ...(team.length > 0 && { with: [...team] }),
      })),
    ),
  );
}
