import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const START = fileURLToPath(new URL('../../scripts/attache.js', import.meta.url));

/** What bash offers after each of these lines of words. */
async function offered(root: string, lines: readonly (readonly string[])[]): Promise<readonly string[]> {
  const { stdout } = await runInProcess('completion', 'bash');
  const asks = lines.map(
    (words) =>
      `COMP_WORDS=(attache ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; COMPREPLY=(); _attache; echo "\${COMPREPLY[*]}"`,
  );
  const file = join(root, 'ask.bash');
  writeFileSync(file, [stdout, ...asks, ''].join('\n'));
  const answers = execFileSync('bash', [file], { cwd: join(root, 'data'), encoding: 'utf8' });
  return answers.split('\n').slice(0, -1);
}

test('bash completes commands, deeds, options and missions', async () => {
  const lines = [['sch'], ['actions', 'ex'], ['report', '--wa'], ['check', '20']];
  expect(await offered(copyOf('tiny'), lines)).toEqual([
    'schedule schemas',
    'export',
    '--watch',
    '2020-visit',
  ]);
});

test('bash completes what an option may be, also after a sign of equality', async () => {
  const lines = [
    ['check', '--lang', ''],
    ['check', '--lang', '=', 'z'],
    ['build', '--audience', '='],
    ['init', '--form', 'tw-2011'],
    ['actions', 'list', '--status', 'p'],
    ['actions', 'update', 'x', '--status', 'p'],
    ['actions', '--status', 'p'],
    ['actions', 'export', '--st'],
    ['actions', 'add', '--mission', ''],
    ['actions', 'list', '--text', ''],
    ['report', '--out', 'mi'],
    ['completion', ''],
  ];
  expect(await offered(copyOf('tiny'), lines)).toEqual([
    'en es ja zh-TW',
    'zh-TW',
    'public internal',
    'tw-2011',
    'pending',
    '',
    'pending',
    '--status',
    '2020-visit',
    '',
    'missions',
    'bash zsh fish --workspace --lang --json --quiet --help --version',
  ]);
});

test('what every command takes may stand before it, and a workspace that is named has its own missions', async () => {
  const elsewhere = copyOf('tracker');
  const lines = [
    ['--la'],
    ['--lang', 'z'],
    ['--lang', '=', 'e'],
    ['--lang', 'en', 'che'],
    ['--lang', '=', 'en', 'che'],
    ['--json', '--workspace', 'x', 'actions', '--quiet', 'ex'],
    ['--workspace', 'x', 'schedule', '--repl'],
    ['--lang', 'en', 'actions', 'list', '--status', 'p'],
    ['--workspace', elsewhere, 'check', ''],
    ['check', '--workspace', '=', elsewhere, '20'],
  ];
  const missions = readdirSync(join(elsewhere, 'data', 'missions'));
  const answers = await offered(copyOf('tiny'), lines);
  expect(missions).not.toContain('2020-visit');
  expect(
    answers.map((each) =>
      each
        .split(' ')
        .filter((word) => !word.startsWith('--') || /^--(?:la|rep)/.test(word))
        .join(' '),
    ),
  ).toEqual([
    '--lang',
    'zh-TW',
    'en es',
    'check',
    'check',
    'export',
    '--replan',
    'pending',
    ['--lang', ...missions].join(' '),
    missions.join(' '),
  ]);
});

test.each(['zsh', 'fish'])('%s is offered every command with what it does', async (shell) => {
  const { code, stdout } = await runInProcess('completion', shell);
  expect([code, /Follow up commitments/.test(stdout), /--watch|-l watch/.test(stdout)]).toEqual([
    0,
    true,
    true,
  ]);
});

test('another shell is named', async () => {
  expect(await runInProcess('completion', 'fisch')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'There is no completion for “fisch”; choose fish\n',
  });
});

test('a reader that stops early ends it quietly', () => {
  const command = `"${process.execPath}" "${START}" actions list --mission 2011-c-tpat | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', command], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  expect([stdout.split('\n').length, stdout.trimEnd().endsWith('\n0'), stderr]).toEqual([3, true, '']);
});
