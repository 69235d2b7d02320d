import type { CalendarEntry, EventEntry } from './calendar-entry.ts';

/** A calendar that people subscribe to, in one language. */
export type FeedEdition = {
  readonly language: string;
  readonly name: string;
  readonly description: string;
  /** The page that shows the same. */
  readonly page?: string | undefined;
  /** The same ones in the same order in every language. */
  readonly entries: readonly CalendarEntry[];
};

/** A calendar that people subscribe to, in every language of the workspace. */
export type FeedFile = {
  /** Within its folder, without language and ending: `calendar`, `delegates/沈望潮`. */
  readonly feed: string;
  readonly editions: readonly FeedEdition[];
};

/** A message to the guests of one meeting, in every language of the workspace. */
export type InvitationFile = {
  /** Within its folder: `bilaterals/us`. */
  readonly file: string;
  readonly editions: readonly { readonly language: string; readonly entry: EventEntry }[];
};

/** All calendars of a mission, or of the tracker. */
export type CalendarPlan = {
  /** Under the output folder: `missions/2014-c-tpat`. */
  readonly folder: string;
  readonly languages: readonly string[];
  /** Holds every entry: versions are counted here. Absent where an audience sees none of it (any longer). */
  readonly whole?: FeedFile;
  /** Those of single people hold some of the same entries. */
  readonly parts: readonly FeedFile[];
  readonly invitations: readonly InvitationFile[];
};
