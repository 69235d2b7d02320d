import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import { type AvailabilityReader, availabilityReader } from '#locale/availability/read-availability.ts';
import type { Stretch } from '#locale/availability/stretches.ts';
import type { Bilateral, Placement } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { engagementsOf } from '#model/engagements.ts';
import { meetingHours } from '#model/mission.ts';
import { venueOfRoom } from '#model/place.ts';
import { fixedPlacement, minuteOf, spanOfPlacement } from '#model/placement-span.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { firstClashes, MORE_CLASHES } from './first-clashes.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** What was agreed beforehand can be held: nobody twice at once, nobody at a session, in an open room, within hours. */
export const pinsAgree: Rule = {
  name: 'pins-agree',
  codes: [
    'pins-clash',
    'pin-while-busy',
    'pin-outside-windows',
    'pin-outside-hours',
    'pin-room-closed',
    MORE_CLASHES,
  ],
  example: {
    wrong: 'two meetings of one delegate pinned to 10:00',
    right: 'one of them at 10:00, the other at 11:00',
  },
  find: (workspace) => workspace.missions.flatMap((mission) => inOneMission(workspace, mission)),
};

type Fixed = Stretch & {
  readonly bilateral: Bilateral;
  readonly placement: Placement;
  readonly at: FieldPlace;
  readonly who: ReadonlySet<string>;
};

function inOneMission(workspace: Workspace, mission: Mission): readonly Finding[] {
  const fixed = fixedOf(workspace, mission);
  const pins = fixed.filter(isPin);
  if (pins.length === 0) return [];
  const read = availabilityReader(workspace, mission);
  const busy = new Map<string, ReturnType<typeof engagementsOf>>();
  const engagements = (id: string) => {
    const own = busy.get(id) ?? engagementsOf(workspace, mission, id);
    busy.set(id, own);
    return own;
  };
  return pins.flatMap((pin) => [
    ...firstClashes(fixed, (other) => (overlap(pin, other) && isSecond(pin, other) ? clash(pin, other) : [])),
    ...busyAt(engagements, pin),
    ...outside(mission, pin, read),
  ]);
}

const isPin = ({ bilateral }: Fixed): boolean => bilateral.placement === undefined;
const overlap = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;

/** Of two pins the later tells; beside a recorded meeting always the pin. */
function isSecond(pin: Fixed, other: Fixed): boolean {
  if (pin === other) return false;
  if (!isPin(other) || other.from < pin.from) return true;
  return other.from === pin.from && Number(other.at.path[1]) < Number(pin.at.path[1]);
}

function fixedOf(workspace: Workspace, mission: Mission): readonly Fixed[] {
  return mission.bilaterals.flatMap((bilateral, index) => {
    const placement = isOff(bilateral) ? undefined : fixedPlacement(bilateral);
    if (!placement) return [];
    const at = inMission(mission, 'bilaterals', ['bilaterals', index, 'request', 'pin']);
    const who = whoIs(bilateral);
    return [{ bilateral, placement, at, who, ...spanOfPlacement(workspace, mission, bilateral, placement) }];
  });
}

function clash(pin: Fixed, other: Fixed): readonly Finding[] {
  const taken = [...pin.who].filter((id) => other.who.has(id));
  const room = pin.placement.room;
  const both = [...taken, ...(room !== undefined && room === other.placement.room ? [room] : [])];
  return both.map((id) =>
    warning('pins-clash', pin.at, { id, one: other.bilateral.id, other: pin.bilateral.id }),
  );
}

/** Everyone named on either side, and partners of whose side nobody is. */
function whoIs({ request, ours, theirs, partners }: Bilateral): ReadonlySet<string> {
  const named = [...ours, ...theirs].flatMap((each) => ('person' in each ? [each.person as string] : []));
  return new Set([...(request?.attendees ?? []), ...named, ...(theirs.length > 0 ? [] : partners)]);
}

function busyAt(
  engagements: (id: string) => ReturnType<typeof engagementsOf>,
  pin: Fixed,
): readonly Finding[] {
  return [...pin.who].flatMap((id) =>
    firstClashes(engagements(id), (engagement) =>
      overlap(engagement, pin) ? [warning('pin-while-busy', pin.at, { id, what: engagement.what })] : [],
    ),
  );
}

function outside(mission: Mission, pin: Fixed, read: AvailabilityReader): readonly Finding[] {
  const { bilateral, placement, at } = pin;
  const zone = missionZone(mission);
  const { from, to } = meetingHours(mission);
  const hours = { from: minuteOf(placement.date, from, zone), to: minuteOf(placement.date, to, zone) };
  const room = mission.rooms.find(({ id }) => id === placement.room);
  const isIn = (entries: Parameters<AvailabilityReader>[0] | undefined) => {
    const { stretches, faults } = read(entries ?? []);
    return (
      faults.length > 0 || !stretches || stretches.some((each) => pin.from >= each.from && pin.to <= each.to)
    );
  };
  const isOpen = !room || (isIn(room.open) && isIn(venueOfRoom(room, mission.venues)?.open));
  return [
    ...(pin.from < hours.from || pin.to > hours.to ? [warning('pin-outside-hours', at, { from, to })] : []),
    ...(isIn(bilateral.request?.windows) && isIn(bilateral.request?.ourWindows)
      ? []
      : [warning('pin-outside-windows', at)]),
    ...(isOpen ? [] : [warning('pin-room-closed', at, { room: placement.room ?? '' })]),
  ];
}
