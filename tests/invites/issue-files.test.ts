import { describe, expect, test } from 'vitest';
import type { EventEntry } from '#invites/calendar-entry.ts';
import type { CalendarPlan } from '#invites/calendar-file.ts';
import { issueFiles } from '#invites/issue-files.ts';
import { selectBlocks } from '#invites/select-blocks.ts';
import { fileDigest } from '#invites/write-calendar.ts';
import { type IssuedCalendars, NOTHING_ISSUED } from '#register/invites.ts';
import { issueOptions } from './fixture.ts';
import {
  findValue,
  readComponents,
  readLines,
  readWithIcalJs,
  readWithNodeIcal,
  receive,
} from './readers.ts';
import { sampleEvent, timed } from './sample.ts';

const DAY = 86_400_000;
const MONDAY = Date.parse('2014-08-04T09:00:00Z');
const GUESTS = {
  organizer: { name: 'Customs', email: 'missions@example.org' },
  guests: [{ name: 'Liu', email: 'liu@example.org', role: 'CHAIR' }],
};
const meeting = (change = {}) => sampleEvent({ ...GUESTS, alarmMinutesBefore: 30, ...change });
const NO_PLAN: CalendarPlan = { folder: 'missions/m', languages: ['en'], parts: [], invitations: [] };
const invitation = (change = {}): CalendarPlan => ({
  ...NO_PLAN,
  invitations: [{ file: 'bilaterals/us', editions: [{ language: 'en', entry: meeting(change) }] }],
});
const feedOf = (feed: string, entries: readonly EventEntry[]) => ({
  feed,
  editions: [{ language: 'en', name: 'M', description: '', entries }],
});
const feed = (...entries: readonly EventEntry[]): CalendarPlan => ({
  ...NO_PLAN,
  whole: feedOf('calendar', entries),
});
const later = timed('2014-08-26', '10:00', '2014-08-26', '11:00', 'America/Chicago');

const issue = (plan: CalendarPlan, former: IssuedCalendars = NOTHING_ISSUED, day = 0) =>
  issueFiles(plan, issueOptions({ former, now: MONDAY + day * DAY }));
const uidOf = (key: string) => issueOptions().makeUid('feed', key);
const UID = issueOptions().makeUid('message', 'bilateral/us');
const textOf = (result: ReturnType<typeof issue>) => result.texts[0]?.text ?? '';

describe('an invitation', () => {
  const asked = issue(invitation());
  const moved = issue(invitation({ when: later }), asked.issued, 1);
  const dropped = issue(NO_PLAN, moved.issued, 2);

  test('that is dropped is called off in the same file: SEQUENCE, STATUS, no alarm, the same people', () => {
    const lines = readLines(textOf(dropped));
    expect(['METHOD', 'UID', 'SEQUENCE', 'STATUS', 'DTSTAMP'].map((name) => findValue(lines, name))).toEqual([
      'CANCEL',
      UID,
      '2',
      'CANCELLED',
      '20140806T090000Z',
    ]);
    expect(
      lines
        .filter(({ name, value }) => name === 'ATTENDEE' || name === 'ORGANIZER' || value === 'VALARM')
        .map(({ value }) => value),
    ).toEqual(['mailto:missions@example.org', 'mailto:liu@example.org']);
  });

  test('REQUEST, REQUEST, CANCEL leave nothing in a calendar program; a late REQUEST does not come back', () => {
    const [first, second, third] = [asked, moved, dropped].map(textOf);
    expect([...receive([first ?? '']).values()].map(({ start }) => start)).toEqual([
      '2014-08-25T21:00:00.000Z',
    ]);
    expect([...receive([first ?? '', second ?? '']).values()].map(({ start }) => start)).toEqual([
      '2014-08-26T15:00:00.000Z',
    ]);
    expect([...receive([first ?? '', second ?? '', third ?? '']).keys()]).toEqual([]);
    expect([...receive([second ?? '', first ?? '']).values()].map(({ start }) => start)).toEqual([
      '2014-08-26T15:00:00.000Z',
    ]);
  });

  test('once called off is written the same again, and on again with the next SEQUENCE', () => {
    expect(issue(NO_PLAN, dropped.issued, 3)).toEqual(dropped);
    expect(findValue(readLines(textOf(issue(invitation(), dropped.issued, 3))), 'SEQUENCE')).toBe('3');
  });
});

test('what guests have said stands beside their names, and who has answered is not asked', () => {
  const said = {
    address: 'liu@example.org',
    partstat: 'ACCEPTED',
    saidAt: '2014-08-04T10:00:00Z',
    sequence: 0,
    start: '2014-08-25T21:00:00.000Z',
  } as const;
  const answers = new Map([['us', new Map([['liu@example.org', said]])]]);
  const guestOf = (plan: CalendarPlan, former = NOTHING_ISSUED) => {
    const { texts } = issueFiles(plan, issueOptions({ former, now: MONDAY, answers }));
    const { PARTSTAT, RSVP } =
      readLines(texts[0]?.text ?? '').find(({ name }) => name === 'ATTENDEE')?.parameters ?? {};
    return [PARTSTAT, RSVP];
  };
  const asked = issue(invitation());
  expect([guestOf(invitation()), guestOf(invitation({ when: later }), asked.issued)]).toEqual([
    ['ACCEPTED', undefined],
    ['NEEDS-ACTION', 'TRUE'],
  ]);
});

test('a meeting that is over asks nobody, and is called off to nobody', () => {
  const asked = issue(invitation());
  const over = 40;
  expect([issue(invitation(), asked.issued, over).texts, issue(NO_PLAN, asked.issued, over).texts]).toEqual([
    [],
    [],
  ]);
});

describe('a feed', () => {
  const a = sampleEvent({ key: 'session/a' });
  const b = sampleEvent({ key: 'session/b', summary: 'B' });
  const first = issue(feed(a, b));

  test('is byte for byte the same when nothing has changed', () => {
    expect(textOf(issue(feed(a, b), first.issued, 1))).toBe(textOf(first));
  });

  test('keeps what has gone, as CANCELLED', () => {
    const text = textOf(issue(feed(a), first.issued, 1));
    expect(
      readComponents(text, 'VEVENT').map(
        (lines) => `${findValue(lines, 'UID')} ${findValue(lines, 'SEQUENCE')} ${findValue(lines, 'STATUS')}`,
      ),
    ).toEqual([`${uidOf('session/a')} 0 CONFIRMED`, `${uidOf('session/b')} 1 CANCELLED`]);
    expect(readWithIcalJs(text).length).toBe(2);
    expect(readWithNodeIcal(text).length).toBe(2);
  });

  test('that is no longer made goes on with everything cancelled, for those who have subscribed', () => {
    const gone = issue(NO_PLAN, first.issued, 1);
    expect(
      readLines(textOf(gone))
        .filter(({ name }) => name === 'STATUS' || name === 'X-WR-CALNAME')
        .map(({ value }) => value),
    ).toEqual(['No longer kept', 'CANCELLED', 'CANCELLED']);
    expect(
      readLines(textOf(gone))
        .filter(({ name }) => name === 'SUMMARY' || name === 'LOCATION' || name === 'DESCRIPTION')
        .map(({ value }) => value),
    ).toEqual(['Cancelled', 'Cancelled']);
  });

  test('tells its own address where it is published', () => {
    const plan = { ...feed(a), parts: [feedOf('delegates/劉芳祝', [a])] };
    const { texts } = issueFiles(plan, issueOptions({ address: 'https://example.org/' }));
    expect(findValue(readLines(texts[3]?.text ?? ''), 'SOURCE')).toBe(
      'https://example.org/missions/m/delegates/%E5%8A%89%E8%8A%B3%E7%A5%9D.ics',
    );
  });

  test('without entries is no file', () => {
    expect(issue(feed())).toEqual(issueFiles(NO_PLAN, issueOptions()));
  });
});

describe('a file written before', () => {
  const a = sampleEvent({ key: 'session/a', summary: 'END:VEVENT'.repeat(20) });
  const b = sampleEvent({ key: 'session/b' });
  const first = issue(feed(a, b));
  const [text] = first.texts;
  if (!text) throw new Error('a feed was issued');
  const written = { digest: fileDigest(text.text), keys: text.keys };

  test('gives its entries to the next', () => {
    const blocks = selectBlocks(text.text, written);
    expect(blocks.size).toBe(2);
    const again = issueFiles(feed(a, b), issueOptions({ former: first.issued, blocks }));
    expect(again.texts[0]?.text).toBe(text.text);
    expect(blocks.size).toBe(2);
  });

  test('gives nothing when it is not what was written', () => {
    expect(selectBlocks(text.text.replace('Sample', 'Other'), written).size).toBe(0);
  });
});

describe('a guest who is asked no longer', () => {
  const wei = { name: 'Wei', email: 'wei@example.org', role: 'REQ-PARTICIPANT' };
  const both = issue(invitation({ guests: [...GUESTS.guests, wei] }));
  const without = issue(invitation({ when: later }), both.issued, 1);
  const told = (result: ReturnType<typeof issue>) =>
    result.texts.slice(1).map(({ path, text }) => {
      const lines = readLines(text);
      const names = ['METHOD', 'UID', 'SEQUENCE', 'STATUS', 'DTSTAMP', 'ATTENDEE'];
      return [path, ...names.map((name) => findValue(lines, name))];
    });

  test('gets a CANCEL of the meeting that goes on, the same at every build', () => {
    expect(told(both)).toEqual([]);
    expect(told(without)).toEqual([
      [
        'missions/m/bilaterals/us.uninvited.ics',
        'CANCEL',
        UID,
        '1',
        undefined,
        '20140805T090000Z',
        'mailto:wei@example.org',
      ],
    ]);
    const again = issue(invitation({ when: later }), without.issued, 2);
    expect([again.texts, again.issued]).toEqual([without.texts, without.issued]);
    const moved = issue(invitation(), without.issued, 3);
    expect(moved.texts[1]).toEqual(without.texts[1]);
  });

  test('and asked again gets an invitation alone', () => {
    const back = issue(invitation({ guests: [...GUESTS.guests, wei] }), without.issued, 2);
    expect(told(back)).toEqual([]);
  });

  test('is left alone by the CANCEL of the whole meeting, which the others get', () => {
    const off = issue(NO_PLAN, without.issued, 2);
    expect(off.texts.map(({ path, text }) => [path, findValue(readLines(text), 'ATTENDEE')])).toEqual([
      ['missions/m/bilaterals/us.ics', 'mailto:liu@example.org'],
      ['missions/m/bilaterals/us.uninvited.ics', 'mailto:wei@example.org'],
    ]);
    const named = (text = '') => text.replace('SUMMARY:Sample', 'SUMMARY:Cancelled');
    expect(off.texts[1]?.text).toBe(named(without.texts[1]?.text));
  });
});
