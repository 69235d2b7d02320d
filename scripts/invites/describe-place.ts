import type { RoomId } from '#model/identifier.ts';
import { type Localized, localize } from '#model/localized.ts';
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
  return [...new Set(parts)].join(t('invites.separator'));
}

/** The mission's everyday name. */
export function missionTitle(mission: Mission, language: string): string {
  return localize(mission.shortTitle ?? mission.title, language);
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
