import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { copyOf, edit } from '../workspace-copy.ts';
import { copyWithOneStart, FACTS, register, run } from './schedule-for-tests.ts';

const released = async () => {
  const root = copyWithOneStart();
  await run(root, '--release', 'first');
  return root;
};

test('what looks at the schedule says why each is there, the best places, what stands against a time, and who waits', async () => {
  const root = await released();
  const said = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run(root, ...args);
    return [code, stdout, stderr];
  };
  expect(await said('--reasons')).toMatchInlineSnapshot(`
    [
      0,
      "Tue 3 Mar 11:00–12:00 · Hall  Meeting with Kingdom of Spain
      The time was agreed beforehand and is not moved.
    Wed 4 Mar 09:00–09:30 · Hall  Meeting with Kingdom of Spain
      No other time is possible.
      - It is in the first hour of the day
    ",
      "Of “first”:
    ",
    ]
  `);
  expect(await said('--slots', 'es-wanted')).toMatchInlineSnapshot(`
    [
      0,
      "Wed 4 Mar 09:00–09:30 · Hall · as it is now
      - It is in the first hour of the day
    ",
      "Of “first”:
    ",
    ]
  `);
  expect(await said('--why-not', 'es-wanted=4 March, 14:00–16:00')).toMatchInlineSnapshot(`
    [
      0,
      "Meeting with Kingdom of Spain cannot be there:
      - It is not within the times that both sides gave
      - If they could also make this time: Wed 4 Mar 14:00–14:30 · Hall
    ",
      "Of “first”:
    ",
    ]
  `);
  expect(await said('--why-not', 'es-wanted=blue')).toMatchInlineSnapshot(`
    [
      2,
      "",
      "Of “first”:
    “es-wanted=blue” is not understood; --why-not takes a meeting and a time: norta=Saturday, 2–4 pm
    ",
    ]
  `);
  expect(await said('--fairness')).toMatchInlineSnapshot(`
    [
      0,
      "Side              Asked  Placed  Not placed
    Kingdom of Spain  2      2

    Person    Meetings  Most a day  Breaks  Minutes waited
    山田花子  2         1           0       0
    ",
      "Of “first”:
    ",
    ]
  `);
});

test('on the day it is said what changes and whom to tell; what is agreed is asked about, and the rest is a draft', async () => {
  const root = await released();
  const fill = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run(root, '--fill', '--now', '2020-03-03T06:00:00Z', ...args);
    return [code, stdout, stderr];
  };
  expect(await fill('--happens', 'lost:hal', '--happens', 'rain')).toMatchInlineSnapshot(`
    [
      2,
      "",
      "There is no “hal”; hall?
    “rain” is not understood; --happens takes late:<person>=11:00 · lost:<room>[=15:00] · refused:<bilateral> · overrun:<bilateral>=15:20 · free:<partner>[=16:00] · walk-in:<partner> · back:<any of these>
    ",
    ]
  `);
  expect(await fill('--dry-run', '--happens', 'lost:hall', '--happens', 'walk-in:FR')).toMatchInlineSnapshot(`
    [
      0,
      "Tue 3 Mar 07:00, what changes:
      no place is left: Meeting with Kingdom of Spain (es-wanted), formerly Wed 4 Mar 09:00–09:30 · Hall
        tell: 山田花子

    Confirmed, and moved only with a yes:
      Meeting with Kingdom of Spain (es) cannot be held on Tue 3 Mar 11:00–12:00 · Hall, and no other place is left
        tell: 山田花子

    Waiting list:
      Meeting with Kingdom of Spain (es-wanted)
      Walk-in: FR
    ",
      "",
    ]
  `);
  expect(await fill('--happens', 'refused:es-wanted')).toMatchInlineSnapshot(`
    [
      0,
      "Tue 3 Mar 07:00, what changes:
      called off: Meeting with Kingdom of Spain (es-wanted), formerly Wed 4 Mar 09:00–09:30 · Hall
        tell: 山田花子
    ",
      "The draft is in data/register/schedules/2020-visit.jsonl; --release <name> freezes it.
    ",
    ]
  `);
  expect(register(root).draft?.assignments.map(({ bilateral }) => bilateral)).toEqual(['es']);
});

test('what was told at the venue holds for the next call, until it is taken back', async () => {
  const root = await released();
  const fill = async (...args: readonly string[]) => {
    const { stdout } = await run(root, '--fill', '--now', '2020-03-03T06:00:00Z', ...args);
    return stdout;
  };
  const placed = () => register(root).draft?.assignments.map(({ bilateral }) => bilateral);
  await fill('--happens', 'lost:hall=12:00', '--happens', 'refused:es-wanted');
  expect(placed()).toEqual(['es']);
  expect(await fill()).toMatchInlineSnapshot(`
    "Tue 3 Mar 07:00, what changes:
      Nothing: there is no gap that anybody on the waiting list could have.

    Confirmed, and moved only with a yes:
      Meeting with Kingdom of Spain (es) cannot be held on Tue 3 Mar 11:00–12:00 · Hall; offer Tue 3 Mar 12:00–13:00 · Hall, then --free es
        tell: 山田花子

    Told before and still so (--happens back:<identifier> takes it back):
      Hall (hall) cannot be used until Tue 3 Mar 12:00
      Meeting with Kingdom of Spain (es-wanted) was called off by the other side
    "
  `);
  expect(await fill('--happens', 'back:hall', '--happens', 'back:es-wanted')).toMatchInlineSnapshot(`
    "Tue 3 Mar 07:00, what changes:
      new: Meeting with Kingdom of Spain (es-wanted), Wed 4 Mar 09:00–09:30 · Hall (山田花子 and Kingdom of Spain)
        tell: 山田花子
    "
  `);
  expect([placed(), register(root).happened]).toEqual([['es', 'es-wanted'], undefined]);
});

test('whoever walks in is written into the mission, stands in the draft, and stays there', async () => {
  const root = await released();
  const at = ['--now', '2020-03-03T06:00:00Z'];
  const walkedIn = () => parse(readFileSync(join(root, FACTS), 'utf8')).bilaterals.at(-1);
  const placeIn = () => register(root).draft?.assignments.find(({ bilateral }) => bilateral === 'walk-in-es');
  const before = readFileSync(join(root, FACTS), 'utf8');
  await run(root, '--fill', ...at, '--dry-run', '--happens', 'walk-in:スペイン');
  expect(readFileSync(join(root, FACTS), 'utf8')).toBe(before);
  const { code, stdout } = await run(root, '--fill', ...at, '--json', '--happens', 'walk-in:Spain');
  expect([code, JSON.parse(stdout).changes.length, walkedIn()]).toEqual([
    0,
    1,
    {
      id: 'walk-in-es',
      partners: ['ES'],
      status: 'wanted',
      request: {
        priority: 'C',
        durationMinutes: 20,
        attendees: ['山田花子'],
        windows: [{ date: '2020-03-03', from: '07:00', to: '18:00' }],
      },
    },
  ]);
  const place = placeIn();
  expect(place).toMatchInlineSnapshot(`
    {
      "bilateral": "walk-in-es",
      "date": "2020-03-03",
      "end": "10:50",
      "room": "hall",
      "start": "10:30",
    }
  `);
  await run(root, ...at);
  expect(placeIn()).toEqual(place);
});

test('one request more keeps the draft', async () => {
  const root = copyOf('tiny');
  await run(root);
  const before = register(root).draft?.assignments;
  edit(root, FACTS, {
    find: '  - id: es-wanted\n',
    put: '  - { id: newcomer, partners: [ES], status: wanted, request: { attendees: [山田花子], priority: A } }\n  - id: es-wanted\n',
  });
  const { stderr } = await run(root, '--now', '2020-01-16T00:00:00Z');
  const after = register(root).draft?.assignments.filter(({ bilateral }) => bilateral !== 'newcomer');
  expect([stderr.split('\n')[0], after]).toEqual([
    'Starting from the draft; --fresh would begin from nothing.',
    before,
  ]);
  expect(register(root).draft?.assignments).toHaveLength(3);
});
