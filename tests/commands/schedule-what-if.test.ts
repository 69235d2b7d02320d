import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyWithOneStart, MISSION, REGISTER, run } from './schedule-for-tests.ts';

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
        "Without 2020-03-04. With: seats:es-wanted=20.
      Compared with first, this would change:
        no longer placed: Meeting with Kingdom of Spain, formerly Wed 4 Mar 09:00–09:30 · Hall

      Why these would lose their place:
        Meeting with Kingdom of Spain (es-wanted)
          No time is possible, even with no other meeting in the way.
          - Within meeting hours, no window that both sides gave is 30 minutes long
          - Two things together would do – another time than those given, and fewer seats: Tue 3 Mar 17:30–18:00 · Hall

      Placed, counted by priority: 10 → 5.
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
      "Without 山田花子.
      Compared with a fresh schedule, this would change:
        no longer placed: Meeting with Kingdom of Spain, formerly Tue 3 Mar 11:00–12:00 · Hall
        no longer placed: Meeting with Kingdom of Spain, formerly Wed 4 Mar 09:00–09:30 · Hall

      Why these would lose their place:
        Meeting with Kingdom of Spain: nobody else of that side attends it.
        Meeting with Kingdom of Spain: nobody else of that side attends it.

      Placed, counted by priority: 10 → 0.
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
