import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCache, inputDigest } from '../../scripts/commands/build-cache.ts';
import { copyOf } from '../workspace-copy.ts';

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
