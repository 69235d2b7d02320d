import { reasonOfOff, titleOfOff } from '#locale/called-off.ts';
import { inBrackets } from '#locale/in-brackets.ts';
import { joinNames } from '#locale/list-names.ts';
import { personName } from '#locale/names.ts';
import type { Translate } from '#locale/words.ts';
import type { AgendaItem, Event, Session } from '#model/event.ts';
import { localize } from '#model/localized.ts';
import type { Role } from '#model/participant.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { acronymOf, guidOf, positiveInteger } from './conference-names.ts';
import { type Span, spanOf } from './span.ts';

export type Speaker = { readonly id: number; readonly guid: string; readonly name: string };

export type RoomEntry = { readonly name: string; readonly guid: string };

/** A session as conference apps know it. */
export type Talk = {
  readonly id: number;
  readonly guid: string;
  readonly slug: string;
  readonly date: string;
  readonly start: string;
  readonly span: Span;
  readonly room: RoomEntry;
  readonly title: string;
  readonly subtitle: string;
  readonly track: string;
  readonly type: Session['kind'];
  readonly abstract: string;
  readonly description: string;
  readonly persons: readonly Speaker[];
};

export type ScheduleContext = { readonly language: string; readonly t: Translate };

type Place = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly event: Event;
  readonly session: Session;
};

/** `undefined` for a session whose time is not known. */
export function toTalk(
  { workspace, mission, event, session }: Place,
  { language, t }: ScheduleContext,
): Talk | undefined {
  const { date, start, end } = session;
  if (date === undefined || start === undefined) return undefined;
  const guid = guidOf(mission, [event.id, session.id]);
  const zone = event.timeZone ?? missionZone(mission);
  const span = spanOf({ date, start, end, zone, defaultMinutes: workspace.settings.defaultMeetingMinutes });
  const track = event.tracks.find((each) => each.id === session.track);
  const eventTitle = localize(event.title, language);
  const note = span.endAssumed ? [t('exports.schedule.end-assumed', { minutes: span.durationMinutes })] : [];
  return {
    id: positiveInteger(guid),
    guid,
    slug: `${acronymOf(mission)}-${guid.slice(0, 8)}`,
    date,
    start,
    span,
    room: roomOf({ workspace, mission, event, session }, { language, t }),
    title: titleOfOff(localize(session.title, language), session, t),
    subtitle: mission.events.length > 1 && track ? eventTitle : '',
    track: track ? localize(track.name, language) : eventTitle,
    type: session.kind,
    abstract: session.summary ? localize(session.summary, language) : '',
    description: [
      ...reasonOfOff(session, { language, t }),
      ...session.items.map((item) => itemLine(workspace, item, { mission, language })),
      ...note,
    ].join('\n'),
    persons: speakersOf(workspace, mission, { roles: rolesOf(session), language }),
  };
}

/** The session's room, its track's, the track itself, or the venue. */
function roomOf({ mission, event, session }: Place, { language, t }: ScheduleContext): RoomEntry {
  const track = event.tracks.find((each) => each.id === session.track);
  const room = mission.rooms.find((each) => each.id === (session.room ?? track?.room));
  const key = room ? ['room', room.id] : track ? ['track', event.id, track.id] : ['venue', event.id];
  const name = room?.name ?? track?.name ?? event.venue;
  return {
    name: name ? localize(name, language) : t('exports.schedule.no-room'),
    guid: guidOf(mission, key),
  };
}

const rolesOf = (session: Session): readonly Role[] => [
  ...session.roles,
  ...session.items.flatMap((item) => item.roles),
];

type Speaking = { readonly roles: readonly Role[]; readonly language: string };

/** Everyone with a part in it, once. */
function speakersOf(
  workspace: Workspace,
  mission: Mission,
  { roles, language }: Speaking,
): readonly Speaker[] {
  const speakers = roles.map((role): Speaker => {
    const guid = guidOf(mission, ['person', role.person ?? JSON.stringify(role.unnamed)]);
    return { id: positiveInteger(guid), guid, name: nameInRole(workspace, role, language) };
  });
  return [...new Map(speakers.filter(({ name }) => name !== '').map((each) => [each.guid, each])).values()];
}

function nameInRole(workspace: Workspace, { person, unnamed }: Role, language: string): string {
  const known = person && workspace.people.get(person);
  if (known) return personName(known, language);
  return unnamed ? localize(unnamed, language) : '';
}

/** `10:00–10:30 Data (Tom Hill)`: what is there of it. */
function itemLine(
  workspace: Workspace,
  item: AgendaItem,
  { mission, language }: { readonly mission: Mission; readonly language: string },
): string {
  const time = item.start ? `${item.start}${item.end ? `–${item.end}` : ''} ` : '';
  const names = speakersOf(workspace, mission, { roles: item.roles, language }).map(({ name }) => name);
  const title = localize(item.title, language);
  return `- ${time}${names.length > 0 ? inBrackets(title, joinNames(names, language), language) : title}`;
}
