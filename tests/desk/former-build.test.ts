import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { listFilesIn } from '#register/fill-folder.ts';
import { formerRelease, goBack, keepRelease } from '../../scripts/desk/former-build.ts';
import { copyOf } from '../workspace-copy.ts';

/** Output as builds put it there: by renames, never into a file that is there. */
function put(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, `${file}.new`), text);
    renameSync(join(root, `${file}.new`), join(root, file));
  }
}

const listOf = (root: string) =>
  Object.fromEntries(
    listFilesIn(join(root, 'dist')).map((file) => [file, readFileSync(join(root, 'dist', file), 'utf8')]),
  );

const FIRST = { 'dist/index.html': 'first', 'dist/en/old.html': 'old', 'dist/same.css': 'same' };

test('a release that a build replaced is put back whole, and the one it replaced in its turn', async () => {
  const root = copyOf('tiny');
  expect(await goBack(root)).toBe(false);
  keepRelease(root)(true);
  put(root, FIRST);
  const settle = keepRelease(root);
  put(root, { 'dist/index.html': 'second', 'dist/en/new.html': 'new' });
  rmSync(join(root, 'dist/en/old.html'));
  const kept = ['build-0a', 'papers-0a', 'site-0a', 'other'].map((name) => `.cache/${name}.v8`);
  put(root, Object.fromEntries(kept.map((file) => [file, ''])));
  settle(true);
  expect(Number.isInteger(formerRelease(root))).toBe(true);
  const second = listOf(root);
  expect(await goBack(root)).toBe(true);
  expect(listOf(root)).toEqual({ 'index.html': 'first', 'en/old.html': 'old', 'same.css': 'same' });
  expect(kept.map((file) => existsSync(join(root, file)))).toEqual([false, false, false, true]);
  await goBack(root);
  expect(listOf(root)).toEqual(second);
});

test('a release was made when the last of its files was, though its first page says what it said before', async () => {
  const root = copyOf('tiny');
  put(root, FIRST);
  const madeAt = (second: number): void => {
    for (const file of Object.keys(FIRST))
      if (second === 1 || file !== 'dist/index.html') utimesSync(join(root, file), second, second);
  };
  madeAt(1);
  const settle = keepRelease(root);
  put(root, { 'dist/en/old.html': 'new', 'dist/same.css': 'other' });
  madeAt(2);
  settle(true);
  const former = [formerRelease(root)];
  for (let turn = 0; turn < 2; turn += 1) {
    await goBack(root);
    former.push(formerRelease(root));
  }
  expect(former).toEqual([1000, 2000, 1000]);
});

test('a build that failed or changed nothing leaves the former release as it was', async () => {
  const root = copyOf('tiny');
  put(root, FIRST);
  keepRelease(root)(true);
  expect(formerRelease(root)).toBeUndefined();
  const settle = keepRelease(root);
  put(root, { 'dist/index.html': 'half' });
  settle(false);
  expect(formerRelease(root)).toBeUndefined();
});
