import { z } from 'zod';
import { forAll, forUs, ownAudience } from './audience.ts';
import { cancelledField } from './cancellation.ts';
import { CivilDate, ClockTime, TimeZone } from './civil-time.ts';
import { AnnexId, EventId, PartnerId, PersonId, RoomId, SessionId, TrackId } from './identifier.ts';
import { Localized } from './localized.ts';
import { onlineField } from './online.ts';
import { Role } from './participant.ts';

export const AgendaItem = z
  .strictObject({
    title: Localized.meta(forAll()),
    start: ClockTime.optional().meta(forAll('', "'11:00'")),
    end: ClockTime.optional().meta(forAll()),
    roles: z.array(Role).default([]).meta(forAll()),
    annexes: z.array(AnnexId).default([]).meta(forAll()),
    summary: Localized.optional().meta(forAll()),
    audience: ownAudience(),
  })
  .meta({ title: 'Agenda item' });
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
  id: SessionId.meta(forAll('', 'opening')),
  uid: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta(
      forUs('The host’s own number of it, by which `agenda import` finds it again.', 'talk-17@forum.example'),
    ),
  title: Localized.meta(forAll()),
  kind: SessionKind.default('talk').meta(forAll('', 'plenary')),
  date: CivilDate.optional().meta(
    forAll('The day it begins; absent where no source gives it.', '2027-03-27'),
  ),
  start: ClockTime.optional().meta(forAll('Absent: that day, at no known time.', "'23:30'")),
  end: ClockTime.optional().meta(forAll('Earlier than `start`: it ends on the next day.', "'02:30'")),
  track: TrackId.optional().meta(forAll()),
  room: RoomId.optional().meta(forAll()),
  roles: z.array(Role).default([]).meta(forAll()),
  items: z.array(AgendaItem).default([]).meta(forAll()),
  annexes: z.array(AnnexId).default([]).meta(forAll()),
  attendedBy: z
    .array(PersonId)
    .default([])
    .meta(forAll('Delegates of ours who must be there, or were; no bilateral is placed over it.')),
  summary: Localized.optional().meta(forAll()),
  online: onlineField(),
  cancelled: cancelledField(),
  audience: ownAudience(),
});
export type Session = z.output<typeof Session>;

export const Track = z.strictObject({
  id: TrackId.meta(forAll('', 'trade')),
  name: Localized.meta(forAll()),
  room: RoomId.optional().meta(forAll('Its usual room.')),
});
export type Track = z.output<typeof Track>;

/** A conference, workshop or meeting; a mission may hold several, overlapping. */
export const Event = z.strictObject({
  id: EventId.meta(forAll('For `<Agenda event="…" />`.', 'data-workshop')),
  title: Localized.meta(forAll()),
  from: CivilDate.meta(forAll('', '2027-03-26')),
  to: CivilDate.meta(forAll()),
  timeZone: TimeZone.optional().meta(forAll('Default: that of the mission.')),
  venue: Localized.optional().meta(forAll()),
  organiser: Localized.optional().meta(forAll()),
  roles: z
    .array(Role)
    .default([])
    .meta(
      forAll(
        'Parts played in the event as a whole: its chair, or a panelist on a day no source gives.',
        '[{ role: chair, person: mira-solane-example }]',
      ),
    ),
  attendance: z.array(PartnerId).default([]).meta(forAll('Who was present.', '[US, JP, WCO]')),
  attendanceNote: Localized.optional().meta(forAll('Where the list comes from, or what it leaves out.')),
  tracks: z.array(Track).default([]).meta(forAll('Parallel strands.')),
  sessions: z.array(Session).default([]).meta(forAll()),
  annexes: z.array(AnnexId).default([]).meta(forAll()),
  online: onlineField(),
  cancelled: cancelledField(),
  audience: ownAudience(),
});
export type Event = z.output<typeof Event>;

export const AgendaFile = z
  .strictObject({
    audience: ownAudience(),
    events: z.array(Event).default([]).meta(forAll()),
  })
  .describe('data/missions/<mission>/agenda.yaml');
