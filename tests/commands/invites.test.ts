import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findValue, readLines } from '../invites/readers.ts';
import { writeRelease } from '../register/release-for-tests.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const MISSION = '2026-autumn';
const AGENDA = 'data/missions/2026-autumn/agenda.yaml';
const FIRST = '2026-10-02T08:00:00Z';
const SECOND = '2026-10-03T08:00:00Z';

/** Runs `invites` over a workspace; gives the paths it names, relative to the output. */
const run = (root: string, ...args: readonly string[]) =>
  runInProcess('invites', '--workspace', root, ...args);
const filesIn = (root: string, folder: string) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ics') || name.endsWith('.txt'))
        .sort()
    : [];
/** A feed in each language, and in that of the command. */
const inLanguages = (feed: string) => [`${feed}.en.ics`, `${feed}.ics`, `${feed}.zh-TW.ics`];
const all = (root: string, folder: string) =>
  filesIn(root, folder).map((name) => readFileSync(join(root, folder, name), 'utf8'));

describe('invites', () => {
  test('writes the public feeds, and names each', async () => {
    const root = copyOf('invites');
    const { code, stdout } = await run(root, '--now', FIRST);
    expect(code).toBe(0);
    expect(filesIn(root, 'dist')).toEqual([
      ...inLanguages('actions/actions'),
      ...inLanguages('missions/2026-autumn/calendar'),
      ...inLanguages('missions/2026-autumn/delegates/head-example'),
      ...inLanguages('missions/2026-autumn/delegates/示例專員'),
    ]);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((path) => path.slice(join(root, 'dist/').length))
        .sort(),
    ).toEqual(filesIn(root, 'dist'));
    expect(filesIn(root, 'dist-internal')).toEqual([]);
  });

  test('writes invitations for colleagues only, and tells what comes into no calendar', async () => {
    const root = copyOf('invites');
    const { stderr } = await run(root, MISSION, '--audience', 'internal', '--now', FIRST);
    expect(filesIn(root, 'dist-internal').filter((name) => name.includes('bilaterals'))).toEqual([
      'missions/2026-autumn/bilaterals/us.ics',
    ]);
    expect(filesIn(root, 'dist')).toEqual([]);
    expect(stderr).toContain('data/missions/2026-autumn/mission.yaml:15:5 warning slot-without-time');
  });

  test('writes the same bytes again, and the same UIDs without the register', async () => {
    const root = copyOf('invites');
    await run(root, '--now', FIRST);
    const first = all(root, 'dist');
    await run(root, '--now', SECOND);
    expect(all(root, 'dist')).toEqual(first);
    rmSync(join(root, 'data/register'), { recursive: true });
    await run(root, '--now', FIRST);
    expect(all(root, 'dist')).toEqual(first);
  });

  test('numbers a change: SEQUENCE and stamp of the moved meeting alone', async () => {
    const root = copyOf('invites');
    await run(root, MISSION, '--now', FIRST);
    edit(root, 'data/missions/2026-autumn/bilaterals.yaml', {
      find: "start: '09:30'",
      put: "start: '11:00'",
    });
    await run(root, MISSION, '--now', SECOND);
    const lines = readLines(readFileSync(join(root, 'dist/missions/2026-autumn/calendar.ics'), 'utf8'));
    const versions = lines
      .filter(({ name }) => name === 'SEQUENCE' || name === 'DTSTAMP')
      .map(({ value }) => value);
    expect(versions.filter((value) => value === '1' || value === '20261003T080000Z')).toEqual([
      '20261003T080000Z',
      '1',
    ]);
  });

  test('calls off what is cancelled', async () => {
    const root = copyOf('invites');
    await run(root, MISSION, '--audience', 'internal', '--now', FIRST);
    edit(root, 'data/missions/2026-autumn/bilaterals.yaml', {
      find: 'status: confirmed',
      put: 'status: cancelled',
    });
    await run(root, MISSION, '--audience', 'internal', '--now', SECOND);
    const cancel = readLines(
      readFileSync(join(root, 'dist-internal/missions/2026-autumn/bilaterals/us.ics'), 'utf8'),
    );
    expect(['METHOD', 'SEQUENCE', 'STATUS'].map((name) => findValue(cancel, name))).toEqual([
      'CANCEL',
      '1',
      'CANCELLED',
    ]);
    const feed = readLines(
      readFileSync(join(root, 'dist-internal/missions/2026-autumn/delegates/head-example.ics'), 'utf8'),
    );
    expect(feed.filter(({ name, value }) => name === 'STATUS' && value === 'CANCELLED').length).toBe(1);
  });

  test('keeps the numbers of the public and of colleagues apart', async () => {
    const root = copyOf('invites');
    await run(root, MISSION, '--now', FIRST);
    const before = all(root, 'dist');
    await run(root, MISSION, '--audience', 'internal', '--now', SECOND);
    await run(root, MISSION, '--now', SECOND);
    expect(all(root, 'dist')).toEqual(before);
  });

  test('under --dry-run writes nothing and names the files', async () => {
    const root = copyOf('invites');
    const { stdout } = await run(root, MISSION, '--now', FIRST, '--dry-run');
    expect(stdout.trim().split('\n').length).toBe(9);
    expect([filesIn(root, 'dist'), existsSync(join(root, 'data/register/invites'))]).toEqual([[], false]);
  });

  test('writes a CalDAV file for each entry on request', async () => {
    const root = copyOf('invites');
    await run(root, MISSION, '--now', FIRST, '--caldav');
    const names = filesIn(root, 'dist').filter((name) => name.includes('/caldav/'));
    expect(names.length).toBe(8);
    for (const name of names) {
      const lines = readLines(readFileSync(join(root, 'dist', name), 'utf8'));
      expect(lines.filter((line) => line.name === 'UID' || line.name === 'METHOD').length).toBe(1);
    }
  });

  test('keeps no dead file: neither of an entry that is off, nor an invitation to what is over', async () => {
    const root = copyOf('invites');
    const files = (of: string) => filesIn(root, 'dist-internal').filter((name) => name.includes(of));
    const internal = [root, MISSION, '--audience', 'internal'] as const;
    await run(...internal, '--now', FIRST, '--caldav');
    const before = [files('/caldav/').length, files('/bilaterals/')];
    edit(root, AGENDA, {
      find: 'title: { zh-TW: 午餐, en: Lunch }',
      put: 'title: { zh-TW: 午餐, en: Lunch }, cancelled: true',
    });
    await run(...internal, '--now', SECOND, '--caldav');
    const after = files('/caldav/').length;
    await run(...internal, '--now', '2026-12-24T08:00:00Z');
    expect([before, after, files('/caldav/'), files('/bilaterals/')]).toEqual([
      [10, [`missions/${MISSION}/bilaterals/us.ics`]],
      9,
      [],
      [],
    ]);
  });

  test('knows only the languages of the workspace, and --since needs a mission and a release that is there', async () => {
    const root = copyOf('invites');
    const [language, noMission, noRelease] = [
      await run(root, '--lang', 'fr'),
      await run(root, '--since', 'draft-1'),
      await run(root, MISSION, '--since', 'draft-1'),
    ];
    expect([language.code, noMission.code, noRelease.code]).toEqual([2, 2, 1]);
    expect(noRelease.stderr).toContain('2026-autumn has no release “draft-1”; it has: –');
  });

  test('--since also says in both languages what has changed', async () => {
    const root = copyOf('invites');
    for (const [name, start, end] of [
      ['draft-1', '10:00', '10:30'],
      ['draft-2', '14:00', '14:30'],
    ] as const)
      await writeRelease(root, MISSION, {
        name,
        at: FIRST,
        assignments: [{ bilateral: 'jp', date: '2026-11-02', start, end, room: 'room-a' }],
      });
    const { code, stdout } = await run(
      root,
      MISSION,
      '--audience',
      'internal',
      '--since',
      'draft-1',
      '--now',
      FIRST,
    );
    expect(code).toBe(0);
    expect(filesIn(root, 'dist-internal').filter((name) => name.endsWith('.txt'))).toEqual([
      'missions/2026-autumn/changes.en.txt',
      'missions/2026-autumn/changes.zh-TW.txt',
    ]);
    expect(stdout).toContain(
      '- 與日本會談：由 11/2（一）上午 10:00 甲室，示例飯店 改為 11/2（一）下午 2:00 甲室，示例飯店',
    );
    expect(stdout).toContain(
      '- Meeting with Japan: moved from Mon 2 Nov 10:00 Room A, Hotel Example, North to Mon 2 Nov 14:00 Room A, Hotel Example, North',
    );
  });
});
