import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';
import { copyWithOneStart, FACTS, MISSION, REGISTER, register, run } from './schedule-for-tests.ts';

describe('schedule <mission>', () => {
  test('prints the schedule and keeps it as a draft', async () => {
    const root = copyOf('tiny');
    const { code, stdout } = await run(root);
    expect([code, stdout]).toMatchInlineSnapshot(`
      [
        0,
        "Date       Time         Meeting                        Room  Our side  State
      Tue 3 Mar  11:00–12:00  Meeting with Kingdom of Spain  Hall  山田花子  agreed
      Wed 4 Mar  10:00–10:30  Meeting with Kingdom of Spain  Hall  山田花子
      ",
      ]
    `);
    expect(register(root)).toEqual({
      draft: {
        proposedAt: '2020-01-15T00:00:00.000Z',
        seed: 1,
        instanceDigest: expect.stringMatching(/^[0-9a-f]{16}$/),
        assignments: [
          { bilateral: 'es', date: '2020-03-03', start: '11:00', end: '12:00', room: 'hall' },
          { bilateral: 'es-wanted', date: '2020-03-04', start: '10:00', end: '10:30', room: 'hall' },
        ],
      },
      releases: [],
    });
  });

  test('speaks the other languages too', async () => {
    const { stdout } = await run(copyOf('tiny'), '--lang', 'ja');
    expect(stdout).toMatchInlineSnapshot(`
      "日付        時間         会談                会場    当方      状態
      3月3日(火)  11:00–12:00  スペイン国との会談  ホール  山田花子  合意済み
      3月4日(水)  10:00–10:30  スペイン国との会談  ホール  山田花子
      "
    `);
  });

  test('writes nothing on a dry run', async () => {
    const root = copyOf('tiny');
    await run(root, '--dry-run');
    expect(existsSync(join(root, REGISTER))).toBe(false);
  });

  test('is the same twice', async () => {
    const root = copyOf('tiny');
    const first = await run(root, '--json');
    const second = await run(root, '--json');
    expect(second.stdout).toBe(first.stdout);
  });

  test('says of one meeting why it is where it is', async () => {
    const { stdout } = await run(copyOf('tiny'), '--explain', 'es-wanted');
    expect(stdout).toMatchInlineSnapshot(`
      "Meeting with Kingdom of Spain (es-wanted)
        Of 11 possible times this one suits best.
      "
    `);
  });

  test('suggests the meeting that was meant', async () => {
    const { code, stderr } = await run(copyOf('tiny'), '--explain', 'es-wnted');
    expect([code, stderr]).toEqual([1, 'There is no meeting “es-wnted”; es-wanted?\n']);
  });

  test('lists at most ten meetings when none is near', async () => {
    const { code, stderr } = await run(copyOf('tiny'), '--explain', 'quite-another');
    expect([code, stderr]).toEqual([1, 'There is no meeting “quite-another”. There are: es, es-wanted\n']);
  });

  test.each([
    ['--seed', 'x'],
    ['--buffer', '-1'],
    ['--seed', '1.5'],
  ])('refuses %s %s', async (option, value) => {
    expect((await run(copyOf('tiny'), `${option}=${value}`)).code).toBe(2);
  });

  test('wants a mission or a file', async () => {
    const { code } = await runInProcess('schedule', '--workspace', copyOf('tiny'));
    expect(code).toBe(2);
  });
});

describe('schedule <mission> --release', () => {
  test('freezes the draft under its name, once', async () => {
    const root = copyOf('tiny');
    await run(root);
    expect((await run(root, '--release', 'first')).code).toBe(0);
    expect(register(root).releases.map(({ name, releasedAt }) => ({ name, releasedAt }))).toEqual([
      { name: 'first', releasedAt: '2020-01-15T00:00:00.000Z' },
    ]);
    await run(root);
    // Said before anything is searched for.
    const taken = await run(root, '--replan', '--release', 'first');
    expect([taken.code, taken.stdout]).toEqual([1, '']);
    expect(register(root).releases).toHaveLength(1);
  });

  test('proposes first when there is no draft', async () => {
    const root = copyOf('tiny');
    expect((await run(root, '--release', 'first')).code).toBe(0);
    expect(register(root).draft).toBeUndefined();
  });

  test('refuses a draft that the facts have overtaken', async () => {
    const root = copyOf('tiny');
    await run(root);
    edit(root, `data/missions/${MISSION}/bilaterals.yaml`, {
      find: 'durationMinutes: 30',
      put: 'durationMinutes: 45',
    });
    const { code, stderr } = await run(root, '--release', 'first');
    expect([code, stderr]).toEqual([
      1,
      'The facts have changed since the draft; run schedule again, then release.\n',
    ]);
  });

  test('planning again stays with it where it can, and says what has changed', async () => {
    const root = copyOf('tiny');
    await run(root, '--release', 'first');
    edit(root, `data/missions/${MISSION}/bilaterals.yaml`, {
      find: 'durationMinutes: 30',
      put: 'durationMinutes: 45',
    });
    const { stdout } = await run(root, '--replan');
    expect(stdout.slice(stdout.indexOf('Since'))).toMatchInlineSnapshot(`
      "Since “first”:
        other length: Meeting with Kingdom of Spain, Wed 4 Mar 10:00–10:30 · Hall → Wed 4 Mar 10:00–10:45 · Hall
      "
    `);
  });
});

describe('schedule <mission> --releases and --compare', () => {
  const twice = async () => {
    const root = copyWithOneStart();
    await run(root, '--release', 'first');
    edit(root, FACTS, { find: 'from: 09:00, to: 09:30', put: 'from: 10:00, to: 10:30' });
    await run(root, '--release', 'second');
    return root;
  };

  test('says what each release changed, and which is of the facts as they are', async () => {
    const root = await twice();
    const { stdout } = await run(root, '--releases');
    expect(stdout).toMatchInlineSnapshot(`
      "Release  Made              Meetings  Changes  Facts
      first    Wed 15 Jan 09:00  2         0        changed since
      second   Wed 15 Jan 09:00  2         1        as now
      "
    `);
    const { stdout: json } = await run(root, '--releases', '--json');
    expect(JSON.parse(json).versions.map((version: object) => Object.values(version))).toEqual([
      ['first', false, '2020-01-15T00:00:00.000Z', 2, 0, false],
      ['second', false, '2020-01-15T00:00:00.000Z', 2, 1, true],
    ]);
  });

  test('compares two of them, and one with the newest', async () => {
    const root = await twice();
    const { stdout } = await run(root, '--compare', 'first..second');
    expect(stdout).toMatchInlineSnapshot(`
      "From first to second:
        moved: Meeting with Kingdom of Spain, Wed 4 Mar 09:00–09:30 · Hall → Wed 4 Mar 10:00–10:30 · Hall
      "
    `);
    expect((await run(root, '--compare', 'first')).stdout).toBe(stdout);
    expect((await run(root, '--compare', 'second..second')).stdout).toBe('second and second are the same.\n');
    expect(JSON.parse((await run(root, '--compare', 'second..first', '--json')).stdout)).toEqual({
      mission: MISSION,
      before: 'second',
      after: 'first',
      changes: [
        {
          kind: 'moved',
          bilateral: 'es-wanted',
          before: { bilateral: 'es-wanted', date: '2020-03-04', start: '10:00', end: '10:30', room: 'hall' },
          after: { bilateral: 'es-wanted', date: '2020-03-04', start: '09:00', end: '09:30', room: 'hall' },
        },
      ],
    });
  });

  test('suggests the release that was meant', async () => {
    const { code, stderr } = await run(await twice(), '--compare', 'first..secnd');
    expect([code, stderr]).toEqual([1, 'There is no release “secnd”; second?\n']);
  });

  test('says when there is none', async () => {
    const { code, stderr } = await run(copyWithOneStart(), '--releases');
    expect([code, stderr]).toEqual([0, `${MISSION} has no release and no draft.\n`]);
  });
});

describe('schedule <mission> --replan', () => {
  test('says of a confirmed meeting that it would move, and whether fewer moves would do', async () => {
    const root = copyWithOneStart();
    await run(root, '--release', 'first');
    edit(root, FACTS, { find: 'status: wanted', put: 'status: confirmed' });
    edit(root, FACTS, { find: 'from: 09:00, to: 09:30', put: 'from: 10:00, to: 10:30' });
    const { stdout, stderr } = await run(root, '--replan');
    expect(stdout.slice(stdout.indexOf('Since'))).toMatchInlineSnapshot(`
      "Since “first”:
      Changes of confirmed meetings, of which the other side has to be told:
        moved: Meeting with Kingdom of Spain, Wed 4 Mar 09:00–09:30 · Hall → Wed 4 Mar 10:00–10:30 · Hall
      "
    `);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      'Starting from the release “first”; --fresh would begin from nothing.',
      'Meetings moved in time: 1, and fewer is impossible.',
    ]);
    const { confirmedMoved, moves, leastMoves } = JSON.parse((await run(root, '--replan', '--json')).stdout);
    expect([confirmedMoved, moves, leastMoves]).toEqual([['es-wanted'], 1, 1]);
    expect(register(root).draft).toBeUndefined();
    expect((await run(root, '--free', 'es-wanted')).code).toBe(0);
    expect(register(root).draft?.assignments[1]?.start).toBe('10:00');
  });
});
