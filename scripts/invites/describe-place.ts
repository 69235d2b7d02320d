import type { RoomId } from '#model/identifier.ts';
import { type Localized, localize } from '#model/localized.ts';
import { type GeoPoint, type Venue, venueOfRoom } from '#model/place.ts';
import type { Mission } from '#model/workspace.ts';
import type { EntryContext } from './entry-context.ts';

/** Room and venue in one line; the event's venue where the room names none. Empty when neither is known. */
export function describePlace(
  mission: Mission,
  place: { readonly room: RoomId | undefined; readonly venue?: Localized | undefined },
  { language, t }: EntryContext,
): string {
  const room = mission.rooms.find(({ id }) => id === place.room);
  const parts = [room?.name, room?.venue ?? place.venue].flatMap((text) =>
    text ? [localize(text, language)] : [],
  );
  const address = venueIn(mission, place.room)?.address;
  return [...new Set([...parts, ...(address ? [localize(address, language)] : [])])].join(
    t('invites.separator'),
  );
}

/** The mission's everyday name. */
export function missionTitle(mission: Mission, language: string): string {
  return localize(mission.shortTitle ?? mission.title, language);
}

/** The page of a mission for this audience, where it has one. */
export function pageOf(mission: Mission, { address, language }: EntryContext): string | undefined {
  return address === undefined
    ? undefined
    : new URL(`${language}/missions/${encodeURIComponent(mission.id)}/`, withSlash(address)).href;
}

/** The address of a folder, below which others are. */
export function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

/** The same for programs that show no URL property. */
export function pageLines(mission: Mission, context: EntryContext): readonly string[] {
  const page = pageOf(mission, context);
  return page === undefined ? [] : [page];
}

/** How to join from elsewhere, for programs that show no CONFERENCE property (RFC 7986 §5.11). */
export function onlineLines(address: string | undefined, { t }: EntryContext): readonly string[] {
  return address === undefined ? [] : [t('invites.online', { address })];
}

/** What tells a room from another in every language, and what it is called in the filing one. */
export function placeKey(
  mission: Mission,
  place: { readonly room: RoomId | undefined; readonly venue?: Localized | undefined },
  context: EntryContext,
): readonly [string, string] | undefined {
  const language = context.workspace.settings.languages[0] ?? '';
  const name = describePlace(mission, place, { ...context, language });
  const id = place.room ?? name;
  return id === '' ? undefined : [id, name];
}

/** Where a room's venue is on the map. */
export function geoOf(mission: Mission, room: RoomId | undefined): GeoPoint | undefined {
  return venueIn(mission, room)?.geo;
}

function venueIn(mission: Mission, room: RoomId | undefined): Venue | undefined {
  const found = mission.rooms.find(({ id }) => id === room);
  return found && venueOfRoom(found, mission.venues);
}

/** Said in every entry of an invented mission. */
export function fictionLines(mission: Mission, { t }: EntryContext): readonly string[] {
  return mission.fictional ? [t('invites.fictional')] : [];
}

/** Paragraphs of a description, parted by an empty line; empty ones left out. */
export function paragraphs(...groups: readonly (readonly string[])[]): string {
  return groups
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
