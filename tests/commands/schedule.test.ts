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
const FACTS = `data/missions/${MISSION}/bilaterals.yaml`;
/** A copy where the wanted meeting has one possible start: however the search goes, it finds that. */
const copyWithOneStart = () => {
  const root = copyOf('tiny');
  edit(root, FACTS, { find: 'from: 09:00, to: 12:00', put: 'from: 09:00, to: 09:30' });
  return root;
};
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
        moved: Meeting with Kingdom of Spain, Wed 4 Mar 09:00–09:30 · Hall → Wed 4 Mar 10:00–10:30 · Hall

      These meetings are confirmed, and the other side has to be told:
        moved: Meeting with Kingdom of Spain, Wed 4 Mar 09:00–09:30 · Hall → Wed 4 Mar 10:00–10:30 · Hall
      "
    `);
    expect(stderr.split('\n')[0]).toBe('Meetings moved in time: 1, and fewer is impossible.');
    const { confirmedMoved, moves, leastMoves } = JSON.parse((await run(root, '--replan', '--json')).stdout);
    expect([confirmedMoved, moves, leastMoves]).toEqual([['es-wanted'], 1, 1]);
  });
});

describe('schedule <mission> --without and --with', () => {
  test('says what would change, and keeps nothing', async () => {
    const root = copyWithOneStart();
    await run(root, '--release', 'first');
    const before = readFileSync(join(root, REGISTER), 'utf8');
    const { code, stdout, stderr } = await run(
      root,
      '--without',
      '2020-03-04',
      '--with',
      'seats:es-wanted=20',
    );
    expect([code, stdout]).toMatchInlineSnapshot(`
      [
        0,
        "Without: 2020-03-04. With: seats:es-wanted=20.
      Compared with first, this would change:
        gone: Meeting with Kingdom of Spain, formerly Wed 4 Mar 09:00–09:30 · Hall

      Why these would lose their place:
        Meeting with Kingdom of Spain (es-wanted)
          No start is possible, even with no other meeting in the way.
          - Within meeting hours, no window that both sides gave is 30 minutes long
          - Giving up any one condition would not be enough.

      Weight placed: 10 → 5.
      ",
      ]
    `);
    expect(stderr).toBe('Meetings moved in time: 0, and fewer is impossible.\nNothing was saved.\n');
    expect(readFileSync(join(root, REGISTER), 'utf8')).toBe(before);
  });

  test('the same for machines', async () => {
    const more = ['--with', 'seats:es=3', '--with', 'room:Annex,seats=4'];
    const { stdout } = await run(copyWithOneStart(), '--without', 'es-wanted', ...more, '--json');
    expect(JSON.parse(stdout)).toEqual({
      mission: MISSION,
      against: null,
      without: ['es-wanted'],
      with: ['seats:es=3', 'room:Annex,seats=4'],
      weight: { from: 10, to: 5 },
      moves: 0,
      leastMoves: 0,
      changes: [
        {
          kind: 'dropped',
          bilateral: 'es-wanted',
          before: { bilateral: 'es-wanted', date: '2020-03-04', start: '09:00', end: '09:30', room: 'hall' },
        },
      ],
      confirmedMoved: [],
      unplaced: [],
      unattended: [],
    });
  });

  test('says of a meeting that only the missing person could attend', async () => {
    const { stdout } = await run(copyWithOneStart(), '--without', '山田花子');
    expect(stdout).toMatchInlineSnapshot(`
      "Without: 山田花子.
      Compared with a fresh schedule, this would change:
        gone: Meeting with Kingdom of Spain, formerly Tue 3 Mar 11:00–12:00 · Hall
        gone: Meeting with Kingdom of Spain, formerly Wed 4 Mar 09:00–09:30 · Hall

      Why these would lose their place:
        Meeting with Kingdom of Spain: nobody else of that side attends it.
        Meeting with Kingdom of Spain: nobody else of that side attends it.

      Weight placed: 10 → 0.
      "
    `);
  });

  test('suggests what was meant, in both languages', async () => {
    const { code, stderr } = await run(copyWithOneStart(), '--without', 'hal');
    expect([code, stderr]).toEqual([2, 'There is no “hal”; hall?\n']);
    const chinese = await run(copyWithOneStart(), '--without', 'hal', '--lang', 'zh-TW');
    expect(chinese.stderr).toBe('沒有「hal」；是否為 hall？\n');
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

  const LIST = `setting,value
zone,Asia/Taipei
day,2027-03-04 09:00–12:00

room
Blue

id,host,guest,priority,windows
kp,Korea,Peru,A,9:00–9:30
jp,Japan,Peru,C,9:00–9:30
`;

  test('a list of requests gives a table, and a schedule file', async () => {
    const root = copyOf('tiny');
    const [file, out] = [join(root, 'list.csv'), join(root, 'out.json')];
    writeFileSync(file, LIST);
    const { code, stdout } = await runInProcess('schedule', '--instance', file, '--out', out);
    expect([code, stdout.replace(root, '')]).toMatchInlineSnapshot(`
      [
        0,
        "Date       Time         Meeting            Room  People          State
      Thu 4 Mar  09:00–09:30  Korea – Peru (kp)  Blue  Korea and Peru

      Not placed:
        Japan – Peru (jp)
          Thu 4 Mar 09:00–09:30 has gone to: Korea – Peru (kp).
          - If it could be at another time than those given: Thu 4 Mar 09:40–10:10 · Blue
      /out.json
      ",
      ]
    `);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({
      format: 'bilat.schedule/1',
      instance: 'list',
      assignments: [{ meeting: 'kp', start: '2027-03-04T09:00+08:00', room: 'Blue' }],
      unplaced: ['jp'],
    });
    const table = join(root, 'out.csv');
    await runInProcess('schedule', '--instance', file, '--out', table);
    expect(readFileSync(table, 'utf8')).toBe(
      '\ufeffDate,Time,Meeting,Room,People\r\n2027-03-04,09:00–09:30,Korea – Peru (kp),Blue,Korea; Peru\r\n',
    );
  });

  test('and what would come of it otherwise', async () => {
    const file = join(copyOf('tiny'), 'list.csv');
    writeFileSync(file, LIST);
    const { stdout } = await runInProcess('schedule', '--instance', file, '--with', 'jp=11:00–12:00');
    expect(stdout).toMatchInlineSnapshot(`
      "With: jp=11:00–12:00.
      Compared with a fresh schedule, this would change:
        new: Japan – Peru (jp), Thu 4 Mar 11:00–11:30 · Blue

      Weight placed: 10 → 12.
      "
    `);
  });

  test('tells all that is wrong with a list', async () => {
    const file = join(copyOf('tiny'), 'list.csv');
    writeFileSync(file, LIST.replace('Taipei', 'Taipe').replace('9:00–9:30', 'whenever'));
    const { code, stderr } = await runInProcess('schedule', '--instance', file);
    expect([code, stderr.replaceAll(file, 'list.csv')]).toMatchInlineSnapshot(`
      [
        1,
        "list.csv:2:2 error requests-zone: “Asia/Taipe” is not the name of a time zone
        fix: write the IANA name of a place, such as Asia/Taipei
      list.csv:9:5 error requests-when-unclear: “whenever” says no day and no time
        fix: write for instance 2027-03-04 09:00–12:00; 5 March; mornings; not 6 March
      ",
      ]
    `);
  });
});
