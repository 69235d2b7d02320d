import type { CalendarEntry, EventEntry } from './calendar-entry.ts';

/** A calendar that people subscribe to. */
export type FeedFile = {
  readonly kind: 'feed';
  /** Under the output folder: `missions/2014-c-tpat/calendar.ics`. */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly entries: readonly CalendarEntry[];
};

/** A message to the guests of one meeting. */
export type InvitationFile = {
  readonly kind: 'invitation';
  readonly path: string;
  readonly entry: EventEntry;
};

export type CalendarFile = FeedFile | InvitationFile;
