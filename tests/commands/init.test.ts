import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { listLanguages } from '#load/words.ts';
import { TimeZone } from '#model/civil-time.ts';
import { SEAT_ZONES } from '../../scripts/commands/seat-zones.ts';
import { runInProcess } from './run-in-process.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attache-office-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const codesOf = (root: string) =>
  loadWorkspace(root).diagnostics.map(({ code, position }) => `${position.file} ${code}`);

const GIVEN = [
  '--name',
  'zh-TW=關務署',
  '--name',
  'en=Customs: "ours"',
  '--address',
  'https://office.example/missions/',
];

test('a workspace with what was given passes check without a word, and its first mission without a fault', async () => {
  const root = join(emptyFolder(), 'office');
  const made = await runInProcess(
    'init',
    root,
    '--economy',
    'TW',
    '--zone',
    'Asia/Taipei',
    '--languages',
    'zh-TW,en',
    ...GIVEN,
    '--yes',
  );
  expect([made.code, codesOf(root)]).toEqual([0, []]);
  const { settings } = loadWorkspace(root).workspace ?? {};
  expect(settings).toMatchObject({
    home: { economy: 'TW', agency: { 'zh-TW': '關務署', en: 'Customs: "ours"' }, timeZone: 'Asia/Taipei' },
    languages: ['zh-TW', 'en'],
    calendar: 'roc',
    profile: 'tw-2018',
  });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(Object.keys(manifest.scripts)).toEqual(['check', 'build', 'preview']);
  expect(manifest.dependencies.attache).toMatch(/^file:/);
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toMatch(/^# 關務署：出國任務\n/);
  expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toContain(
    'data/register/**/*.jsonl merge=union',
  );

  const migrated = await runInProcess('migrate', '--json', '--workspace', root);
  expect(JSON.parse(migrated.stdout).changes).toEqual([]);

  const mission = await runInProcess('new', '2027-lima', '--workspace', root);
  expect(mission.code).toBe(0);
  const status = await runInProcess('check', '2027-lima', '--workspace', root);
  expect(status.stderr.split('\n').slice(-3)).toEqual([
    'missions: 1 · errors: 0 · warnings: 9',
    'To fill in — before the trip: 7 · before filing: 2',
    '',
  ]);
});

test('what nobody said is marked', async () => {
  const root = emptyFolder();
  const made = await runInProcess('init', root, '--languages', 'ja,en', '--yes');
  expect([made.code, codesOf(root)]).toEqual([
    0,
    ['data/workspace.yaml mark-before-trip', 'data/workspace.yaml mark-before-trip'],
  ]);
});

test('what is there stays: a README of one’s own, and a workspace', async () => {
  const root = emptyFolder();
  writeFileSync(join(root, 'README.md'), 'mine\n');
  const made = await runInProcess('init', root, '--yes');
  expect([made.code, readFileSync(join(root, 'README.md'), 'utf8')]).toEqual([0, 'mine\n']);
  expect(made.stderr).toContain('README.md was there already and stays as it is\n');
  const again = await runInProcess('init', root, '--yes');
  expect([again.code, again.stderr]).toEqual([1, `${root} is a workspace already; nothing was changed\n`]);
});

test.each([
  [['--zone', 'Mars/Base'], 'there is no time zone “Mars/Base”; write one such as Asia/Taipei'],
  [['--form', 'tw-2081'], 'there is no report form “tw-2081”; there is: tw-2011'],
  [
    ['--languages', 'en,en'],
    `--languages takes two different language tags, such as zh-TW,en, not “en,en”; there are words in: ${listLanguages().join(', ')}`,
  ],
  [['--address', 'office'], '--address begins with https://, not “office”'],
])('%j: nothing is written', async (args, why) => {
  const root = join(emptyFolder(), 'office');
  mkdirSync(root);
  const made = await runInProcess('init', root, ...args, '--yes');
  expect([made.code, made.stderr, existsSync(join(root, 'data'))]).toEqual([2, `${why}\n`, false]);
});

test('an economy of several time zones has that of its seat of government, wherever the alphabet would lead', () => {
  const listed = (economy: string) => new Intl.Locale(`und-${economy}`).getTimeZones() ?? [];
  const wrong = Object.entries(SEAT_ZONES).filter(
    ([economy, zone]) => !TimeZone.safeParse(zone).success || listed(economy).length < 2,
  );
  expect([wrong, SEAT_ZONES['ES'], SEAT_ZONES['US']]).toEqual([[], 'Europe/Madrid', 'America/New_York']);
});
