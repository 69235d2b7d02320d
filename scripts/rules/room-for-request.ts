import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Request } from '#model/bilateral.ts';
import { type Room, venueOfRoom } from '#model/place.ts';
import type { Mission } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** For every request some room has the seats, the equipment and the venue that it asks for. */
export const roomForRequest: Rule = {
  name: 'room-for-request',
  codes: ['no-room-fits'],
  example: { wrong: 'seats: 40, and no room with more than 14', right: 'seats: 12' },
  find: (workspace) => workspace.missions.flatMap(inOneMission),
};

function inOneMission(mission: Mission): readonly Finding[] {
  if (mission.rooms.length === 0) return [];
  return mission.bilaterals.flatMap(({ request, placement }, index) => {
    // Where nobody is in a room, nothing that is said of rooms matters.
    if (!request || placement || request.attendance === 'online' || !isKnown(mission, request)) return [];
    if (mission.rooms.some((room) => fits(mission, request, room))) return [];
    const field = FIELDS.find((each) => (each === 'seats' ? request.seats : request[each].length)) ?? 'seats';
    const at = inMission(mission, 'bilaterals', ['bilaterals', index, 'request', field]);
    return [warning('no-room-fits', at, { wanted: wantedOf(request) })];
  });
}

const FIELDS = ['seats', 'equipment', 'venues', 'rooms'] as const;

/** What nobody has is told as unknown, and not a second time. */
function isKnown({ rooms, venues }: Mission, request: Request): boolean {
  return (
    request.equipment.every((each) => rooms.some(({ equipment }) => equipment.includes(each))) &&
    request.venues.every((each) => venues.some(({ id }) => id === each)) &&
    request.rooms.every((each) => rooms.some(({ id }) => id === each))
  );
}

function fits(mission: Mission, request: Request, room: Room): boolean {
  const venue = venueOfRoom(room, mission.venues);
  return (
    (room.seats ?? Number.POSITIVE_INFINITY) >= (request.seats ?? 0) &&
    request.equipment.every((each) => room.equipment.includes(each)) &&
    (request.venues.length === 0 || (venue !== undefined && request.venues.includes(venue.id))) &&
    (request.rooms.length === 0 || request.rooms.includes(room.id))
  );
}

/** As it is written: `seats 40, equipment projector`. */
function wantedOf(request: Request): string {
  return FIELDS.flatMap((field) => {
    const value = field === 'seats' ? request.seats : request[field].join(' ');
    return value ? [`${field} ${value}`] : [];
  }).join(', ');
}
