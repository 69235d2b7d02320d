import { without } from '#locale/availability/stretches.ts';
import type { Instance, InstanceMeeting } from '../instance.ts';
import { instantText, minutesOfInstant } from '../instant.ts';
import { mergeIntervals } from '../problem.ts';
import type { Happening, VenueDay } from './happening.ts';

/** The instance as it is now that something has happened. A meeting that is refused is no longer in it. */
export function applyHappening(day: VenueDay, happening: Happening, now: number): Instance {
  const { instance } = day;
  const text = (minute: number) => instantText(minute, instance.timezone);
  switch (happening.kind) {
    case 'late':
      return {
        ...instance,
        people: instance.people.map((person) =>
          person.id === happening.person
            ? {
                ...person,
                busy: [...person.busy, { from: text(now), to: text(happening.until), what: 'late' }],
              }
            : person,
        ),
      };
    case 'lost':
      return loseRoom(instance, { ...happening, now });
    case 'refused':
      return {
        ...instance,
        meetings: instance.meetings.filter(({ id }) => id !== happening.meeting),
        precedence: instance.precedence.filter((pair) => !pair.includes(happening.meeting)),
      };
    case 'overrun':
      return changeMeetings(
        instance,
        ({ id }) => id === happening.meeting,
        (meeting) => ({ ...meeting, minutes: lengthUntil(day, meeting, happening.until) }),
      );
    case 'free':
      return changeMeetings(
        instance,
        ({ parties }) => parties.includes(happening.party),
        (meeting) =>
          meeting.windows
            ? { ...meeting, windows: [...meeting.windows, { from: text(now), to: text(happening.until) }] }
            : meeting,
      );
    case 'back':
      return instance;
    case 'walk-in':
      return withWalkIn(instance, happening.meeting);
    default:
      return happening satisfies never;
  }
}

function changeMeetings(
  instance: Instance,
  isMeant: (meeting: InstanceMeeting) => boolean,
  change: (meeting: InstanceMeeting) => InstanceMeeting,
): Instance {
  const meetings = instance.meetings.map((meeting) => (isMeant(meeting) ? change(meeting) : meeting));
  return { ...instance, meetings };
}

/** From its start to when it ends now; never shorter than it was. */
function lengthUntil({ assignments }: VenueDay, { id, minutes }: InstanceMeeting, until: number): number {
  const start = assignments.find(({ meeting }) => meeting === id)?.start;
  return start === undefined ? minutes : Math.max(minutes, until - minutesOfInstant(start));
}

type Loss = { readonly room: string; readonly now: number; readonly until: number | undefined };

function loseRoom(instance: Instance, { room: id, now, until }: Loss): Instance {
  const end = Math.max(...instance.days.map((day) => minutesOfInstant(day.end)));
  const lost = [{ from: now, to: Math.max(now, until ?? end) }];
  const rooms = instance.rooms.map((room) => {
    if (room.id !== id) return room;
    const whole = room.open ?? instance.days.map(({ start, end: last }) => ({ from: start, to: last }));
    const open = without(
      mergeIntervals(
        whole.map(({ from, to }) => ({ from: minutesOfInstant(from), to: minutesOfInstant(to) })),
      ),
      lost,
    );
    const text = (minute: number) => instantText(minute, instance.timezone);
    return { ...room, open: open.map(({ from, to }) => ({ from: text(from), to: text(to) })) };
  });
  return { ...instance, rooms };
}

/** With those of the other side whom the instance does not know yet. */
function withWalkIn(instance: Instance, meeting: InstanceMeeting): Instance {
  const known = new Set(instance.people.map(({ id }) => id));
  const party = meeting.parties.at(-1);
  const newcomers = meeting.people
    .filter((id) => !known.has(id))
    .map((id) => ({ id, gapWeight: 0, busy: [], ...(party !== undefined && { party }) }));
  const parties = meeting.parties.filter((id) => !instance.parties.some((each) => each.id === id));
  return {
    ...instance,
    parties: [...instance.parties, ...parties.map((id) => ({ id }))],
    people: [...instance.people, ...newcomers],
    meetings: [...instance.meetings, meeting],
  };
}
