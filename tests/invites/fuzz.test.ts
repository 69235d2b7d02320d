import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Calendar, EventEntry, TodoEntry } from '#invites/calendar-entry.ts';
import { cleanCategory, cleanLine, cleanText, cleanTitle, isCalendarAddress } from '#invites/clean-text.ts';
import { writeCalendar } from '#invites/write-calendar.ts';
import { findValue, readComponents, readLines, readWithIcalJs, readWithNodeIcal } from './readers.ts';
import { revised, sampleEvent } from './sample.ts';

const NASTY = [
  '\r\n',
  '\n',
  '\r',
  '\r\nATTENDEE:mailto:evil@example.org\r\n',
  '\nEND:VEVENT\nBEGIN:VEVENT\n',
  '\r\n ',
  '\\n',
  '\\',
  '\\;',
  '"',
  '";X=1:',
  '^n',
  "^'",
  ';',
  ',',
  ':',
  '\u0000',
  '\ufdd0',
  '\ufdd01\ufdd0',
  '\u0007',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u009f',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\u200f',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '\udc00',
  '🎉',
  '👩‍👩‍👧‍👦',
  'é',
  'é',
  '會議',
  'שלום',
  '\t',
  '  ',
  '%0d%0a',
  'https://text/',
  'END:VCALENDAR',
  'BEGIN:VALARM',
  'mailto:',
  '{{name}}',
  '$&',
  '$1',
  "$'",
];
const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 12 })), { maxLength: 40 })
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
);
const address = fc.record({ name: text, email: fc.constant('guest@example.org') });

const event: fc.Arbitrary<EventEntry> = fc
  .record({
    summary: text,
    description: text,
    location: text,
    url: fc.oneof(
      text,
      text.map((path) => `https://example.org/${path}`),
    ),
    categories: fc.array(text, { maxLength: 3 }),
    organizer: address,
    guests: fc
      .array(address, { maxLength: 3 })
      .map((guests) => guests.map((guest) => ({ ...guest, role: 'REQ-PARTICIPANT' }))),
    alarmMinutesBefore: fc.constantFrom(15, 600),
  })
  .map(sampleEvent);

const feedOf = (
  entries: Calendar['entries'],
  name: string,
  description: string,
  source: string,
): Calendar => ({ language: 'en', feed: { name, description, source }, entries });

const EVENT_NAMES = [
  'UID',
  'SUMMARY',
  'DTSTAMP',
  'LAST-MODIFIED',
  'DTSTART',
  'DTEND',
  'SEQUENCE',
  'DESCRIPTION',
  'URL',
  'LOCATION',
  'STATUS',
  'CATEGORIES',
  'ORGANIZER',
  'TRANSP',
  'ATTENDEE',
  'BEGIN',
  'ACTION',
  'TRIGGER',
  'END',
];

test('whatever the texts of an event hold, no property is injected and two readers read one event', () => {
  fc.assert(
    fc.property(event, text, text, text, (entry, name, description, source) => {
      const written = writeCalendar(feedOf([revised(entry)], name, description, source));
      const lines = readLines(written);
      const events = readComponents(written, 'VEVENT');
      expect(events.length).toBe(1);
      expect(new Set(events[0]?.map((line) => line.name)).difference(new Set(EVENT_NAMES))).toEqual(
        new Set(),
      );
      expect(lines.filter((line) => line.name === 'ATTENDEE').map(({ value }) => value)).toEqual(
        (entry.guests ?? []).map(({ email }) => `mailto:${email}`),
      );
      expect(lines.filter((line) => line.name === 'BEGIN').map(({ value }) => value)).toEqual([
        'VCALENDAR',
        'VTIMEZONE',
        'DAYLIGHT',
        'STANDARD',
        'VEVENT',
        'VALARM',
      ]);
      const [read, ...more] = readWithIcalJs(written);
      expect(more).toEqual([]);
      expect(read).toMatchObject({
        summary: cleanTitle(entry.summary),
        description: cleanText(entry.description),
        location: cleanLine(entry.location ?? ''),
      });
      expect(readWithNodeIcal(written).map(({ uid, start }) => ({ uid, start }))).toEqual([
        { uid: entry.key, start: '2014-08-25T21:00:00.000Z' },
      ]);
    }),
    { numRuns: 300 },
  );
});

test('every address that is taken for one is written as it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), text), (email) => {
      fc.pre(isCalendarAddress(email));
      const entry = sampleEvent({ guests: [{ name: 'Guest', email, role: 'CHAIR' }] });
      const written = writeCalendar({ language: 'en', method: 'REQUEST', entries: [revised(entry)] });
      expect(findValue(readLines(written), 'ATTENDEE')).toBe(`mailto:${email}`);
    }),
    { numRuns: 300 },
  );
});

test('nor do those of a task', () => {
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 2 }), (summary, description, categories) => {
      const todo = {
        kind: 'todo',
        key: 't@example.org',
        summary,
        description,
        categories,
        start: '2026-01-01',
        due: '2026-01-02',
        status: 'NEEDS-ACTION',
      } as unknown as TodoEntry;
      const [lines, ...more] = readComponents(writeCalendar(feedOf([revised(todo)], 'x', '', '')), 'VTODO');
      expect(more).toEqual([]);
      const expected = [
        'UID',
        'SUMMARY',
        'DTSTAMP',
        'LAST-MODIFIED',
        'DTSTART',
        'DUE',
        'SEQUENCE',
        ...(cleanText(description) ? ['DESCRIPTION'] : []),
        ...(categories.some((category) => cleanCategory(category)) ? ['CATEGORIES'] : []),
        'STATUS',
      ];
      expect(lines?.map(({ name }) => name)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test('32,000 characters in every field take no quadratic time', () => {
  /** Milliseconds of the processor, whatever else the machine is about. */
  const make = (length: number) => {
    const long = '會議\r\n"a",\\;🎉'.repeat(length / 10);
    const entry = sampleEvent({
      summary: long,
      description: long,
      location: long,
      url: `https://example.org/${long}`,
      categories: [long, long],
      organizer: { name: long, email: 'a@example.org' },
      guests: [{ name: long, email: 'b@example.org', role: 'CHAIR' }],
      alarmMinutesBefore: 30,
    });
    const before = process.cpuUsage();
    const lines = readLines(writeCalendar(feedOf([revised(entry)], long, long, long)));
    expect(lines.length).toBeGreaterThan(30);
    return process.cpuUsage(before).user / 1000;
  };
  make(1000);
  expect(make(32_000)).toBeLessThan(1000);
});
