import { z } from 'zod';
import { CivilDate, ClockTime, TimeZone } from './civil-time.ts';
import { EVENT_FIELDS } from './register-event.ts';

const ZonedTime = z.strictObject({ date: CivilDate, time: ClockTime, zone: TimeZone });
export const IssuedWhen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timed'), start: ZonedTime, end: ZonedTime }),
  z.strictObject({ kind: z.literal('days'), from: CivilDate, to: CivilDate }),
]);

/**
 * A version of a calendar entry as it was issued in some files: enough to tell a change from none, to
 * number it (RFC 5545 §3.8.7.4), and to call it off when it has gone from the data (RFC 5546 §3.2.5 asks
 * for UID, SEQUENCE and DTSTART). No title, place, partner or other text of it.
 */
const issued = {
  ...EVENT_FIELDS,
  /** Under the output folder: `missions/2014-c-tpat/calendar.ics`. */
  files: z.array(z.string().min(1)).min(1),
  /** A feed is subscribed to; a message goes to the guests of one meeting. */
  as: z.enum(['feed', 'message']),
  uid: z.string().min(1),
  sequence: z.number().int().nonnegative(),
  /** DTSTAMP: milliseconds since 1970-01-01T00:00Z. */
  dtstamp: z.number().int(),
  /** Stands for all that the entry says. */
  digest: z.string(),
  kind: z.enum(['event', 'todo']),
  when: IssuedWhen,
  cancelled: z.literal(true).optional(),
};

/** To call a meeting off its guests are written to: their addresses are kept, not their names. */
const IssuedGuest = z.strictObject({
  email: z.string().min(1),
  role: z.enum(['CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT']),
});

/**
 * What was issued of a mission's calendars (`data/register/invites/<mission>.jsonl`). What was issued to
 * the public has no field for an address: none can be in it.
 */
export const InviteEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...issued, type: z.literal('issued-public') }),
  z.strictObject({
    ...issued,
    type: z.literal('issued-internal'),
    organizer: z.string().min(1).optional(),
    guests: z.array(IssuedGuest).optional(),
  }),
]);
export type InviteEvent = z.output<typeof InviteEvent>;
