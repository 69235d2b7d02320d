import { z } from 'zod';
import { Audience } from './audience.ts';
import { CivilDate, ClockTime, TimeZone } from './civil-time.ts';
import { AnnexId, EventId, PartnerId, PersonId, RoomId, SessionId, TrackId } from './identifier.ts';
import { Localized } from './localized.ts';
import { Role } from './participant.ts';

export const AgendaItem = z.strictObject({
  title: Localized,
  start: ClockTime.optional(),
  end: ClockTime.optional(),
  roles: z.array(Role).default([]),
  annexes: z.array(AnnexId).default([]),
  summary: Localized.optional(),
});
export type AgendaItem = z.output<typeof AgendaItem>;

export const SessionKind = z.enum([
  'ceremony',
  'keynote',
  'talk',
  'panel',
  'workshop',
  'plenary',
  'introductions',
  'closing',
  'break',
  'meal',
  'social',
  'registration',
  'visit',
]);
export type SessionKind = z.output<typeof SessionKind>;

export const Session = z.strictObject({
  id: SessionId,
  title: Localized,
  kind: SessionKind.default('talk'),
  date: CivilDate.optional().describe(
    'Without it the session was held on a day of the event that no source gives.',
  ),
  start: ClockTime.optional().describe(
    'Without it the session is known to have been held that day, at no known time.',
  ),
  end: ClockTime.optional().describe('Earlier than start: it ends on the next day.'),
  track: TrackId.optional(),
  room: RoomId.optional(),
  roles: z.array(Role).default([]),
  items: z.array(AgendaItem).default([]),
  annexes: z.array(AnnexId).default([]),
  attendedBy: z.array(PersonId).default([]).describe('Delegates of ours who must be or were there.'),
  summary: Localized.optional(),
  audience: Audience.default('public'),
});
export type Session = z.output<typeof Session>;

export const Track = z.strictObject({ id: TrackId, name: Localized, room: RoomId.optional() });
export type Track = z.output<typeof Track>;

/** A conference, workshop or meeting; a mission may hold several, overlapping. */
export const Event = z.strictObject({
  id: EventId,
  title: Localized,
  from: CivilDate,
  to: CivilDate,
  timeZone: TimeZone.optional().describe("Default: the mission's zone."),
  venue: Localized.optional(),
  organiser: Localized.optional(),
  roles: z
    .array(Role)
    .default([])
    .describe(
      'Parts played in the event as a whole: its chair, or a panelist on a day the source does not give.',
    ),
  attendance: z.array(PartnerId).default([]).describe('Economies and organisations present.'),
  attendanceNote: Localized.optional(),
  tracks: z.array(Track).default([]),
  sessions: z.array(Session).default([]),
  annexes: z.array(AnnexId).default([]),
  audience: Audience.default('public'),
});
export type Event = z.output<typeof Event>;

export const AgendaFile = z
  .strictObject({ events: z.array(Event).default([]) })
  .describe('data/missions/<mission>/agenda.yaml');
