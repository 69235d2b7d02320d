import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';
import { beforeEach, describe, expect, test } from 'vitest';
import { EVERY_CASE } from '../rounds.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { mailServer, type Spooled } from './mail-server.ts';
import { runInProcess } from './run-in-process.ts';

const MISSION = '2026-autumn';
const BILATERALS = `data/missions/${MISSION}/bilaterals.yaml`;
const PARTNER = 'person: partner-example';

let root: string;
let clock: number;
beforeEach(() => {
  root = copyOf('invites');
  clock = Date.parse('2026-10-02T08:00:00Z');
  edit(root, BILATERALS, { find: PARTNER, put: `${PARTNER}, email: Partner@Example.net` });
});

/** A minute later than the one before. */
const run = (...args: readonly string[]) => {
  clock += 60_000;
  return runInProcess('invites', ...args, '--workspace', root, '--now', new Date(clock).toISOString());
};

async function confirmAndSend(...args: readonly string[]) {
  const { stdout } = await run('outbox', '--json');
  return run('send', '--confirm', (JSON.parse(stdout) as { confirm: string }).confirm, ...args);
}

const waitingFor = async (): Promise<readonly string[]> => {
  const { stdout } = await run('outbox', '--json');
  const { missions } = JSON.parse(stdout) as {
    missions: { waiting: { to: string; why: string; sequence: number }[] }[];
  };
  return missions.flatMap(({ waiting }) =>
    waiting.map(({ to, why, sequence }) => `${why} ${to} ${sequence}`),
  );
};

/** The calendar object as a program that reads mail finds it. */
function calendarOf(mail: ParsedMail) {
  const { content } = mail.attachments.find(({ filename }) => filename === 'invite.ics') ?? {};
  const component = new ICAL.Component(ICAL.parse(content?.toString('utf8') ?? ''));
  const event = component.getFirstSubcomponent('vevent');
  return {
    method: component.getFirstPropertyValue('method'),
    sequence: event?.getFirstPropertyValue('sequence'),
    status: event?.getFirstPropertyValue('status'),
    uid: event?.getFirstPropertyValue('uid'),
    summary: event?.getFirstPropertyValue('summary'),
    guests: event?.getAllProperties('attendee').map((each) => each.getFirstValue()),
    text: content?.toString('utf8') ?? '',
  };
}

const seen = (spool: readonly Spooled[]) =>
  spool.map(({ to, mail }) => `${calendarOf(mail).method} ${to} ${calendarOf(mail).sequence}`);

describe('invites send', () => {
  test('nothing goes out without a listing confirmed, and only what was listed', async () => {
    const { spool } = await mailServer();
    const unread = await run('send');
    expect([unread.code, unread.stderr.includes('nothing goes out unread')]).toEqual([2, true]);
    const other = await run('send', '--confirm', '00000000');
    expect([other.code, other.stderr.includes('stands for another list')]).toEqual([2, true]);
    const dry = await run('send', '--dry-run');
    expect([dry.code, dry.stdout.includes('partner@') || dry.stdout.includes('Partner@')]).toEqual([0, true]);
    const { stdout } = await run('outbox', '--json');
    const { confirm } = JSON.parse(stdout) as { confirm: string };
    edit(root, BILATERALS, { find: "start: '09:30'", put: "start: '10:30'" });
    expect((await run('send', '--confirm', confirm)).code).toBe(2);
    expect(spool).toEqual([]);
  });

  test('a guest gets readable text, HTML and the calendar object in their language', async () => {
    const { spool } = await mailServer();
    expect((await confirmAndSend()).code).toBe(0);
    const [ours, theirs] = spool;
    expect(spool.map(({ from, to }) => [from, to])).toEqual([
      ['missions@example.org', 'head@example.org'],
      ['missions@example.org', 'Partner@example.net'],
    ]);
    expect(ours?.mail.subject).toBe(
      '邀請：與美國會談，115 年 10 月 31 日（星期六）上午 9:30 至 10:15（EDT，UTC−4）',
    );
    expect(theirs?.mail.text).toMatchInlineSnapshot(`
      "Dear Partner Example,

      You are invited to this meeting.

      Meeting with Example Customs, "Head Office"; Taipei
      When: Saturday 31 October 2026, 09:30–10:15 (EDT, UTC−4)
      Where: Room B

      On the occasion of: Autumn Customs Meeting

      Your side:
      - Partner Example (Director)

      This mission is an invented example.

      Please answer with the buttons of your calendar, or by replying to this message.

      Example Customs, "Head Office"; Taipei
      "
    `);
    expect(theirs?.mail.html).toContain(
      '<strong>Meeting with Example Customs, &quot;Head Office&quot;; Taipei</strong>',
    );
    const parts = theirs?.mail.attachments.map(({ contentType, filename }) => [contentType, filename]);
    expect(parts).toEqual([
      ['text/calendar', undefined],
      ['application/ics', 'invite.ics'],
    ]);
    expect(calendarOf(theirs?.mail as ParsedMail)).toMatchObject({
      method: 'REQUEST',
      sequence: 0,
      uid: calendarOf(ours?.mail as ParsedMail).uid,
      guests: ['mailto:Partner@Example.net'],
    });
  });

  test('partners read none of our points, people, notes and addresses', async () => {
    const { spool } = await mailServer();
    await confirmAndSend();
    const { mail } = spool[1] as Spooled;
    const all = `${mail.subject} ${mail.text} ${mail.html} ${calendarOf(mail).text.replaceAll('\r\n ', '')}`;
    const ours = [
      'Data exchange',
      'Mutual recognition',
      'Secret',
      'Head Example',
      'head@',
      'officer@',
      'internal',
    ];
    expect(ours.filter((word) => all.includes(word))).toEqual([]);
    expect(all).toContain('Partner Example');
  });

  test('many messages go out once, and the outbox is empty then', async () => {
    const meetings = EVERY_CASE ? 20 : 6;
    const { spool } = await mailServer();
    writeFileSync(join(root, BILATERALS), manyMeetings(meetings));
    await run(MISSION, '--audience', 'internal');
    const outbox = () => readdirSync(join(root, 'dist-internal/outbox', MISSION));
    const files = outbox();
    expect(files.length).toBe(2 * meetings);
    const eml = readFileSync(join(root, 'dist-internal/outbox', MISSION, files[0] ?? ''));
    expect(eml.every((byte) => byte < 0x80)).toBe(true);
    expect((await confirmAndSend()).code).toBe(0);
    expect([spool.length, new Set(spool.map(({ mail }) => mail.messageId)).size]).toEqual([
      2 * meetings,
      2 * meetings,
    ]);
    expect(outbox()).toEqual([]);
    expect(await waitingFor()).toEqual([]);
    expect((await confirmAndSend()).code).toBe(0);
    expect(spool.length).toBe(2 * meetings);
  });

  test('a guest whom the server refuses keeps nobody from theirs, and waits', async () => {
    let isRefused = true;
    const { spool } = await mailServer({
      refuse: (address) =>
        isRefused && address.startsWith('head') ? { code: 550, text: 'no such mailbox' } : undefined,
    });
    const { code, stderr } = await confirmAndSend();
    expect([code, seen(spool)]).toEqual([1, ['REQUEST Partner@example.net 0']]);
    expect(stderr).toContain('head@example.org was refused by');
    expect(stderr).toContain('no such mailbox');
    expect(stderr).not.toContain('p@ss');
    expect(stderr).not.toContain('p%40ss');
    isRefused = false;
    expect((await confirmAndSend()).code).toBe(0);
    expect(seen(spool)).toEqual(['REQUEST Partner@example.net 0', 'REQUEST head@example.org 0']);
  });

  test('a server that gives out half-way is gone on with where it ended', async () => {
    let limit = 3;
    const { spool } = await mailServer({ breakAfter: () => limit });
    writeFileSync(join(root, BILATERALS), manyMeetings(4));
    const { code, stderr } = await confirmAndSend();
    expect([code, spool.length, stderr.includes('3 of 8 sent')]).toEqual([1, 3, true]);
    limit = 100;
    expect((await confirmAndSend()).code).toBe(0);
    expect([spool.length, new Set(seen(spool).map((each) => each)).size]).toEqual([8, 2]);
    expect(new Set(spool.map(({ mail }) => mail.messageId)).size).toBe(8);
  });

  test('each guest is told what they do not know yet, and no more', async () => {
    const { spool } = await mailServer();
    await confirmAndSend();
    edit(root, BILATERALS, { find: "start: '09:30'", put: "start: '10:30'" });
    expect(await waitingFor()).toEqual(['again head@example.org 1', 'again Partner@Example.net 1']);
    await confirmAndSend();
    edit(root, BILATERALS, { find: ', email: Partner@Example.net', put: '' });
    expect((await waitingFor()).filter((each) => each.includes('partner@'))).toEqual([
      expect.stringMatching(/^no-longer-asked partner@example\.net [12]$/),
    ]);
    await confirmAndSend();
    const last = spool.findLast(({ to }) => to === 'partner@example.net');
    expect(calendarOf(last?.mail as ParsedMail)).toMatchObject({ method: 'CANCEL', status: null });
    edit(root, BILATERALS, { find: 'status: confirmed', put: 'status: cancelled' });
    expect(await waitingFor()).toEqual([expect.stringMatching(/^off head@example\.org \d$/)]);
    await confirmAndSend();
    expect(calendarOf(spool.at(-1)?.mail as ParsedMail)).toMatchObject({
      method: 'CANCEL',
      status: 'CANCELLED',
      summary: '取消：與美國會談',
    });
    expect(await waitingFor()).toEqual([]);
  });

  test('an address written with other letters is the same guest', async () => {
    await mailServer();
    await confirmAndSend();
    edit(root, BILATERALS, { find: 'Partner@Example.net', put: 'partner@EXAMPLE.net' });
    expect((await waitingFor()).filter((each) => each.startsWith('no-longer'))).toEqual([]);
  });

  test('what was sent by hand is noted, without a server', async () => {
    const { code, stderr } = await confirmAndSend('--by-hand', '--by', 'Lin');
    expect([code, stderr.includes('2 of 2 noted')]).toEqual([0, true]);
    const { stdout } = await run('outbox', MISSION);
    expect(stdout).toContain('by hand Lin');
    const log = readFileSync(join(root, `data/register/mail/${MISSION}.jsonl`), 'utf8');
    expect(['美國', 'Example Customs', 'Partner Example'].filter((word) => log.includes(word))).toEqual([]);
  });

  test('a meeting that has begun asks nobody', async () => {
    clock = Date.parse('2026-10-31T14:00:00Z');
    expect(await waitingFor()).toEqual([]);
  });

  test('without a server it says what to set, and --dry-run writes nothing', async () => {
    const { code, stderr } = await run('send');
    expect([code, stderr.includes('ATTACHE_SMTP_URL')]).toEqual([2, true]);
    const dry = await run('send', '--dry-run');
    expect([dry.code, dry.stderr.includes('ATTACHE_SMTP_URL')]).toEqual([0, false]);
    await run('outbox');
    expect(existsSync(join(root, 'data/register/mail'))).toBe(false);
  });
});

function manyMeetings(count: number): string {
  const meeting = (index: number): string => `  - id: m${index}
    partners: [US]
    status: confirmed
    placement: { date: 2026-10-31, start: '${String(8 + Math.floor(index / 4)).padStart(2, '0')}:${index % 4 === 0 ? '00' : 15 * (index % 4)}', end: '${String(8 + Math.floor(index / 4)).padStart(2, '0')}:${15 * (index % 4) + 10}', room: room-b }
    ours: [{ person: head-example }]
    theirs: [{ ${PARTNER}, email: partner@example.net }]
`;
  return `bilaterals:\n${Array.from({ length: count }, (_, index) => meeting(index)).join('')}`;
}
