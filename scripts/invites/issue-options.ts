import type { Answers } from '#model/answer.ts';
import type { IssuedCalendars, IssuedEntry } from '#register/invites.ts';
import type { RevisedEntry } from './calendar-entry.ts';
import type { Blocks } from './write-calendar.ts';

/** A file as it is to be written, with the versions it holds. */
export type IssuedText = {
  readonly path: string;
  readonly text: string;
  readonly language: string;
  readonly revised: readonly RevisedEntry[];
  /** Names the text of each entry, in order; see `keyOfBlock`. */
  readonly keys: readonly string[];
  /** Of a message: what it says to whom. Feeds have none. */
  readonly message?: IssuedEntry;
};

export type IssueOptions = {
  /** What the register knows of the former files. */
  readonly former: IssuedCalendars;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** Of messages, and of the feeds that name no language. */
  readonly language: string;
  /** What those entries and feeds are called that have gone, in each language: no word of them is kept. */
  readonly titles: (language: string) => { readonly cancelled: string; readonly feed: string };
  readonly makeUid: (channel: 'feed' | 'message', key: string) => string;
  /** Where the files are published, for feeds that tell their own address. */
  readonly address?: string | undefined;
  /** Where the feeds stood when the mission had another name: those who subscribed there still come there. */
  readonly formerFolders?: readonly string[];
  readonly blocks?: Blocks | undefined;
  /** What guests have said, which stands beside their names in the next invitation. */
  readonly answers?: Answers | undefined;
  /** The highest number of an invitation, by UID, that went out to anybody. */
  readonly sent?: ((uid: string) => number) | undefined;
};

/** How long what was called off is still told of: those who look in once a month have seen it. */
export const GRACE_MS = 30 * 86_400_000;
