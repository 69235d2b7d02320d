import type { Instance, InstanceMeeting } from '../instance.ts';
import { joinSpans, type Span, toSpan } from './time-grid.ts';

/**
 * Rooms that no rule can tell apart. A class of k rooms holds k meetings at once, and since meetings are
 * intervals, rooms can always be named afterwards.
 */
export type RoomClass = {
  readonly rooms: readonly string[];
  readonly venue: string | undefined;
  readonly seats: number;
  readonly turnoverMinutes: number;
  readonly open: readonly Span[] | undefined;
};

/** Smallest seats first, so that large rooms stay free for large meetings. */
export function classifyRooms(instance: Instance): readonly RoomClass[] {
  const named = namedRooms(instance.meetings);
  const classes = new Map<string, RoomClass>();
  for (const room of instance.rooms) {
    const roomClass = {
      rooms: [room.id],
      venue: room.venue,
      seats: room.seats ?? Number.POSITIVE_INFINITY,
      turnoverMinutes: room.turnoverMinutes,
      open: room.open && joinSpans(room.open.map(toSpan)),
    };
    const { rooms: _, ...looks } = roomClass;
    const key = JSON.stringify([looks, String(looks.seats), named.get(room.id) ?? '']);
    const known = classes.get(key);
    classes.set(key, known ? { ...known, rooms: [...known.rooms, room.id] } : roomClass);
  }
  return [...classes.values()].sort((a, b) => (a.seats === b.seats ? 0 : a.seats - b.seats));
}

/** True when the meeting may use the class, time apart. */
export function suits(meeting: InstanceMeeting, roomClass: RoomClass): boolean {
  if (roomClass.seats < meeting.seats) return false;
  if (meeting.venues && !(roomClass.venue !== undefined && meeting.venues.includes(roomClass.venue)))
    return false;
  const [first = ''] = roomClass.rooms;
  if (meeting.rooms && !meeting.rooms.includes(first)) return false;
  return !meeting.fixed?.room || meeting.fixed.room === first;
}

/** Which meetings name a room: a pin makes it unlike all others, lists make it unlike those not listed. */
function namedRooms(meetings: readonly InstanceMeeting[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const mark = (room: string, text: string) => marks.set(room, `${marks.get(room) ?? ''}|${text}`);
  for (const meeting of meetings) if (meeting.fixed?.room) marks.set(meeting.fixed.room, meeting.fixed.room);
  const lists = new Set(meetings.flatMap(({ rooms }) => (rooms ? [JSON.stringify([...rooms].sort())] : [])));
  for (const list of lists) for (const room of JSON.parse(list) as string[]) mark(room, list);
  return marks;
}
