import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSchedule } from '../schedule/check-schedule.ts';
import { clock, instanceWith } from '../schedule/instances-for-tests.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

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
      '\ufeffDate,Time,Meeting,Room,People,Id,Start,Why not placed\r\n2027-03-04,09:00–09:30,Korea – Peru (kp),Blue,Korea; Peru,kp,09:00,\r\n,,Japan – Peru (jp),,Japan; Peru,jp,,Thu 4 Mar 09:00–09:30 has gone to: Korea – Peru (kp). · If it could be at another time than those given: Thu 4 Mar 09:40–10:10 · Blue\r\n',
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

      Placed, counted by priority: 10 → 12.
      "
    `);
  });

  test('tells of agreed times that clash, and keeps them', async () => {
    const file = join(copyOf('tiny'), 'list.csv');
    const agreed = 'a,Korea,Peru,2027-03-04 10:00\nb,Korea,Japan,2027-03-04 10:00\n';
    writeFileSync(file, `setting,value\nzone,Asia/Taipei\nday,2027-03-04\n\nid,host,guest,fixed\n${agreed}`);
    const { code, stderr } = await runInProcess('schedule', '--instance', file);
    expect([code, stderr.slice(stderr.indexOf('Agreed')).split('\n')]).toEqual([
      0,
      [
        'Agreed times that clash:',
        '  Korea – Peru (a)',
        '    The time was agreed beforehand and is not moved.',
        '    - Korea is in: Korea – Japan (b)',
        '  Korea – Japan (b)',
        '    The time was agreed beforehand and is not moved.',
        '    - Korea is in: Korea – Peru (a)',
        '',
      ],
    ]);
  });

  test('tells all that is wrong with a list', async () => {
    const file = join(copyOf('tiny'), 'list.csv');
    writeFileSync(file, LIST.replace('Taipei', 'Taipe').replace('9:00–9:30', 'someday'));
    const { code, stderr } = await runInProcess('schedule', '--instance', file);
    expect([code, stderr.replaceAll(file, 'list.csv')]).toMatchInlineSnapshot(`
      [
        1,
        "list.csv:2:2 error requests-zone: “Asia/Taipe” is not the name of a time zone
        fix: write the IANA name of a place, such as Asia/Taipei
      list.csv:9:5 error requests-when-unclear: “someday” says no day and no time
        fix: write for instance 2027-03-04 09:00–12:00; 5 March; mornings; not 6 March
      ",
      ]
    `);
  });
});
