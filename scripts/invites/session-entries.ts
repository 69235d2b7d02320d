import { dateStyle, formatTime } from '#locale/dates.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { AgendaItem, Event, Session } from '#model/event.ts';
import type { PersonId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import { roleLines } from './describe-people.ts';
import { describePlace, fictionLines, paragraphs } from './describe-place.ts';
import type { EntryContext, MissionEntry } from './entry-context.ts';
import { resolveSpan, type SpanResult } from './event-time.ts';
import { uidOf } from './uid.ts';

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
  const span = sessionSpan({ mission, event, session }, context.workspace.settings.defaultMeetingMinutes);
  if (!span || 'missing' in span) return [];
  const track = event.tracks.find(({ id }) => id === session.track);
  const location = describePlace(mission, { room: session.room ?? track?.room, venue: event.venue }, context);
  return [
    {
      entry: {
        kind: 'event',
        uid: uidOf(context.workspace, [mission.id, 'session', event.id, session.id]),
        when: span.when,
        summary: localize(session.title, context.language),
        description: describeSession({ mission, event, session }, span, context),
        ...(location && { location }),
        categories: [
          context.t(session.kind === 'social' ? 'invites.category.social' : 'invites.category.session'),
        ],
        status: 'CONFIRMED',
        busy: !PAUSES.has(session.kind),
      },
      people: attendees(mission, session),
    },
  ];
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
  span: SpanResult,
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
    session.summary ? [localize(session.summary, language)] : [],
    roleLines(session.roles, context),
    session.items.length > 0
      ? [t('invites.heading.items'), ...session.items.map((item) => itemLine(item, context))]
      : [],
    assumed,
    fictionLines(mission, context),
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
