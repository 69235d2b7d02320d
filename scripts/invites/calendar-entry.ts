import type { CivilDate, ClockTime, TimeZone } from '#model/civil-time.ts';
import type { Partstat } from '#model/mail-event.ts';

/** A wall-clock time of a zone. Times that occur twice there are held as `UTC` (see `./event-time.ts`). */
export type ZonedTime = { readonly date: CivilDate; readonly time: ClockTime; readonly zone: TimeZone };

/** `end` is later than `start` as an instant; a flight may end in another zone. */
export type Timed = { readonly kind: 'timed'; readonly start: ZonedTime; readonly end: ZonedTime };

/** Whole days, both inclusive. */
export type WholeDays = { readonly kind: 'days'; readonly from: CivilDate; readonly to: CivilDate };

/** A person with an address: the organiser or a guest of an invitation. */
export type CalendarAddress = { readonly name: string; readonly email: string };
export type Guest = CalendarAddress & {
  readonly role: 'CHAIR' | 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT';
  /** False where nothing has changed that this guest was not asked about, nor has an answer to give. */
  readonly isAsked?: boolean;
  /** What they have answered about this time; absent: they are asked. */
  readonly partstat?: Partstat;
};

type Described = {
  /** What it stands for within its mission: `bilateral/us`. The register knows its UID by this. */
  readonly key: string;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
};

/** A VEVENT as values, before it is written. */
export type EventEntry = Described & {
  readonly kind: 'event';
  readonly when: Timed | WholeDays;
  readonly location?: string;
  /** What the room is known by, and what it is called: it has moved when both are others. */
  readonly place?: readonly [string, string];
  readonly url?: string;
  /** Degrees, north and east. */
  readonly geo?: { readonly lat: number; readonly lon: number };
  /** Where one can join from afar (RFC 7986 §5.11). */
  readonly conference?: string;
  /** Keys of what else its reader has at that time. */
  readonly clashes?: readonly string[];
  /** Absent from a message to those who are asked no longer to a meeting that goes on. */
  readonly status?: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** False leaves the time free for other appointments (TRANSP:TRANSPARENT). */
  readonly busy: boolean;
  readonly alarmMinutesBefore?: number;
  readonly organizer?: CalendarAddress;
  readonly guests?: readonly Guest[];
};

/** A VTODO as values. */
export type TodoEntry = Described & {
  readonly kind: 'todo';
  readonly start: CivilDate;
  readonly due: CivilDate;
  readonly status: 'NEEDS-ACTION' | 'IN-PROCESS' | 'COMPLETED' | 'CANCELLED';
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly completedAt?: number;
};

export type CalendarEntry = EventEntry | TodoEntry;

/**
 * Which version of an entry this is (RFC 5546 §2.1.4): `sequence` rises when its time, place or state
 * changes, `stamp` (milliseconds since 1970) with every change, `digest` stands for this very text.
 */
export type Revision = { readonly sequence: number; readonly stamp: number; readonly digest: string };
/** `uid`: ASCII, unique in the world, the same for ever (RFC 5545 §3.8.4.7). */
export type RevisedEntry = {
  readonly entry: CalendarEntry;
  readonly uid: string;
  readonly revision: Revision;
};

/** A calendar file as values. Feeds have a name and no method; messages a method and one entry. */
export type Calendar = {
  readonly language: string;
  readonly entries: readonly RevisedEntry[];
  readonly feed?: {
    readonly name: string;
    readonly description?: string;
    readonly source?: string;
    readonly url?: string;
  };
  readonly method?: 'REQUEST' | 'CANCEL';
};
