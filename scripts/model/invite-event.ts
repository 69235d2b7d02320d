import { z } from 'zod';
import { Audience } from './audience.ts';
import { CivilDate, ClockTime, TimeZone } from './civil-time.ts';
import { EVENT_FIELDS } from './register-event.ts';

const ZonedTime = z.strictObject({ date: CivilDate, time: ClockTime, zone: TimeZone });
export const IssuedWhen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timed'), start: ZonedTime, end: ZonedTime }),
  z.strictObject({ kind: z.literal('days'), from: CivilDate, to: CivilDate }),
]);

/** Where an entry was issued: to subscribers, to the guests of a meeting, to those asked no longer. */
export const Channel = z.enum(['feed', 'message', 'uninvited']);
export type Channel = z.output<typeof Channel>;

/** To call a meeting off its guests are written to: their addresses are kept, not their names. */
const IssuedGuest = z.strictObject({
  email: z.string().min(1),
  role: z.enum(['CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT']),
  /** The SEQUENCE at which an answer was asked for. */
  asked: z.number().int().nonnegative().optional(),
});

/**
 * A version of a calendar entry: enough to tell a change from none, to number it (RFC 5546 §2.1.4), and to
 * call it off when it has gone from the data (§3.2.5 asks for UID, SEQUENCE and DTSTART). No title, place,
 * partner or other text of it, and whatever feeds it stands in it is kept once.
 */
const version = {
  ...EVENT_FIELDS,
  as: Channel,
  /** What the entry stands for within its mission: `bilateral/us`. */
  key: z.string().min(1),
  /** Made once; see `scripts/invites/uid.ts`. */
  uid: z.string().min(1),
  sequence: z.number().int().nonnegative(),
  /** DTSTAMP: milliseconds since 1970-01-01T00:00Z. */
  dtstamp: z.number().int(),
  /** Stands for all that the entry says in all languages. */
  digest: z.string(),
  /** Stands for where it is: its room, and what that is called. Either may change without a move. */
  place: z.tuple([z.string(), z.string()]).optional(),
  status: z.string(),
  kind: z.enum(['event', 'todo']),
  when: IssuedWhen,
  cancelled: z.literal(true).optional(),
};

/** Before entries had a key, each file was numbered by itself. Of these only messages still say anything. */
const issued = {
  ...EVENT_FIELDS,
  /** Under the output folder: `missions/2014-c-tpat/bilaterals/us.ics`. */
  files: z.array(z.string().min(1)).min(1),
  as: z.enum(['feed', 'message']),
  uid: z.string().min(1),
  sequence: z.number().int().nonnegative(),
  dtstamp: z.number().int(),
  digest: z.string(),
  kind: z.enum(['event', 'todo']),
  when: IssuedWhen,
  cancelled: z.literal(true).optional(),
};

const addressed = { organizer: z.string().min(1).optional(), guests: z.array(IssuedGuest).optional() };

/**
 * What was issued of a mission's calendars (`data/register/invites/<mission>.jsonl`). What was issued to
 * the public has no field for an address: none can be in it.
 */
export const InviteEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...version, type: z.literal('entry-public') }),
  z.strictObject({ ...version, ...addressed, type: z.literal('entry-internal') }),
  /** A feed that people may have subscribed to; `endedAt` once it is kept no longer (milliseconds). */
  z.strictObject({
    ...EVENT_FIELDS,
    type: z.literal('feed'),
    audience: Audience,
    /** Within its folder, without language and ending: `calendar`, `delegates/沈望潮`. */
    feed: z.string().min(1),
    endedAt: z.number().int().optional(),
  }),
  /** The mission of this log had another name before, and goes on from that one's log. */
  z.strictObject({ ...EVENT_FIELDS, type: z.literal('continues'), mission: z.string().min(1) }),
  z.strictObject({ ...issued, type: z.literal('issued-public') }),
  z.strictObject({ ...issued, ...addressed, type: z.literal('issued-internal') }),
]);
export type InviteEvent = z.output<typeof InviteEvent>;
