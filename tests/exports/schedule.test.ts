import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { untimedSessions } from '../../scripts/exports/conference.ts';
import { scheduleJson, scheduleXml } from '../../scripts/exports/schedule.ts';
import { viewFor } from '../../scripts/model/public-view.ts';
import { findMission, type Mission, type Workspace } from '../../scripts/model/workspace.ts';
import { wordsIn } from '../locale/words-for-tests.ts';
import { trackerWorkspace } from '../tracker/sample.ts';

const workspace = viewFor(trackerWorkspace(), { audience: 'public', today: '2025-01-01' });
const en = { language: 'en', t: wordsIn('en') };

function alpha(within: Workspace = workspace): Mission {
  const mission = findMission(within, '2024-alpha');
  if (!mission) throw new Error('the fixture has this mission');
  return mission;
}

type XmlEvent = Readonly<Record<string, string>> & {
  readonly persons: { readonly person?: readonly { readonly '#text': string }[] };
};
type XmlDay = {
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly room?: readonly { readonly name: string; readonly event: readonly XmlEvent[] }[];
};

function readXml(xml: string): {
  readonly conference: Readonly<Record<string, string>>;
  readonly day: readonly XmlDay[];
} {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: (name, path) => ['day', 'event', 'person'].includes(name) || String(path).endsWith('day.room'),
  });
  return parser.parse(xml).schedule;
}

const { conference, day: days } = readXml(scheduleXml(workspace, alpha(), en));
const events = days.flatMap((day) => day.room ?? []).flatMap((room) => room.event);
const byTitle = (title: string) => events.find((event) => event['title'] === title);

test('the conference has its days, zone and address', () => {
  expect(conference).toEqual({
    acronym: '2024_alpha',
    title: 'Alpha, the "first" meeting (invented example)',
    start: '2024-03-09',
    end: '2024-03-10',
    days: '2',
    timeslot_duration: '00:05',
    time_zone_name: 'America/Chicago',
    base_url: 'https://attache.example.org/',
    url: 'https://attache.example.org/en/missions/2024-alpha/agenda/',
  });
});

test('of the internal edition the address is its own; the public view knows of none', () => {
  const site = { ...workspace.settings.site, internalAddress: 'https://intranet.example.org/k7p2x9' };
  const office = { ...workspace, settings: { ...workspace.settings, site } };
  const bases = (['internal', 'public'] as const).map((audience) => {
    const view = viewFor(office, { audience, today: '2026-11-29' });
    const mission = view.missions.find(({ id }) => id === '2024-alpha');
    return mission && readXml(scheduleXml(view, mission, en)).conference['base_url'];
  });
  expect(bases).toEqual(['https://intranet.example.org/k7p2x9/', 'https://attache.example.org/']);
});

test('dates carry the offset of their moment, across the change of clocks, and days end with what goes on past midnight', () => {
  expect(events.map((event) => [event['date'], event['start'], event['duration'], event['room']])).toEqual([
    ['2024-03-09T09:00:00-06:00', '09:00', '00:30', 'Lake Room'],
    ['2024-03-10T10:00:00-05:00', '10:00', '01:30', 'Side hall'],
    ['2024-03-10T22:00:00-05:00', '22:00', '02:30', 'Lakeside Hotel'],
  ]);
  expect(days.map(({ date, start, end }) => [date, start, end])).toEqual([
    ['2024-03-09', '2024-03-09T00:00:00-06:00', '2024-03-10T00:00:00-06:00'],
    ['2024-03-10', '2024-03-10T00:00:00-06:00', '2024-03-11T00:30:00-05:00'],
  ]);
});

test('people, subjects and marks come through', () => {
  const risk = byTitle('Risk management');
  expect(risk?.persons.person?.map((person) => person['#text'])).toEqual([
    'Tom Hill',
    'a representative of the host',
  ]);
  expect(risk?.['abstract']).toBe('Three sides speak: <who> decides?');
  expect(risk?.['description']).toBe('- Data (Tom Hill)\n- Staffing (a representative of the host)');
  expect(byTitle('Opening & welcome')?.['track']).toBe('Main hall');
});

test('guids are the same in both languages and formats, and on every run; numbers are unique', () => {
  const zh = { language: 'zh-TW', t: wordsIn('zh-TW') };
  const guidsOf = (xml: string) => [...xml.matchAll(/ guid="([^"]+)"/g)].map((match) => match[1]);
  const own = guidsOf(scheduleXml(workspace, alpha(), en));
  expect(guidsOf(scheduleXml(workspace, alpha(), zh))).toEqual(own);
  expect(scheduleXml(workspace, alpha(), en)).toBe(scheduleXml(workspace, alpha(), en));
  expect(events.map((event) => event['guid'])).toMatchInlineSnapshot(`
    [
      "b5a615cf-7a0c-53ab-bf3e-b7aeae4efd98",
      "57af8911-15c4-5ad9-9774-87baae6d9e49",
      "eee0c2e9-5767-55bf-a6dc-e6d1f899d899",
    ]
  `);
  expect(new Set(events.map((event) => event['id'])).size).toBe(events.length);
});

test('JSON holds the same events, with the fields its schema asks for', () => {
  const read = JSON.parse(scheduleJson(workspace, alpha(), en)).schedule.conference;
  const inJson = read.days.flatMap(
    (day: { rooms: Record<string, { guid: string; slug: string; id: number }[]> }) =>
      Object.values(day.rooms).flat(),
  );
  expect(inJson.map(({ guid }: { guid: string }) => guid)).toEqual(events.map((event) => event['guid']));
  expect(Object.keys(inJson[0]).sort()).toEqual([
    'abstract',
    'attachments',
    'date',
    'description',
    'duration',
    'guid',
    'id',
    'language',
    'links',
    'persons',
    'room',
    'slug',
    'start',
    'subtitle',
    'title',
    'track',
    'type',
    'url',
  ]);
  for (const { slug } of inJson) expect(slug).toMatch(/^[a-z0-9_-]+[a-z0-9]$/);
  expect(read.acronym).toMatch(/^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$/);
});

test('what is internal is in no schedule; what has no time is left out and listed', () => {
  expect(scheduleXml(workspace, alpha(), en)).not.toContain('Closed session');
  expect(untimedSessions(alpha()).map(({ id }) => id)).toEqual(['tour']);
});

test('a session without an end takes the default length and says so', () => {
  const whole = trackerWorkspace();
  const closed = scheduleXml(whole, alpha(whole), en).split('<title>Closed session</title>')[1] ?? '';
  expect(closed).toContain('<description>No end time is given; 60 minutes are assumed.</description>');
});

test('an agenda without timed sessions is a schedule of empty days', () => {
  const { day } = readXml(scheduleXml(workspace, { ...alpha(), events: [] }, en));
  expect(day.map(({ date, room }) => [date, room])).toEqual([
    ['2024-03-09', undefined],
    ['2024-03-10', undefined],
    ['2024-03-11', undefined],
  ]);
});
