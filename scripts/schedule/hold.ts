import type { Assignment, Instance } from './instance.ts';
import { placePins } from './place-pins.ts';
import { prepareProblem } from './problem.ts';

/**
 * The instance with meetings pinned where they were, as far as they can still stand there: one that no
 * longer can is free to move, and whoever asked has to be told.
 */
export function holdWhereTheyWere(instance: Instance, held: readonly Assignment[]): Instance {
  const places = new Map(held.map((assignment) => [assignment.meeting, assignment]));
  const wanted = new Set(
    instance.meetings.flatMap(({ id, fixed }) => (!fixed && places.has(id) ? [id] : [])),
  );
  if (wanted.size === 0) return instance;
  const all = pin(instance, places, wanted);
  const { clashing } = placePins(prepareProblem(all));
  const lost = new Set(clashing.map(({ id }) => id).filter((id) => wanted.has(id)));
  if (lost.size === 0) return all;
  return pin(instance, places, new Set([...wanted].filter((id) => !lost.has(id))));
}

function pin(
  instance: Instance,
  places: ReadonlyMap<string, Assignment>,
  ids: ReadonlySet<string>,
): Instance {
  const meetings = instance.meetings.map((meeting) => {
    const place = places.get(meeting.id);
    if (!place || !ids.has(meeting.id)) return meeting;
    return { ...meeting, fixed: { start: place.start, ...(place.room !== '' && { room: place.room }) } };
  });
  return { ...instance, meetings };
}

/** Whoever had a place outweighs all newcomers together: nobody is dropped for one that is heavier. */
export function outweighNewcomers(instance: Instance, former: readonly Assignment[]): Instance {
  const had = new Set(former.map(({ meeting }) => meeting));
  const surplus = instance.meetings.reduce((sum, { weight }) => sum + weight, 1);
  const meetings = instance.meetings.map((meeting) =>
    had.has(meeting.id) ? { ...meeting, weight: meeting.weight + surplus } : meeting,
  );
  return { ...instance, meetings };
}
