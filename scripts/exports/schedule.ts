import type { Mission, Workspace } from '#model/workspace.ts';
import { type Conference, conferenceOf } from './conference.ts';
import type { ScheduleContext, Talk } from './conference-talk.ts';
import { writeJson } from './export-context.ts';
import { writeXml, type XmlElement } from './xml.ts';

/** The grain in which apps draw the day. */
const SLOT = '00:05';
const GENERATOR = 'Attaché';

/**
 * The agenda as `schedule.<lang>.xml`: the schedule format of Pentabarf and frab, which conference apps
 * read (Giggity, EventFahrplan, ConfClerk). Order and names follow the schema of voc/schedule.
 */
export function scheduleXml(workspace: Workspace, mission: Mission, context: ScheduleContext): string {
  const conference = conferenceOf(workspace, mission, context);
  return writeXml({
    name: 'schedule',
    content: [
      { name: 'generator', attributes: { name: GENERATOR } },
      text('version', conference.version),
      { name: 'conference', content: conferenceFields(conference) },
      ...conference.days.map(
        (day): XmlElement => ({
          name: 'day',
          attributes: { index: day.index, date: day.date, start: day.start, end: day.end },
          content: day.rooms.map(({ name, guid, talks }) => ({
            name: 'room',
            attributes: { name, guid },
            content: talks.map((talk) => eventElement(talk, conference)),
          })),
        }),
      ),
    ],
  });
}

function conferenceFields(conference: Conference): readonly XmlElement[] {
  return [
    text('acronym', conference.acronym),
    text('title', conference.title),
    text('start', conference.from),
    text('end', conference.to),
    text('days', String(conference.days.length)),
    text('timeslot_duration', SLOT),
    text('time_zone_name', conference.timeZone),
    text('base_url', conference.baseUrl),
    text('url', conference.url),
  ];
}

function eventElement(talk: Talk, { url }: Conference): XmlElement {
  return {
    name: 'event',
    attributes: { guid: talk.guid, id: talk.id },
    content: [
      text('date', talk.span.start),
      text('start', talk.start),
      text('duration', clockDuration(talk.span.durationMinutes)),
      text('room', talk.room.name),
      text('slug', talk.slug),
      text('url', url),
      text('title', talk.title),
      text('subtitle', talk.subtitle),
      text('track', talk.track),
      text('type', talk.type),
      text('abstract', talk.abstract),
      text('description', talk.description),
      {
        name: 'persons',
        content: talk.persons.map(({ id, guid, name }) => ({
          name: 'person',
          attributes: { id, guid },
          content: name,
        })),
      },
      { name: 'links' },
      { name: 'attachments' },
    ],
  };
}

const text = (name: string, content: string): XmlElement => ({ name, content });

/** The same as `schedule.<lang>.json`. The language of a session is not known, so it stays empty. */
export function scheduleJson(workspace: Workspace, mission: Mission, context: ScheduleContext): string {
  const conference = conferenceOf(workspace, mission, context);
  return writeJson({
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { name: GENERATOR },
    schedule: {
      version: conference.version,
      base_url: conference.baseUrl,
      conference: {
        acronym: conference.acronym,
        title: conference.title,
        start: conference.from,
        end: conference.to,
        daysCount: conference.days.length,
        timeslot_duration: SLOT,
        time_zone_name: conference.timeZone,
        url: conference.url,
        rooms: conference.rooms,
        tracks: conference.tracks.map((name) => ({ name })),
        days: conference.days.map((day) => ({
          index: day.index,
          date: day.date,
          day_start: day.start,
          day_end: day.end,
          rooms: Object.fromEntries(
            day.rooms.map(({ name, talks }) => [name, talks.map((talk) => eventObject(talk, conference))]),
          ),
        })),
      },
    },
  });
}

function eventObject(talk: Talk, { url }: Conference) {
  return {
    id: talk.id,
    guid: talk.guid,
    date: talk.span.start,
    start: talk.start,
    duration: clockDuration(talk.span.durationMinutes),
    room: talk.room.name,
    slug: talk.slug,
    url,
    title: talk.title,
    subtitle: talk.subtitle,
    track: talk.track,
    type: talk.type,
    language: '',
    abstract: talk.abstract,
    description: talk.description,
    persons: talk.persons.map(({ id, guid, name }) => ({ id, guid, name, public_name: name })),
    links: [],
    attachments: [],
  };
}

/** Hours and minutes: `01:30`. */
function clockDuration(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
