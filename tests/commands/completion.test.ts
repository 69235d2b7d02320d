import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const START = fileURLToPath(new URL('../../scripts/attache.js', import.meta.url));

/** What bash offers after these words. */
async function offered(root: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await runInProcess('completion', 'bash');
  const ask = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _attache; echo "\${COMPREPLY[*]}"`;
  const file = join(root, 'ask.bash');
  writeFileSync(file, `${stdout}\n${ask}\n`);
  return execFileSync('bash', [file], { cwd: join(root, 'data'), encoding: 'utf8' }).trim();
}

test('bash completes commands, deeds, options and missions', async () => {
  const root = copyOf('tiny');
  expect(await offered(root, 'attache', 'sch')).toBe('schedule schemas');
  expect(await offered(root, 'attache', 'actions', 'ex')).toBe('export');
  expect(await offered(root, 'attache', 'report', '--wa')).toBe('--watch');
  expect(await offered(root, 'attache', 'check', '20')).toBe('2020-visit');
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
