import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readSchedules } from '#register/schedules.ts';
import { mailServer } from '../commands/mail-server.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';
import { runHere } from './run-here.ts';

const BOARD = '/api/board/2020-visit';
const MEETINGS = 'data/missions/2020-visit/bilaterals.yaml';
const SETTINGS = 'data/workspace.yaml';
const MISSION = 'data/missions/2020-visit/mission.yaml';
const AT_TEN = { date: '2020-03-04', start: '10:00', room: 'hall' };
const PATIENCE_MS = 180_000;

type Ended = {
  readonly name: string;
  readonly code?: number;
  readonly output: string;
  readonly lines: readonly string[];
};

/** A visit that is in the office alone, whose delegate and host can be written to; `isApart`: commands are processes, as for a user. */
async function openBoard({ isApart = false } = {}) {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'published: 2020-06', put: 'published: 2020-05-01' });
  edit(root, MISSION, { find: 'head: true }', put: 'head: true, email: hanako@example.org }' });
  edit(root, SETTINGS, { find: 'en: Customs }', put: 'en: Customs }\n  email: office@example.org' });
  const now = Date.parse('2020-02-01T09:00+09:00');
  const desk = await openDesk(root, { now, ...(!isApart && { run: runHere }) });
  const post = (deed: string, body: unknown) => desk.ask(`${BOARD}/${deed}`, { method: 'POST', body });
  const get = async (part = '') => JSON.parse((await desk.ask(BOARD + part)).body);
  const command = async (body: unknown): Promise<Ended> => {
    const { job } = JSON.parse((await desk.ask('/api/jobs', { method: 'POST', body })).body);
    return ended(job);
  };
  const runs = async (deed: string, body: unknown): Promise<Ended & { readonly id: string }> =>
    ended(JSON.parse((await post(deed, body)).body).job);
  const ended = async (job: string): Promise<Ended & { readonly id: string }> => {
    for (;;) {
      const told: Ended = JSON.parse((await desk.ask(`/api/jobs/${job}`)).body);
      if (told.code !== undefined) return { ...told, id: job };
      await sleep(50);
    }
  };
  const places = async () =>
    (await get()).meetings.map((each: { id: string; place?: typeof AT_TEN; state: string }) => [
      each.id,
      each.place && `${each.place.date} ${each.place.start}`,
      each.state,
    ]);
  return { root, desk, post, get, runs, command, places };
}

test('a proposal is shown in words, kept only when taken, and goes on from what was moved by hand', {
  timeout: PATIENCE_MS,
}, async () => {
  const { root, post, get, runs, places } = await openBoard();
  const before = await get();
  const late = { ...AT_TEN, start: '11:30' };
  await post('move', { meeting: 'es-wanted', slot: late, digest: before.digest });
  const here = await runs('propose', { from: 'here' });
  const shown = await get(`/proposed/${here.id}`);
  expect([here.code, shown.changes, shown.placed]).toEqual([0, [], shown.of]);
  const anew = await runs('propose', { from: 'nothing' });
  const changed = await get(`/proposed/${anew.id}`);
  expect(changed).toEqual({
    digest: expect.any(String),
    placed: changed.of,
    of: changed.of,
    changes: [expect.stringMatching(/^moved: .*11:30–12:00.* → .*10:00–10:30/)],
    confirmed: [],
    unplaced: [],
  });
  const { digest } = await get();
  expect((await post('take', { job: anew.id, digest: 'of before' })).status).toBe(409);
  expect((await post('take', { job: anew.id, digest })).status).toBe(200);
  expect(await places()).toContainEqual(['es-wanted', '2020-03-04 10:00', 'planned, not offered']);
  // Other facts than it was made of.
  edit(root, MEETINGS, { find: 'from: 09:00, to: 12:00', put: 'from: 10:00, to: 12:00' });
  expect((await post('take', { job: anew.id, digest: (await get()).digest })).status).toBe(404);
});

test('a condition that is supposed is answered in words and writes nothing', {
  timeout: PATIENCE_MS,
}, async () => {
  const { root, post, get, runs } = await openBoard({ isApart: true });
  const { digest } = await get();
  await post('move', { meeting: 'es-wanted', slot: AT_TEN, digest });
  const register = readFileSync(join(root, 'data/register/schedules/2020-visit.jsonl'), 'utf8');
  const supposed = await runs('what-if', {
    suppositions: [
      { kind: 'without', thing: 'bilateral', id: 'es-wanted' },
      { kind: 'room', id: 'Annex', seats: 8 },
    ],
  });
  expect([supposed.code, supposed.output]).toMatchInlineSnapshot(`
    [
      0,
      "Without Meeting with Kingdom of Spain. With: room:Annex,seats=8.
    Compared with the draft, this would change:
      no longer placed: Meeting with Kingdom of Spain, formerly Wed 4 Mar 10:00–10:30 · Hall

    Placed, counted by priority: 10 → 5.
    ",
    ]
  `);
  expect(readFileSync(join(root, 'data/register/schedules/2020-visit.jsonl'), 'utf8')).toBe(register);
  const unclear = await post('what-if', { suppositions: [{ kind: 'room', id: '--release=x' }] });
  expect(unclear.status).toBe(400);
});

test('it is said why a meeting is where it is, and why not at a time that is named', async () => {
  const { post, get } = await openBoard();
  const { digest } = await get();
  const explain = async (more: object = {}) => {
    const { status, body } = await post('explain', { meeting: 'es-wanted', ...more });
    const { why, details } = JSON.parse(body);
    return [status, why, details];
  };
  const without = await explain();
  await post('move', { meeting: 'es-wanted', slot: AT_TEN, digest });
  expect([
    without,
    await explain(),
    await explain({ when: '4 March 10:00–12:00' }),
    await explain({ when: '3 March 11:00–12:00' }),
    await explain({ when: '3 March 11:00' }),
    await explain({ when: 'some day' }),
  ]).toMatchInlineSnapshot(`
    [
      [
        200,
        "Nothing stands in its way: it has not been given one of its 11 free times yet.",
        [],
      ],
      [
        200,
        "Of 11 possible times this one suits best.",
        [],
      ],
      [
        200,
        "Meeting with Kingdom of Spain is there.",
        [],
      ],
      [
        200,
        "Meeting with Kingdom of Spain cannot be there:",
        [
          "It is not within the times that both sides gave",
          "山田花子 is in: Meeting with Kingdom of Spain",
          "Hall is taken by: Meeting with Kingdom of Spain",
          "Beside the other meetings as they are, giving up everything together would not be enough.",
        ],
      ],
      [
        200,
        "Meeting with Kingdom of Spain cannot be there:",
        [
          "It is not within the times that both sides gave",
          "山田花子 is in: Meeting with Kingdom of Spain",
          "Hall is taken by: Meeting with Kingdom of Spain",
          "Beside the other meetings as they are, giving up everything together would not be enough.",
        ],
      ],
      [
        400,
        "“some day” names no time of this mission. Write for instance a day with hours, or “mornings”.",
        undefined,
      ],
    ]
  `);
});

test('a release lists who is told and what everybody may see, and a confirmation is one step that can be taken back', {
  timeout: PATIENCE_MS,
}, async () => {
  const { root, desk, post, get, runs, places } = await openBoard();
  const foreseen = async (deed: string) => {
    const { digest: _, ...rest } = await get(deed);
    return rest;
  };
  const { digest } = await get();
  expect((await get('/release')).isReady).toBe(false);
  await post('move', { meeting: 'es-wanted', slot: AT_TEN, digest });
  expect(await foreseen('/release')).toMatchInlineSnapshot(`
    {
      "changes": [
        "new: Meeting with Kingdom of Spain, Tue 3 Mar 11:00–12:00 · Hall",
        "new: Meeting with Kingdom of Spain, Wed 4 Mar 10:00–10:30 · Hall",
      ],
      "isPublic": false,
      "isReady": true,
      "published": "1 May 2020",
      "seen": [],
      "suggestion": "v1",
      "told": [
        {
          "meeting": "Meeting with Kingdom of Spain",
          "to": [
            "山田花子 <hanako@example.org>",
          ],
        },
        {
          "meeting": "Meeting with Kingdom of Spain",
          "to": [
            "山田花子 <hanako@example.org>",
          ],
        },
      ],
    }
  `);
  expect((await post('release', { name: 'v1', digest })).status).toBe(409);
  expect((await post('release', { name: '  ', digest: (await get()).digest })).status).toBe(400);
  const released = await runs('release', { name: 'v1', digest: (await get()).digest });
  expect([released.code, await places()]).toEqual([
    0,
    [
      ['es', '2020-03-03 11:00', 'held'],
      ['es-wanted', '2020-03-04 10:00', 'offered, not answered'],
    ],
  ]);
  const reading = readSchedules(root, '2020-visit');
  expect('value' in reading && reading.value.releases.map(({ name }) => name)).toEqual(['v1']);
  expect(await foreseen('/confirm')).toMatchInlineSnapshot(`
    {
      "isPublic": false,
      "meetings": [
        {
          "id": "es-wanted",
          "isSeen": false,
          "title": "Meeting with Kingdom of Spain",
          "to": [
            "山田花子 <hanako@example.org>",
          ],
        },
      ],
      "release": "v1",
    }
  `);
  const first = readFileSync(join(root, MEETINGS), 'utf8');
  const now = (await get()).digest;
  expect((await post('confirm', { meetings: ['es-wanted'], digest: now })).status).toBe(200);
  expect(
    readFileSync(join(root, MEETINGS), 'utf8').slice(first.indexOf('  - id: es-wanted')),
  ).toMatchInlineSnapshot(`
    "  - id: es-wanted
        partners: [ES]
        status: confirmed
        request:
          durationMinutes: 30
          attendees: [山田花子]
          windows:
            - { date: 2020-03-04, from: 09:00, to: 12:00 }
          pin: { date: 2020-03-04, start: '10:00', end: '10:30', room: hall }
    "
  `);
  expect((await get('/confirm')).meetings).toEqual([]);
  expect((await desk.ask('/api/undo', { method: 'POST', body: {} })).status).toBe(200);
  expect(readFileSync(join(root, MEETINGS), 'utf8')).toBe(first);
});

test('a length is judged before it is drawn, and one that the schedule cannot take is told', async () => {
  const { post, get } = await openBoard();
  const { digest } = await get();
  await post('move', { meeting: 'es-wanted', slot: { ...AT_TEN, start: '11:30' }, digest });
  const judged = await post('judge', {
    meeting: 'es-wanted',
    slot: { ...AT_TEN, start: '11:30' },
    minutes: 45,
  });
  expect(JSON.parse(judged.body)).toMatchInlineSnapshot(`
    {
      "clashes": [
        "It is not within the times that both sides gave",
      ],
      "costs": [
        "It is at the hour of a meal",
      ],
      "fits": false,
      "verdict": "Meeting with Kingdom of Spain cannot be on Wed 4 Mar 11:30–12:15 · Hall:",
    }
  `);
  const changed = await post('change', { meeting: 'es-wanted', minutes: 45 });
  expect([changed.status, JSON.parse(changed.body), (await get()).isOfTheseFacts]).toEqual([
    200,
    { isDraftKept: false },
    false,
  ]);
});

test('what waits in the outbox goes by the mail server that is set, once, and only with the list that was looked at', {
  timeout: PATIENCE_MS,
}, async () => {
  const { post, get, runs, command } = await openBoard();
  const { spool } = await mailServer();
  await post('move', { meeting: 'es-wanted', slot: AT_TEN, digest: (await get()).digest });
  expect((await runs('release', { name: 'v1', digest: (await get()).digest })).code).toBe(0);
  const listed = JSON.parse((await command({ name: 'outbox' })).output);
  expect((await command({ name: 'send', confirm: 'another list', byHand: false })).code).not.toBe(0);
  const tried = await command({ name: 'send', confirm: listed.confirm, byHand: false, isDry: true });
  // A trial is not said to be what it tries.
  expect([tried.code, tried.name, spool]).toEqual([0, 'send-dry-run', []]);
  expect((await command({ name: 'send', confirm: listed.confirm, byHand: false })).code).toBe(0);
  const { waiting } = listed.missions[0];
  expect(spool.map(({ from, to }) => [from, to])).toEqual(
    waiting.map(() => ['office@example.org', 'hanako@example.org']),
  );
  expect(spool.length).toBe(2);
  const after = JSON.parse((await command({ name: 'outbox' })).output);
  expect(after.missions[0].waiting).toEqual([]);
});
