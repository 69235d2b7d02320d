import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSchedule } from '../schedule/check-schedule.ts';
import { clock, instanceWith } from '../schedule/instances-for-tests.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const MISSION = '2020-visit';
const REGISTER = `data/register/schedules/${MISSION}.json`;
const NOW = '2020-01-15T00:00:00Z';

const run = (root: string, ...args: readonly string[]) =>
  runInProcess('schedule', MISSION, '--workspace', root, '--now', NOW, ...args);
const register = (root: string) => JSON.parse(readFileSync(join(root, REGISTER), 'utf8'));

describe('schedule <mission>', () => {
  test('prints the schedule and keeps it as a draft', async () => {
    const root = copyOf('tiny');
    const { code, stdout } = await run(root);
    expect([code, stdout]).toMatchInlineSnapshot(`
      [
        0,
        "Date       Time         Meeting                        Room  Our side  State
      Tue 3 Mar  11:00–12:00  Meeting with Kingdom of Spain  Hall  山田花子  agreed
      Wed 4 Mar  09:00–09:30  Meeting with Kingdom of Spain  Hall  山田花子
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
          { bilateral: 'es-wanted', date: '2020-03-04', start: '09:00', end: '09:30', room: 'hall' },
        ],
      },
      releases: [],
    });
  });

  test('speaks the other languages too', async () => {
    const { stdout } = await run(copyOf('tiny'), '--lang', 'ja');
    expect(stdout).toMatchInlineSnapshot(`
      "Date        Time         Meeting                  Room    Our side  State
      3月3日(火)  11:00–12:00  Meeting with スペイン国  ホール  山田花子  agreed
      3月4日(水)  09:00–09:30  Meeting with スペイン国  ホール  山田花子
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
        Of 11 possible starts this one suits best.
      "
    `);
  });

  test('suggests the meeting that was meant', async () => {
    const { code, stderr } = await run(copyOf('tiny'), '--explain', 'es-wnted');
    expect([code, stderr]).toEqual([1, 'There is no meeting “es-wnted”; es-wanted?\n']);
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
    expect(
      register(root).releases.map(({ name, releasedAt }: Record<string, string>) => ({ name, releasedAt })),
    ).toEqual([{ name: 'first', releasedAt: '2020-01-15T00:00:00.000Z' }]);
    await run(root);
    expect((await run(root, '--release', 'first')).code).toBe(1);
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
        other length: Meeting with Kingdom of Spain, Wed 4 Mar 09:00–09:30 · Hall → Wed 4 Mar 09:00–09:45 · Hall
      "
    `);
  });
});

describe('schedule --instance', () => {
  const instance = instanceWith({
    meetings: [{ id: 'm1', people: ['ann'], minutes: 30, windows: [[clock('10:00'), clock('11:00')]] }],
  });

  test('solves a neutral file into another', async () => {
    const root = copyOf('tiny');
    const [file, out] = [join(root, 'in.json'), join(root, 'out.json')];
    writeFileSync(file, JSON.stringify(instance));
    expect((await runInProcess('schedule', '--instance', file, '--out', out)).code).toBe(0);
    const schedule = JSON.parse(readFileSync(out, 'utf8'));
    expect([checkSchedule(instance, schedule), schedule.unplaced]).toEqual([[], []]);
  });

  test('tells what is wrong with one', async () => {
    const file = join(copyOf('tiny'), 'in.json');
    writeFileSync(file, JSON.stringify({ ...instance, precedence: [['m1', 'm2']] }));
    const { code, stderr } = await runInProcess('schedule', '--instance', file);
    expect([code, stderr]).toEqual([1, `${file}: precedence[0]: there is no “m2”\n`]);
  });

  test('tells of a file that is not there', async () => {
    const { code } = await runInProcess('schedule', '--instance', join(copyOf('tiny'), 'none.json'));
    expect(code).toBe(1);
  });
});
