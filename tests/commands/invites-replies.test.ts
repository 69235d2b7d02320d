import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const MISSION = '2026-autumn';
const BILATERALS = `data/missions/${MISSION}/bilaterals.yaml`;
const PARTNER = 'person: partner-example';

let root: string;
let clock: number;
let uid: string;

const run = (...args: readonly string[]) => {
  clock += 60_000;
  return runInProcess('invites', ...args, '--workspace', root, '--now', new Date(clock).toISOString());
};

const outboxOf = async () =>
  JSON.parse((await run('outbox', '--json')).stdout) as {
    confirm: string;
    missions: { waiting: { uid: string }[] }[];
  };

async function sendByHand(): Promise<void> {
  const { confirm, missions } = await outboxOf();
  uid = missions.flatMap(({ waiting }) => waiting)[0]?.uid ?? uid;
  await run('send', '--by-hand', '--confirm', confirm);
}

beforeEach(async () => {
  root = copyOf('invites');
  clock = Date.parse('2026-10-02T08:00:00Z');
  edit(root, BILATERALS, { find: PARTNER, put: `${PARTNER}, email: partner@example.net` });
  edit(root, BILATERALS, {
    find: '    ours:\n',
    put: '    request: { attendees: [head-example] } # theirs\n    ours:\n',
  });
  await sendByHand();
});

const calendar = (lines: readonly string[], method = 'REPLY'): string =>
  [
    'BEGIN:VCALENDAR',
    'PRODID:-//Client//EN',
    'VERSION:2.0',
    `METHOD:${method}`,
    ...lines,
    'END:VCALENDAR',
    '',
  ].join('\r\n');

type Saying = {
  readonly attendee?: string;
  readonly organizer?: string;
  readonly at?: string;
  readonly more?: readonly string[];
  readonly sequence?: number;
};

const event = ({
  attendee = 'PARTSTAT=ACCEPTED:mailto:head@example.org',
  organizer = 'mailto:missions@example.org',
  at = '20261002T090000Z',
  more = [],
  sequence = 0,
}: Saying = {}) => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `DTSTAMP:${at}`,
  `ORGANIZER;CN=Office:${organizer}`,
  `ATTENDEE;${attendee}`,
  `SEQUENCE:${sequence}`,
  ...(more.some((line) => line.startsWith('DTSTART'))
    ? []
    : ['DTSTART:20261031T133000Z', 'DTEND:20261031T141500Z']),
  ...more,
  'END:VEVENT',
];

const message = (from: string, ics: string): string =>
  [
    `From: Guest <${from}>`,
    'To: missions@example.org',
    'Subject: Accepted',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'From our side, yes.',
    '--b',
    'Content-Type: text/calendar; charset=utf-8; method=REPLY',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(ics).toString('base64'),
    '--b--',
    '',
  ].join('\r\n');

function write(name: string, text: string): string {
  const path = join(root, 'answers', name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const read = async (name: string, text: string) => run('replies', write(name, text));

/** Times of a zone under the name that Windows gives it. */
const WINDOWS_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Eastern Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:-0400',
  'TZOFFSETTO:-0500',
  'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:-0500',
  'TZOFFSETTO:-0400',
  'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('answers as four kinds of clients write them', () => {
  test.each([
    [
      'Google',
      'CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Head;X-NUM-GUESTS=0:mailto:head@example.org',
      'accepts',
    ],
    ['Apple', 'CN="Head, Example";PARTSTAT=DECLINED:MAILTO:Head@Example.ORG', 'declines'],
    [
      'Thunderbird',
      'PARTSTAT=DELEGATED;DELEGATED-TO="mailto:deputy@example.org":mailto:head@example.org',
      'sends somebody else: deputy@example.org',
    ],
  ])('%s', async (_, attendee, says) => {
    const { code, stdout } = await read(
      'reply.eml',
      message('head@example.org', calendar(event({ attendee }))),
    );
    expect([code, stdout]).toEqual([0, `${MISSION}/us: head@example.org ${says}\n`]);
  });

  test('Outlook: times in a zone of its own name, and another time', async () => {
    const more = [
      'DTSTART;TZID=Eastern Standard Time:20261031T143000',
      'DTEND;TZID=Eastern Standard Time:20261031T151500',
      'COMMENT:Better for us',
    ];
    const attendee = 'PARTSTAT=TENTATIVE:mailto:partner@example.net';
    const ics = calendar([...WINDOWS_ZONE, ...event({ attendee, more })], 'COUNTER');
    const { code, stdout, stderr } = await read('counter.ics', ics);
    expect([code, stdout.split('\n').slice(0, 2)]).toEqual([
      0,
      [
        `${MISSION}/us: partner@example.net proposes another time: 2026-10-31 14:30 (America/New_York)`,
        '  says: Better for us',
      ],
    ]);
    expect(stderr).toContain('schedule 2026-autumn --replan');
    const line = readFileSync(join(root, BILATERALS), 'utf8')
      .split('\n')
      .find((each) => each.includes('# theirs'));
    expect(line).toBe(
      "    request: { attendees: [head-example], windows: [{ date: 2026-10-31, from: '14:30', to: '15:15' }] } # theirs",
    );
    const log = readFileSync(join(root, `data/register/mail/${MISSION}.jsonl`), 'utf8');
    expect(log).not.toContain('Better for us');
  });
});

test('a time that one of ours proposes is a better one where our side is free at any', async () => {
  const attendee = 'PARTSTAT=TENTATIVE:mailto:head@example.org';
  const more = ['DTSTART:20261031T183000Z', 'DTEND:20261031T191500Z'];
  const { code, stderr } = await read('counter.ics', calendar(event({ attendee, more }), 'COUNTER'));
  const text = readFileSync(join(root, BILATERALS), 'utf8');
  expect([
    code,
    stderr.includes('noted as a better one'),
    text.split('\n').find((each) => each.includes('# theirs')),
  ]).toEqual([
    0,
    true,
    "    request: { attendees: [head-example], preferred: [{ date: 2026-10-31, from: '14:30', to: '15:15' }] } # theirs",
  ]);
});

test('a proposal that no window can hold is told: without a request, and over midnight', async () => {
  const attendee = 'PARTSTAT=TENTATIVE:mailto:partner@example.net';
  const more = ['DTSTART:20261101T033000Z', 'DTEND:20261101T043000Z'];
  const night = await read('night.ics', calendar(event({ attendee, more }), 'COUNTER'));
  edit(root, BILATERALS, { find: '    request: { attendees: [head-example] } # theirs\n', put: '' });
  const at = '20261002T100000Z';
  const bare = await read(
    'bare.ics',
    calendar(event({ attendee, at, more: more.map((line) => line.replace('T0', 'T1')) }), 'COUNTER'),
  );
  expect([night.stderr.includes('goes past midnight'), bare.stderr.includes('has no request')]).toEqual([
    true,
    true,
  ]);
});

describe('what does not count is told, and not kept', () => {
  const kept = () =>
    readFileSync(join(root, `data/register/mail/${MISSION}.jsonl`), 'utf8').split('"reply"').length - 1;

  test.each([
    [
      'somebody not invited',
      { attendee: 'PARTSTAT=ACCEPTED:mailto:x@example.org' },
      'x@example.org',
      'was not invited',
    ],
    [
      'another organiser',
      { organizer: 'mailto:evil@example.com' },
      'head@example.org',
      'names an organiser who is not us',
    ],
    ['another sender', {}, 'x@example.org', 'sent from another address'],
    ['a version that was never sent', { sequence: 7 }, 'head@example.org', 'about version 7'],
  ])('%s', async (_, saying, from, says) => {
    const { code, stdout } = await read('a.eml', message(from, calendar(event(saying))));
    const [line = ''] = stdout.split(':');
    expect([code, line, stdout.includes(says), kept()]).toEqual([1, `${MISSION}/us`, true, 0]);
  });

  test('a number that nobody was sent', async () => {
    const { code, stdout } = await read('a.ics', calendar(event()).replace(uid, 'other@example.org'));
    expect([code, stdout.includes('no invitation of ours'), kept()]).toEqual([1, true, 0]);
  });

  test('the same twice in one mailbox counts once; an earlier one read later does not change the last', async () => {
    const yes = message('head@example.org', calendar(event()));
    const before = message(
      'head@example.org',
      calendar(event({ at: '20261002T083000Z', attendee: 'PARTSTAT=DECLINED:mailto:head@example.org' })),
    );
    const mbox = [yes, yes, before]
      .map((each) => `From x Fri Oct  2 09:00:00 2026\r\n${each.replace(/^From our/m, '>From our')}`)
      .join('\r\n');
    const { code, stdout } = await read('box.mbox', mbox);
    expect([code, kept()]).toEqual([0, 2]);
    expect(stdout).toContain('read before; nothing was added');
    expect(stdout).toContain('said before an answer that is known already');
  });

  test('a broken calendar and a file that is none are told', async () => {
    const broken = await read('a.ics', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALEN');
    expect([broken.code, broken.stderr.includes('cannot be read')]).toEqual([1, true]);
    expect((await run('replies', join(root, 'nothing-here'))).code).toBe(1);
    const letter = 'From: a@example.org\r\nSubject: Lunch\r\n\r\nAt noon?\r\n';
    const other = await read('lunch.eml', letter);
    expect([other.code, other.stderr]).toEqual([
      0,
      'lunch.eml: a message without a calendar is no answer to an invitation\n',
    ]);
    // A parser of mail gives up at a head that has no end.
    const table = await read('people.eml', 'name,agency\n'.repeat(200_000));
    expect([table.code, table.stderr]).toEqual([0, other.stderr.replace('lunch', 'people')]);
    const named = await read('lunch.ics', letter);
    expect([named.code, named.stderr.startsWith('lunch.ics (from a@example.org): what it says')]).toEqual([
      1,
      true,
    ]);
  });
});

test('an answer about the same time is kept in the next message, one about another time is not', async () => {
  await read('a.ics', calendar(event()));
  edit(root, BILATERALS, { find: 'room: room-b', put: 'room: room-a' });
  await run(MISSION, '--audience', 'internal');
  const eml = (sequence: number) =>
    Buffer.from(
      /Content-Type: application\/ics[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(
        readFileSync(
          join(root, `dist-internal/outbox/${MISSION}/us.${sequence}.request.head@example.org.eml`),
          'latin1',
        ),
      )?.[1] ?? '',
      'base64',
    )
      .toString()
      .replaceAll('\r\n ', '');
  expect(eml(1)).toMatch(/ATTENDEE;.*PARTSTAT=ACCEPTED/);
  edit(root, BILATERALS, { find: "start: '09:30'", put: "start: '11:30'" });
  await run(MISSION, '--audience', 'internal');
  expect(eml(2)).toMatch(/ATTENDEE;.*PARTSTAT=NEEDS-ACTION/);
});
