import { dateStyle, formatTime } from '#locale/dates.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { AgendaItem, Event, Session } from '#model/event.ts';
import type { PersonId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import type { EventEntry, WholeDays } from './calendar-entry.ts';
import { callOff } from './call-off.ts';
import { roleLines } from './describe-people.ts';
import {
  describePlace,
  fictionLines,
  geoOf,
  onlineLines,
  pageLines,
  pageOf,
  paragraphs,
  placeKey,
} from './describe-place.ts';
import type { EntryContext, MissionEntry } from './entry-context.ts';
import { resolveSpan, type SpanResult } from './event-time.ts';

/** The sessions of a mission's events that have a start, each with those who attend or take a part. */
export function sessionEntries(mission: Mission, context: EntryContext): readonly MissionEntry[] {
  return mission.events.flatMap((event) =>
    event.sessions.flatMap((session) => sessionEntry({ mission, event, session }, context)),
  );
}

type Place = { readonly mission: Mission; readonly event: Event; readonly session: Session };

/** Pauses that leave the time free for something else. */
const PAUSES: ReadonlySet<string> = new Set(['break', 'meal', 'registration']);

function sessionEntry({ mission, event, session }: Place, context: EntryContext): readonly MissionEntry[] {
  const span = sessionTime({ mission, event, session }, context.workspace.settings.defaultMeetingMinutes);
  if (!span || 'missing' in span) return [];
  const track = event.tracks.find(({ id }) => id === session.track);
  const place = { room: session.room ?? track?.room, venue: event.venue };
  const online = session.online ?? event.online;
  const location = describePlace(mission, place, context) || online;
  const known = placeKey(mission, place, context);
  const geo = geoOf(mission, place.room);
  const page = pageOf(mission, context);
  const entry: EventEntry = {
    kind: 'event',
    key: `session/${event.id}/${session.id}`,
    when: span.when,
    summary: localize(session.title, context.language),
    description: describeSession({ mission, event, session }, span, context),
    ...(location && { location }),
    ...(known && { place: known }),
    ...(geo && { geo }),
    ...(page && { url: page }),
    ...(online && { conference: online }),
    categories: [
      context.t(session.kind === 'social' ? 'invites.category.social' : 'invites.category.session'),
    ],
    status: 'CONFIRMED',
    busy: span.when.kind === 'timed' && !PAUSES.has(session.kind),
  };
  return [{ entry: callOff(entry, session.cancelled, context), people: attendees(mission, session) }];
}

type SessionTime = SpanResult | { readonly when: WholeDays };

/** One of which only the day is known takes the day. */
function sessionTime(place: Place, defaultMinutes: number): SessionTime | undefined {
  const { date, start } = place.session;
  if (date && !start) return { when: { kind: 'days', from: date, to: date } };
  return sessionSpan(place, defaultMinutes);
}

/** When a session is; `undefined` without a start. An end it lacks is that of its last agenda item. */
export function sessionSpan(
  { mission, event, session }: Place,
  defaultMinutes: number,
): SpanResult | undefined {
  if (!session.date || !session.start) return undefined;
  const end = session.end ?? session.items.findLast((item) => item.end !== undefined)?.end;
  return resolveSpan(
    { date: session.date, start: session.start, end, zone: event.timeZone ?? missionZone(mission) },
    defaultMinutes,
  );
}

function attendees(mission: Mission, session: Session): readonly PersonId[] {
  const roles = [...session.roles, ...session.items.flatMap((item) => item.roles)].flatMap(
    ({ person }) => person ?? [],
  );
  const present = new Set([...session.attendedBy, ...roles]);
  return namedDelegates(mission.delegation)
    .map(({ person }) => person)
    .filter((person) => present.has(person));
}

function describeSession(
  { mission, event, session }: Place,
  span: SessionTime,
  context: EntryContext,
): string {
  const { language, t } = context;
  const track = event.tracks.find(({ id }) => id === session.track);
  const assumed =
    'assumedMinutes' in span ? [t('invites.assumed-length', { minutes: span.assumedMinutes })] : [];
  return paragraphs(
    [
      t('invites.heading.event', { event: localize(event.title, language) }),
      ...(track ? [t('invites.heading.track', { track: localize(track.name, language) })] : []),
    ],
    onlineLines(session.online ?? event.online, context),
    session.summary ? [localize(session.summary, language)] : [],
    roleLines(session.roles, context),
    session.items.length > 0
      ? [t('invites.heading.items'), ...session.items.map((item) => itemLine(item, context))]
      : [],
    assumed,
    fictionLines(mission, context),
    pageLines(mission, context),
  );
}

function itemLine(item: AgendaItem, { workspace, language, t }: EntryContext): string {
  const title = localize(item.title, language);
  if (!item.start) return t('invites.item', { title });
  return t('invites.item-timed', {
    title,
    time: formatTime(item.start, dateStyle(workspace.settings, language)),
  });
}
