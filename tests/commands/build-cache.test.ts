import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCache, inputDigest } from '../../scripts/commands/build-cache.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const BUILD_MS = 120_000;

test('a lock that comes and goes is no change; a fact and another kind of run are', () => {
  const root = copyOf('tiny');
  const register = join(root, 'data', 'register');
  mkdirSync(join(register, '.drafts'), { recursive: true });
  const before = inputDigest(root, ['public']);
  for (const name of ['.lock', '.lock.takeover', '.actions.json.1.tmp', '.drafts/one'])
    writeFileSync(join(register, name), name);
  expect(inputDigest(root, ['public'])).toBe(before);
  expect(inputDigest(root, ['internal'])).not.toBe(before);
  writeFileSync(join(register, 'actions.json'), '{}');
  expect(inputDigest(root, ['public'])).not.toBe(before);
});

test('output that anyone touched is not current', () => {
  const root = copyOf('tiny');
  const target = join(root, 'dist');
  mkdirSync(target);
  const cache = buildCache(root, target);
  expect(cache.isCurrent('a')).toBe(false);
  cache.remember('a');
  expect([cache.isCurrent('a'), cache.isCurrent('b')]).toEqual([true, false]);
  writeFileSync(join(target, 'page.html'), '');
  expect(cache.isCurrent('a')).toBe(false);
});

test('a second build with nothing changed says so and makes nothing', { timeout: BUILD_MS }, async () => {
  const root = copyOf('tiny');
  const build = () =>
    runInProcess('build', '--quiet', '--workspace', root, '--now', '2026-11-21T09:00+08:00');
  const unchanged = `Nothing has changed: ${join(root, 'dist')} is up to date (… s)\n`;
  const said = async () => {
    const { code, stdout } = await build();
    return [code, stdout.replace(/[\d.]+ s\)/, '… s)') === unchanged];
  };
  expect(await said()).toEqual([0, false]);
  writeFileSync(join(root, 'data', 'register', '.lock.passing'), '');
  expect(await said()).toEqual([0, true]);
  edit(root, 'data/workspace.yaml', { find: 'site:', put: '# seen again\nsite:' });
  expect(await said()).toEqual([0, false]);
});
