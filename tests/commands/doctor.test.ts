import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2026-11-29T08:00:00Z'];
const doctor = (root: string, ...args: readonly string[]) =>
  runInProcess('doctor', '--workspace', root, ...NOW, ...args);
const LOG = 'data/register/actions/2024-alpha.jsonl';

test('a register of a newer version is told as newer, and left as it is', async () => {
  const root = copyOf('tracker');
  await runInProcess('actions', 'update', 'joint-visit', '--note', 'asked', '--workspace', root, ...NOW);
  const newer = readFileSync(join(root, LOG), 'utf8').replace('"format":2', '"format":99');
  writeFileSync(join(root, LOG), newer);
  expect(await doctor(root)).toEqual({
    code: 1,
    stdout: '',
    stderr: [
      `${LOG}:1:1 error register-newer: the register was written by a newer Attaché (format 99; this one knows up to 2); nothing is wrong with it, and it is left as it is`,
      '  fix: update Attaché on this computer, then run the command again',
      '',
    ].join('\n'),
  });
  expect(readFileSync(join(root, LOG), 'utf8')).toBe(newer);
});

test('finds and mends what crashes and hands have left, and loses no good line', async () => {
  const root = copyOf('tracker');
  await runInProcess('actions', 'update', 'joint-visit', '--note', 'asked', '--workspace', root, ...NOW);
  const good = readFileSync(join(root, LOG), 'utf8');
  writeFileSync(join(root, LOG), `<<<<<<< HEAD\n${good}{"format":2,"id":"`);
  const leave = (path: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), 'half');
    utimesSync(join(root, path), 0, 0);
  };
  leave('data/.people.yaml.0b9dcd0e-5d0a-4b7c-9c1e-3f6f4b1f5a11.tmp');
  mkdirSync(join(root, '.dist.former'));
  const preview = await doctor(root, '--dry-run');
  expect(preview).toEqual({
    code: 0,
    stdout: [
      '.dist.former: the output before the present one',
      'data/.people.yaml.0b9dcd0e-5d0a-4b7c-9c1e-3f6f4b1f5a11.tmp: a file that was being written when a command was stopped',
      `${LOG}: damaged lines: 1; they are kept in data/register/.aside, and every good line stays`,
      '',
    ].join('\n'),
    stderr: 'Found: 3; nothing has been changed\n',
  });
  const mended = await doctor(root);
  expect([mended.code, mended.stdout, mended.stderr]).toEqual([0, preview.stdout, 'Mended: 3\n']);
  expect(readFileSync(join(root, LOG), 'utf8')).toBe(good);
  const aside = readdirSync(join(root, 'data/register/.aside')).map((name) =>
    readFileSync(join(root, 'data/register/.aside', name), 'utf8'),
  );
  expect(aside.sort()).toEqual(['<<<<<<< HEAD\n', '{"format":2,"id":"']);
  expect(existsSync(join(root, 'data/register/.backup/2026-11-29T080000000Z', LOG))).toBe(true);
  expect((await doctor(root)).stderr).toBe('Nothing needs mending\n');
});

test('what an earlier version wrote is migrated with a copy, without its texts; what a newer one wrote is left', async () => {
  const root = copyOf('tracker');
  mkdirSync(join(root, 'data/register'), { recursive: true });
  const old = JSON.stringify({
    actions: [
      {
        id: '2024-alpha/joint-visit',
        updates: [
          { at: '2025-01-02T00:00:00Z', status: 'in-progress', note: 'asked' },
          { at: '2025-01-03T00:00:00Z', status: 'in-progress', dueDate: '2025-06-01' },
        ],
      },
    ],
  });
  writeFileSync(join(root, 'data/register/actions.json'), old);
  const run = (...args: readonly string[]) => runInProcess(...args, '--workspace', root, ...NOW);
  for (const args of [['actions', 'list'], ['check'], ['doctor']]) {
    const { code, stderr } = await runInProcess(...args, '--workspace', root);
    expect([code, stderr.match(/error register-\S+(?=:)/)?.[0]]).toEqual([1, 'error register-old']);
  }
  const preview = await run('migrate', '--dry-run');
  expect(preview.stdout).toBe(
    `data/register/actions.json → ${LOG}\ndata/workspace.yaml → data/workspace.yaml\n`,
  );
  expect(existsSync(join(root, 'data/register/actions.json'))).toBe(true);
  expect((await run('migrate')).stdout).toBe(preview.stdout);
  const backup = join(root, 'data/register/.backup/2026-11-29T080000000Z');
  expect(readFileSync(join(backup, 'data/register/actions.json'), 'utf8')).toBe(old);
  const said = readFileSync(join(root, LOG), 'utf8').trimEnd().split('\n');
  expect(said.map((line) => JSON.parse(line)).map(({ type, at }) => `${at} ${type}`)).toEqual([
    '2025-01-02T00:00:00.000Z status',
    '2025-01-02T00:00:00.000Z note',
    '2025-01-03T00:00:00.000Z due',
  ]);
  expect((await run('migrate')).stderr).toBe('Everything is in format 2 already\n');
  const settings = join(root, 'data/workspace.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('format: 2', 'format: 9\nnews: 1'));
  for (const command of ['check', 'migrate', 'doctor']) {
    const { code, stderr } = await runInProcess(command, '--workspace', root);
    expect([code, stderr.match(/error (\S+):/)?.[1]]).toEqual([1, 'data-newer']);
  }
});

test('a register of an earlier version that is damaged is not converted, and nobody is sent to where it is not mended', async () => {
  const root = copyOf('tracker');
  const file = 'data/register/actions.json';
  const old = '{ "actions": [\n  { "id": "2024-alpha/joint-visit", "updates": [ { "at": 7 } ] } ] }';
  mkdirSync(join(root, 'data/register'), { recursive: true });
  writeFileSync(join(root, file), old);
  expect(await runInProcess('migrate', '--workspace', root, ...NOW)).toEqual({
    code: 1,
    stdout: '',
    stderr: [
      `${file}:2:58 error register-old-damaged: this register of an earlier Attaché cannot be read here (actions.0.updates.0.at); nothing has been converted, and it is left as it is`,
      '  fix: correct this place, or take the file from a copy that is whole; then run attache migrate',
      'Nothing has been converted',
      '',
    ].join('\n'),
  });
  expect(readFileSync(join(root, file), 'utf8')).toBe(old);
});

test('a mission whose folder was renamed keeps its registers: told before anything is called off, and mended', async () => {
  const root = copyOf('tracker');
  const at = ['--workspace', root, ...NOW];
  await runInProcess('actions', 'update', 'joint-visit', '--note', 'asked', ...at);
  for (const folder of ['data', 'content'])
    if (existsSync(join(root, folder, 'missions/2024-alpha')))
      renameSync(join(root, folder, 'missions/2024-alpha'), join(root, folder, 'missions/2024-autumn'));
  const beta = join(root, 'data/missions/2026-beta/bilaterals.yaml');
  writeFileSync(beta, readFileSync(beta, 'utf8').replaceAll('2024-alpha/', '2024-autumn/'));
  const told = [
    `${LOG}:1:1 error register-of-renamed: this register is of “2024-alpha”, which is not there any longer; “2024-autumn” has the same meetings, items or sentences and no register of its own, so it seems to be the same mission under another name`,
    '  fix: run attache doctor, which gives the register the new name; if they are two missions, move this file out of the register',
    '',
  ].join('\n');
  for (const command of [['check'], ['invites'], ['build'], ['actions', 'list']]) {
    const { code, stderr } = await runInProcess(...(command as [string]), '--workspace', root);
    expect([command, code, stderr.includes(told)]).toEqual([command, 1, true]);
  }
  expect((await doctor(root)).stdout).toBe(`${LOG}: the register of a mission that has another name now\n`);
  const shown = await runInProcess('actions', 'show', '2024-autumn/joint-visit', '--json', ...at);
  expect([shown.code, shown.stdout.includes('asked'), existsSync(join(root, LOG))]).toEqual([0, true, false]);
  expect(existsSync(join(root, 'data/register/.backup/2026-11-29T080000000Z', LOG))).toBe(true);
  expect((await doctor(root)).stderr).toBe('Nothing needs mending\n');
});

test('in git, what is kept aside stays out of it, registers merge by lines, and what the office wrote stays', async () => {
  const root = copyOf('tracker');
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  git('init', '-q');
  writeFileSync(join(root, '.gitignore'), 'ours/');
  const preview = await doctor(root, '--dry-run');
  expect([preview.stdout, preview.stderr]).toEqual([
    [
      '.gitignore: git would commit what commands use while they work or keep aside; the lines that keep it out (added at the end): 4',
      '.gitattributes: two people who write to one register would get a conflict in git; the line that lets git join them is added at the end',
      '',
    ].join('\n'),
    'Found: 2; nothing has been changed\n',
  ]);
  expect(readFileSync(join(root, '.gitignore'), 'utf8')).toBe('ours/');
  expect((await doctor(root)).stderr).toBe('Mended: 2\n');
  expect([
    readFileSync(join(root, '.gitignore'), 'utf8'),
    readFileSync(join(root, '.gitattributes'), 'utf8'),
  ]).toEqual([
    'ours/\ndata/register/.*\n.*.tmp\n.*.staged-*/\n.*.former/\n',
    'data/register/**/*.jsonl merge=union text eol=lf\n',
  ]);
  expect((await doctor(root)).stderr).toBe('Nothing needs mending\n');
});

test('git takes up nothing of the cache, whatever the office’s ignore file says', async () => {
  const root = copyOf('tracker');
  execFileSync('git', ['init', '-q'], { cwd: root });
  await runInProcess('invites', '--workspace', root, ...NOW);
  const status = execFileSync('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: root });
  expect([
    existsSync(join(root, '.cache')),
    status
      .toString()
      .split('\n')
      .filter((line) => line.includes('.cache')),
  ]).toEqual([true, []]);
});

test('a workspace that init wrote needs nothing of the kind', async () => {
  const root = join(copyOf('tracker'), 'office');
  await runInProcess('init', root, '--languages', 'zh-TW,en', '--yes');
  execFileSync('git', ['init', '-q'], { cwd: root });
  expect((await doctor(root)).stderr).toBe('Nothing needs mending\n');
});

test('check tells each log that cannot be read, of which a build would tell the first', async () => {
  const root = copyOf('tracker');
  const logs = [LOG, LOG.replace('actions/', 'schedules/')];
  for (const log of logs) {
    mkdirSync(join(root, log, '..'), { recursive: true });
    writeFileSync(join(root, log), '{"broken\n');
  }
  const { code, stderr } = await runInProcess('check', '--workspace', root);
  expect([code, stderr.match(/^\S+ error register-\S+(?=:)/gm)]).toEqual([
    1,
    logs.map((log) => `${log}:1:2 error register-damaged`),
  ]);
});

const LOCK = 'data/register/.lock';
const THEIRS = { pid: 12, host: 'laptop.example', start: '1', token: 'theirs' };
const SAYS_LOCK =
  'what keeps others waiting was left by another computer, or cannot be read; for an hour nobody has worked under it';

test('what other computers left, or nobody can read, keeps nobody waiting for ever', async () => {
  const root = copyOf('tracker');
  const leave = (file: string, content: string) => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), content);
    utimesSync(join(root, file), 0, 60);
  };
  leave('.cache/sending.lock', JSON.stringify(THEIRS));
  for (const [content, holder] of [
    [JSON.stringify(THEIRS), 'process 12 on laptop.example'],
    ['', 'process ? on ?'],
  ] as const) {
    leave(LOCK, content);
    const update = ['actions', 'update', 'joint-visit', '--note', 'asked', '--workspace', root, ...NOW];
    const busy = await runInProcess(...update);
    expect([busy.code, busy.stderr]).toEqual([
      1,
      [
        `${LOCK}:1:1 error register-busy: another command is at work in this workspace (${holder}, last sign of life 1970-01-01T00:01:00.000Z)`,
        '  fix: try again when it has ended; if it ran on another computer and was cut off there, run attache doctor an hour after its last sign of life',
        '',
      ].join('\n'),
    ]);
    const sent = content === '' ? [] : [`.cache/sending.lock: ${SAYS_LOCK}`];
    const stdout = [`${LOCK}: ${SAYS_LOCK}`, ...sent, ''].join('\n');
    const told = { code: 0, stdout };
    expect(await doctor(root, '--dry-run')).toEqual({
      ...told,
      stderr: `Found: ${1 + sent.length}; nothing has been changed\n`,
    });
    expect(await doctor(root)).toEqual({ ...told, stderr: `Mended: ${1 + sent.length}\n` });
    expect([(await runInProcess(...update)).code, (await doctor(root)).stderr]).toEqual([
      0,
      'Nothing needs mending\n',
    ]);
  }
});

test('another computer that may be at work is told, and its lock left; the change of a process of this one is waited for', async () => {
  const root = copyOf('tracker');
  mkdirSync(join(root, 'data/register'), { recursive: true });
  writeFileSync(join(root, LOCK), JSON.stringify(THEIRS));
  const { code, stderr } = await doctor(root);
  expect([code, stderr.split('\n')[0], existsSync(join(root, LOCK))]).toEqual([
    1,
    expect.stringMatching(/^data\/register\/\.lock:1:1 error register-busy: .* on laptop\.example/),
    true,
  ]);
});

test('a publication that was cut off is told, ended by doctor, and not by its dry run', async () => {
  const root = copyOf('tracker');
  mkdirSync(join(root, 'data/register'), { recursive: true });
  const staged = join(root, '.dist.staged-1');
  mkdirSync(staged);
  writeFileSync(join(staged, 'index.html'), 'whole');
  const journal = { staged, target: join(root, 'dist'), files: ['index.html'], appends: [] };
  writeFileSync(join(root, 'data/register/.publication.json'), JSON.stringify(journal));
  const seen = [];
  for (const args of [['--dry-run'], [], []]) {
    const { stdout, stderr } = await doctor(root, ...args);
    seen.push([stdout, stderr, existsSync(join(root, 'dist/index.html'))]);
  }
  const told = 'dist: a build was stopped while it was put in place; it is ended\n';
  expect(seen).toEqual([
    [told, 'Found: 1; nothing has been changed\n', false],
    [told, 'Mended: 1\n', true],
    ['', 'Nothing needs mending\n', true],
  ]);
});
