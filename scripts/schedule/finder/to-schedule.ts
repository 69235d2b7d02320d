import type { Schedule } from '../instance.ts';
import { instantText } from '../instant.ts';
import type { Compiled } from '../problem/compiled.ts';
import { at } from '../problem/ints.ts';
import { nameRooms } from './name-rooms.ts';
import type { Snapshot } from './snapshot.ts';

/** The schedule of a snapshot in the neutral format, rooms and staff named. */
export function toSchedule(
  problem: Compiled,
  snapshot: Pick<Snapshot, 'option' | 'staff'>,
  rooms: Int32Array = nameRooms(problem, snapshot),
): Schedule {
  const { instance, meetings, options, classes } = problem;
  const text = instantTexts(problem);
  const placed = instance.meetings.flatMap((meeting, m) => {
    const option = at(snapshot.option, m);
    if (option < 0) return [];
    const room = classes[at(options.roomClass, option)]?.rooms[at(rooms, m)] ?? '';
    const people = meeting.oneOf.map(
      (_, g) => instance.people[at(snapshot.staff, m * meetings.mostGroups + g)]?.id ?? '',
    );
    return [
      {
        meeting: meeting.id,
        start: text(at(options.cell, option)),
        room,
        ...(people.length > 0 && { with: people }),
      },
    ];
  });
  return {
    format: 'bilat.schedule/1',
    instance: instance.name,
    assignments: placed,
    unplaced: instance.meetings.flatMap(({ id }, m) => (at(snapshot.option, m) < 0 ? [id] : [])),
  };
}

function instantTexts({ instance, grid }: Compiled): (cell: number) => string {
  const known = new Map<number, string>();
  return (cell) => {
    const text = known.get(cell) ?? instantText(at(grid.minute, cell), instance.timezone);
    known.set(cell, text);
    return text;
  };
}
