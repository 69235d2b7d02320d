import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findWorkspace } from '../../scripts/commands/find-workspace.ts';
import { callOf } from '../../scripts/commands/hints.ts';
import { copyOf, fixture } from '../workspace-copy.ts';

const find = (here: string, named?: string, environment?: string) =>
  findWorkspace({ here, named, environment });

test('the nearest folder upwards that has data/workspace.yaml', () => {
  const root = copyOf('tiny');
  expect(find(join(root, 'data/missions/2020-visit'), undefined, '/elsewhere')).toEqual({
    root,
    how: 'above',
  });
  expect(find(root)).toEqual({ root, how: 'above' });
});

test('one that is named wins, from where the user stands', () => {
  const root = copyOf('tiny');
  mkdirSync(join(root, 'here'));
  expect(find(join(root, 'here'), '../data', '/elsewhere')).toEqual({
    root: join(root, 'data'),
    how: 'named',
  });
});

test('else that of ATTACHE_WORKSPACE; else none, and never a sample', () => {
  expect(find('/', undefined, fixture('tiny'))).toEqual({ root: fixture('tiny'), how: 'environment' });
  expect(find('/')).toEqual({ root: '/', how: 'none' });
});

test('a hint says again what was needed', () => {
  const call = callOf({ named: '../our office', language: 'zh-TW' });
  expect(call('check 2027-lima')).toBe(
    "npm run attache -- check 2027-lima --workspace '../our office' --lang zh-TW",
  );
});
