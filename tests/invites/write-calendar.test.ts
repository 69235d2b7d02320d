import { describe, expect, test } from 'vitest';
import type { CalendarEntry } from '#invites/calendar-entry.ts';
import { writeCalendar } from '#invites/write-calendar.ts';
import { findValue, readComponents, readLines, readWithIcalJs, readWithNodeIcal } from './readers.ts';
import { revised, sampleEvent, timed } from './sample.ts';

const feed = (...entries: readonly CalendarEntry[]) =>
  writeCalendar({
    language: 'en',
    feed: { name: 'Sample' },
    entries: entries.map((entry, index) => revised({ ...entry, key: `${index}@attache.example.org` })),
  });

test('a whole file, byte for byte', () => {
  expect(feed(sampleEvent()).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Attache//Missions and bilateral meetings//EN
    CALSCALE:GREGORIAN
    NAME:Sample
    X-WR-CALNAME:Sample
    REFRESH-INTERVAL;VALUE=DURATION:PT1H
    X-PUBLISHED-TTL:PT1H
    LAST-MODIFIED:20140801T000000Z
    BEGIN:VTIMEZONE
    TZID:America/Chicago
    BEGIN:DAYLIGHT
    DTSTART:20130310T020000
    TZOFFSETFROM:-0600
    TZOFFSETTO:-0500
    TZNAME:CDT
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20131103T020000
    TZOFFSETFROM:-0500
    TZOFFSETTO:-0600
    TZNAME:CST
    RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:0@attache.example.org
    SUMMARY:Sample
    DTSTAMP:20140801T000000Z
    DTSTART;TZID=America/Chicago:20140825T160000
    DTEND;TZID=America/Chicago:20140825T170000
    LAST-MODIFIED:20140801T000000Z
    SEQUENCE:0
    DESCRIPTION:A sample.
    STATUS:CONFIRMED
    CATEGORIES:Bilateral
    TRANSP:OPAQUE
    END:VEVENT
    END:VCALENDAR
    "
  `);
});

test('CRLF throughout and at the end, no byte order mark', () => {
  const text = feed(sampleEvent());
  expect([
    text.startsWith('BEGIN:VCALENDAR\r\n'),
    text.endsWith('END:VCALENDAR\r\n'),
    /[^\r]\n|\r[^\n]/.test(text),
  ]).toEqual([true, true, false]);
});

test('each VEVENT has every required property once', () => {
  const event = sampleEvent({ location: 'Room', url: 'https://example.org/', alarmMinutesBefore: 30 });
  const names = readComponents(feed(event), 'VEVENT')[0]?.map(({ name }) => name) ?? [];
  const beforeAlarm = names.slice(0, names.indexOf('BEGIN'));
  expect([...beforeAlarm].sort()).toEqual([
    'CATEGORIES',
    'DESCRIPTION',
    'DTEND',
    'DTSTAMP',
    'DTSTART',
    'LAST-MODIFIED',
    'LOCATION',
    'SEQUENCE',
    'STATUS',
    'SUMMARY',
    'TRANSP',
    'UID',
    'URL',
  ]);
  expect(names.slice(names.indexOf('BEGIN'))).toEqual(['BEGIN', 'ACTION', 'DESCRIPTION', 'TRIGGER', 'END']);
});

describe('times', () => {
  const both = (entry: CalendarEntry) =>
    [readWithIcalJs(feed(entry)), readWithNodeIcal(feed(entry))].map(
      ([event]) => event && `${event.start} ${event.end}`,
    );

  test('two readers see the same instants', () => {
    expect(both(sampleEvent())).toEqual(Array(2).fill('2014-08-25T21:00:00.000Z 2014-08-25T22:00:00.000Z'));
  });

  test('a flight across two zones has its two instants', () => {
    const flight = sampleEvent({
      when: timed('2027-03-28', '21:30', '2027-03-29', '18:30', 'Europe/Lisbon', 'Asia/Taipei'),
    });
    expect(both(flight)).toEqual(Array(2).fill('2027-03-28T20:30:00.000Z 2027-03-29T10:30:00.000Z'));
  });

  test('the wall time stays over a change of the clocks', () => {
    const before = sampleEvent({
      when: timed('2026-10-31', '09:00', '2026-10-31', '10:00', 'America/New_York'),
    });
    const after = sampleEvent({
      when: timed('2026-11-02', '09:00', '2026-11-02', '10:00', 'America/New_York'),
    });
    expect(readWithIcalJs(feed(before, after)).map(({ start }) => start)).toEqual([
      '2026-10-31T13:00:00.000Z',
      '2026-11-02T14:00:00.000Z',
    ]);
    expect(
      readLines(feed(before, after))
        .filter(({ name }) => name === 'DTSTART')
        .slice(-2)
        .map(({ value }) => value),
    ).toEqual(['20261031T090000', '20261102T090000']);
  });

  test('every TZID has its VTIMEZONE and there is no other', () => {
    const lines = readLines(
      feed(
        sampleEvent(),
        sampleEvent({
          when: timed('2014-08-25', '08:00', '2014-08-25', '09:00', 'Asia/Taipei', 'Europe/Lisbon'),
        }),
      ),
    );
    const used = new Set(lines.flatMap(({ parameters }) => parameters['TZID'] ?? []));
    expect(lines.filter(({ name }) => name === 'TZID').map(({ value }) => value)).toEqual([...used].sort());
  });

  test('a zone without a rule over the span is written in UTC', () => {
    const years = [2006, 2007].map((year) =>
      sampleEvent({ when: timed(`${year}-07-01`, '09:00', `${year}-07-01`, '10:00', 'America/New_York') }),
    );
    expect(
      readLines(feed(...years))
        .filter(({ name }) => /DTSTART|DTEND|TZID/.test(name))
        .map(({ value }) => value),
    ).toEqual(['20060701T130000Z', '20060701T140000Z', '20070701T130000Z', '20070701T140000Z']);
  });

  test('no time is floating', () => {
    const lines = readLines(
      feed(sampleEvent(), sampleEvent({ when: { kind: 'days', from: '2014-08-25', to: '2014-08-26' } })),
    ).slice(20);
    const times = lines.filter(({ name }) => name === 'DTSTART' || name === 'DTEND');
    expect(
      times.filter(
        ({ parameters, value }) =>
          !parameters['TZID'] && parameters['VALUE'] !== 'DATE' && !value.endsWith('Z'),
      ),
    ).toEqual([]);
  });

  test('whole days are the same days for two readers', () => {
    expect(both(sampleEvent({ when: { kind: 'days', from: '2014-08-25', to: '2014-08-27' } }))).toEqual(
      Array(2).fill('2014-08-25 2014-08-28'),
    );
    expect(both(sampleEvent({ when: { kind: 'days', from: '2014-12-31', to: '2014-12-31' } }))).toEqual(
      Array(2).fill('2014-12-31 2015-01-01'),
    );
  });
});

test('texts come back as they were, from two readers', () => {
  const texts = {
    summary: 'A, b; c \\ "d": 會議 🎉',
    description: 'One\nTwo, 2; \\n not a break\n\n會談：「甲」',
    location: 'Room A; floor 2, 會館',
  };
  const text = feed(sampleEvent(texts));
  expect(readWithIcalJs(text)[0]).toMatchObject(texts);
  expect(readWithNodeIcal(text)[0]).toMatchObject({ summary: texts.summary, location: texts.location });
});

test('alarms are valid durations before the start', () => {
  const lines = readLines(feed(sampleEvent({ alarmMinutesBefore: 20_160 })));
  expect(findValue(lines, 'TRIGGER')).toBe('-P14D');
  expect(findValue(readLines(feed(sampleEvent({ alarmMinutesBefore: 90 }))), 'TRIGGER')).toBe('-PT90M');
});

describe('a feed', () => {
  const text = writeCalendar({
    language: 'zh-TW',
    feed: { name: '任務, 一; "二"', description: '說明', source: 'https://example.org/任務.ics' },
    entries: [revised(sampleEvent())],
  });
  test('has a name, a refresh interval and its address, no METHOD and no addresses of people', () => {
    const lines = readLines(text);
    const head = lines.slice(
      0,
      lines.findIndex(({ name, value }) => name === 'BEGIN' && value === 'VTIMEZONE'),
    );
    expect(head.map(({ name, value }) => `${name}:${value}`)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Attache//Missions and bilateral meetings//EN',
      'CALSCALE:GREGORIAN',
      'NAME:任務\\, 一\\; "二"',
      'X-WR-CALNAME:任務\\, 一\\; "二"',
      'X-WR-CALDESC:說明',
      'REFRESH-INTERVAL:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'LAST-MODIFIED:20140801T000000Z',
      'SOURCE:https://example.org/%E4%BB%BB%E5%8B%99.ics',
    ]);
    expect(lines.filter(({ name }) => /METHOD|ATTENDEE|ORGANIZER/.test(name))).toEqual([]);
  });
});

test('an invitation has METHOD, ORGANIZER, and ATTENDEE with ROLE and RSVP', () => {
  const entry = sampleEvent({
    organizer: { name: 'Customs, "Head Office"', email: 'missions@example.org' },
    guests: [{ name: '劉芳祝', email: 'liu@example.org', role: 'CHAIR' }],
  });
  const lines = readLines(writeCalendar({ language: 'en', method: 'REQUEST', entries: [revised(entry)] }));
  expect(lines.filter(({ name }) => /METHOD|ORGANIZER|ATTENDEE/.test(name))).toEqual([
    { name: 'METHOD', parameters: {}, value: 'REQUEST' },
    { name: 'ORGANIZER', parameters: { CN: 'Customs, ”Head Office”' }, value: 'mailto:missions@example.org' },
    {
      name: 'ATTENDEE',
      parameters: {
        RSVP: 'TRUE',
        CUTYPE: 'INDIVIDUAL',
        ROLE: 'CHAIR',
        PARTSTAT: 'NEEDS-ACTION',
        CN: '劉芳祝',
      },
      value: 'mailto:liu@example.org',
    },
  ]);
});

test('a task has DTSTART, DUE and STATUS', () => {
  const todo: CalendarEntry = {
    kind: 'todo',
    key: 'todo@attache.example.org',
    summary: 'Send the rules',
    description: '',
    categories: [],
    start: '2014-08-30' as never,
    due: '2014-12-31' as never,
    status: 'COMPLETED',
    completedAt: Date.parse('2014-10-01T02:03:04Z'),
  };
  expect(readComponents(feed(todo), 'VTODO')[0]?.map(({ name, value }) => `${name}:${value}`)).toEqual([
    'UID:0@attache.example.org',
    'SUMMARY:Send the rules',
    'DTSTAMP:20140801T000000Z',
    'LAST-MODIFIED:20140801T000000Z',
    'DTSTART:20140830',
    'DUE:20141231',
    'SEQUENCE:0',
    'STATUS:COMPLETED',
    'PERCENT-COMPLETE:100',
    'COMPLETED:20141001T020304Z',
  ]);
});

test('entries written before are taken over as they are', () => {
  const blocks = new Map<string, string>();
  const calendar = { language: 'en', feed: { name: 'Sample' }, entries: [revised(sampleEvent())] };
  const first = writeCalendar(calendar, blocks);
  expect(blocks.size).toBe(1);
  expect(writeCalendar(calendar, blocks)).toBe(first);
});

test('an entry tells its categories, place on the map, page and where to join, and the calendar when it last changed', () => {
  const entry = sampleEvent({
    geo: { lat: 41.88, lon: -87.63 },
    url: 'https://example.org/en/missions/m/',
    conference: 'https://meet.example.org/a,b',
    categories: ['Bilateral', 'Customs, trade'],
  });
  const calendar = {
    language: 'zh-TW',
    feed: { name: 'S', url: 'https://example.org/en/missions/m/', source: 'https://example.org/a.ics' },
    entries: [revised(entry), { ...revised(sampleEvent({ key: 'b' })), revision: LATER }],
  };
  const lines = readLines(writeCalendar(calendar));
  const shown = (name: string) =>
    lines.filter((line) => line.name === name).map(({ parameters, value }) => [value, parameters]);
  const text = (name: string) => shown(name).map(([value]) => value);
  expect({
    categories: text('CATEGORIES'),
    geo: text('GEO'),
    url: text('URL'),
    conference: shown('CONFERENCE'),
    summary: shown('SUMMARY'),
    modified: text('LAST-MODIFIED'),
    source: shown('SOURCE'),
    names: text('TZNAME'),
  }).toEqual({
    categories: ['Bilateral,Customs trade', 'Bilateral'],
    geo: ['41.88;-87.63'],
    url: ['https://example.org/en/missions/m/', 'https://example.org/en/missions/m/'],
    conference: [['https://meet.example.org/a%2Cb', { VALUE: 'URI', FEATURE: 'AUDIO,VIDEO' }]],
    summary: [
      ['Sample', {}],
      ['Sample', {}],
    ],
    modified: ['20140802T000000Z', '20140801T000000Z', '20140802T000000Z'],
    source: [['https://example.org/a.ics', { VALUE: 'URI' }]],
    names: ['CDT', 'CST'],
  });
});

const LATER = { sequence: 1, stamp: Date.parse('2014-08-02T00:00:00Z'), digest: 'later' };
