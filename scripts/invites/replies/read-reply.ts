import ICAL from 'ical.js';
import { instantOf, TimeZone } from '#model/civil-time.ts';
import { addressKey } from '#model/mail-address.ts';
import { Partstat, type ProposedTime } from '#model/mail-event.ts';

/** An answer as its calendar object has it, before it is held against what was sent. */
export type ReadReply = {
  readonly method: 'REPLY' | 'COUNTER';
  readonly uid: string;
  readonly sequence: number;
  readonly organizer: string;
  readonly address: string;
  /** Who answered in another's place (SENT-BY). */
  readonly sentBy?: string | undefined;
  readonly partstat: Partstat;
  readonly delegatedTo?: string | undefined;
  /** Instants, ISO 8601. */
  readonly saidAt?: string | undefined;
  readonly start?: string | undefined;
  readonly proposal?: ProposedTime | undefined;
  readonly comment: string;
};

export type ReplyFault = { readonly fault: 'not-a-calendar' | 'no-answer' | 'incomplete-answer' };

/**
 * Reads a calendar object as an answer: METHOD:REPLY, or COUNTER with another time. Times are read with
 * the zones that the object itself brings, whatever its program calls them.
 * @example readReply('BEGIN:VCALENDAR…METHOD:REPLY…') // [{ method: 'REPLY', partstat: 'ACCEPTED', … }]
 */
export function readReply(text: string): readonly ReadReply[] | ReplyFault {
  const root = parse(text);
  if (!root) return { fault: 'not-a-calendar' };
  const method = String(root.getFirstPropertyValue('method') ?? '').toUpperCase();
  if (method !== 'REPLY' && method !== 'COUNTER') return { fault: 'no-answer' };
  const zones = zonesOf(root);
  const replies = root
    .getAllSubcomponents('vevent')
    .flatMap((event) => replyOf(event, { method, zones }) ?? []);
  return replies.length > 0 ? replies : { fault: 'incomplete-answer' };
}

/** Some programs end their lines with LF, and leave a byte order mark. */
function parse(text: string): ICAL.Component | undefined {
  const start = text.indexOf('BEGIN:VCALENDAR');
  if (start === -1) return undefined;
  try {
    const parsed: unknown = ICAL.parse(text.slice(start).trimEnd());
    const root = new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0]);
    return root.name === 'vcalendar' ? root : undefined;
  } catch {
    return undefined;
  }
}

type Zones = ReadonlyMap<string, ICAL.Timezone>;

function zonesOf(root: ICAL.Component): Zones {
  return new Map(
    root.getAllSubcomponents('vtimezone').map((component) => {
      const zone = new ICAL.Timezone(component);
      return [zone.tzid, zone];
    }),
  );
}

type Reading = { readonly method: 'REPLY' | 'COUNTER'; readonly zones: Zones };

function replyOf(event: ICAL.Component, { method, zones }: Reading): ReadReply | undefined {
  const attendee = event.getFirstProperty('attendee');
  const organizer = event.getFirstPropertyValue('organizer');
  const uid = event.getFirstPropertyValue('uid');
  if (!attendee || typeof uid !== 'string' || typeof organizer !== 'string') return undefined;
  const partstat = Partstat.safeParse(parameter(attendee, 'partstat')?.toUpperCase() ?? 'NEEDS-ACTION');
  const status = partstat.success ? partstat.data : 'NEEDS-ACTION';
  if (method === 'REPLY' && status === 'NEEDS-ACTION') return undefined;
  const start = instant(event.getFirstProperty('dtstart'), zones);
  const end = instant(event.getFirstProperty('dtend'), zones) ?? endByDuration(event, start);
  const proposal = method === 'COUNTER' && start && end && end > start ? { start, end } : undefined;
  if (method === 'COUNTER' && !proposal) return undefined;
  const delegated = parameter(attendee, 'delegated-to');
  const sentBy = parameter(attendee, 'sent-by');
  return {
    method,
    uid,
    sequence: numberOf(event.getFirstPropertyValue('sequence')),
    organizer: addressKey(organizer),
    address: addressKey(String(attendee.getFirstValue())),
    ...(sentBy !== undefined && { sentBy: addressKey(sentBy) }),
    partstat: method === 'COUNTER' ? 'TENTATIVE' : status,
    ...(delegated !== undefined && status === 'DELEGATED' && { delegatedTo: addressKey(delegated) }),
    saidAt: instant(event.getFirstProperty('dtstamp'), zones),
    ...(method === 'REPLY' && { start }),
    ...(proposal && { proposal }),
    comment: commentOf(event, attendee),
  };
}

/** Google writes what a guest says beside the name. */
function commentOf(event: ICAL.Component, attendee: ICAL.Property): string {
  const comment = event.getFirstPropertyValue('comment') ?? parameter(attendee, 'x-response-comment');
  return String(comment ?? '').trim();
}

function parameter(property: ICAL.Property, name: string): string | undefined {
  const value: unknown = property.getParameter(name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first.replace(/^"|"$/g, '') : undefined;
}

function numberOf(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isInteger(number) && number >= 0 ? number : 0;
}

/** A time whose zone the object neither brings nor calls by its IANA name says nothing that can be relied on. */
function instant(property: ICAL.Property | null, zones: Zones): string | undefined {
  const value: unknown = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return undefined;
  const tzid = parameter(property, 'tzid');
  const zone = tzid === undefined ? undefined : zones.get(tzid);
  if (tzid !== undefined && !zone) return instantByName(value, tzid);
  if (zone) value.zone = zone;
  else if (!value.isDate && value.zone !== ICAL.Timezone.utcTimezone) return undefined;
  const milliseconds = value.toUnixTime() * 1000;
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString() : undefined;
}

/** Some programs leave the zone out that everybody has. */
function instantByName(value: ICAL.Time, tzid: string): string | undefined {
  const zone = TimeZone.safeParse(tzid);
  if (!zone.success || value.isDate) return undefined;
  const [date = '', time = ''] = value.toString().split('T');
  return new Date(instantOf(date, time, zone.data)).toISOString();
}

function endByDuration(event: ICAL.Component, start: string | undefined): string | undefined {
  const duration: unknown = event.getFirstPropertyValue('duration');
  if (!start || !(duration instanceof ICAL.Duration)) return undefined;
  return new Date(Date.parse(start) + duration.toSeconds() * 1000).toISOString();
}
