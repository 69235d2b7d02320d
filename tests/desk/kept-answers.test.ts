import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepAnswer, readKept } from '../../scripts/desk/kept-answers.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const ABOUT = '2026-11-30T09';

test('what was answered is known again, as former where something has changed, and is none where it was not laid down here', () => {
  const root = copyOf('tiny');
  const answer = { missions: ['2020-visit'] };
  expect(readKept(root, 'today-en', ABOUT)).toBe(undefined);
  keepAnswer(root, { name: 'today-en', about: ABOUT }, answer);
  expect(readKept(root, 'today-en', ABOUT)).toEqual({ answer, isCurrent: true });
  edit(root, 'data/people.yaml', { find: 'people:', put: 'people: # two' });
  expect(readKept(root, 'today-en', ABOUT)).toEqual({ answer, isCurrent: false });
  const file = join(root, '.cache/desk/today-en.v8');
  writeFileSync(file, readFileSync(file, 'latin1').replace('2020-visit', '2021-visit'), 'latin1');
  expect(readKept(root, 'today-en', ABOUT)).toBe(undefined);
});
