import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { fillFolder, listFilesIn } from '../../scripts/register/fill-folder.ts';
import { withLock } from '../../scripts/register/lock.ts';
import { publish, stagedName } from '../../scripts/register/publication.ts';
import { isPublicationLeft } from '../../scripts/register/publication-left.ts';

const LOG = 'data/register/invites/m.jsonl';
let root: string;
let target: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attache-publication-'));
  target = join(root, 'dist');
});

function fill(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}
const read = (folder: string) =>
  Object.fromEntries(listFilesIn(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
const stage = (files: Readonly<Record<string, string>>) => fill(stagedName(target, 'mine'), files);

test('a staged folder becomes what the target holds, and what has not changed is not touched', async () => {
  fill(target, { 'index.html': 'old', 'same.css': 'same', 'gone/page.html': 'old', turned: 'a file' });
  const before = statSync(join(target, 'same.css')).ino;
  const next = { 'index.html': 'new', 'same.css': 'same', 'turned/page.html': 'new' };
  const appends = [{ file: LOG, lines: ['{"id":"1"}'] }];
  await withLock(root, async () => publish(root, { staged: stage(next), target, appends }));
  expect(read(target)).toEqual(next);
  expect(statSync(join(target, 'same.css')).ino).toBe(before);
  expect(readFileSync(join(root, LOG), 'utf8')).toBe('{"id":"1"}\n');
  expect(readdirSync(root).sort()).toEqual(['data', 'dist']);
  expect(readdirSync(target).sort()).toEqual(['index.html', 'same.css', 'turned']);
});

test('when the register cannot be written the output stays as it was, and nothing is left behind', async () => {
  fill(target, { 'index.html': 'old' });
  fill(root, { 'data/register/invites/first.jsonl': '{"id":"0"}\n', 'data/register/taken': 'no folder' });
  const appends = [
    { file: 'data/register/invites/first.jsonl', lines: ['{"id":"1"}'] },
    { file: 'data/register/taken/m.jsonl', lines: ['{"id":"1"}'] },
  ];
  const work = async () => publish(root, { staged: stage({ 'index.html': 'new' }), target, appends });
  await expect(withLock(root, work)).rejects.toThrow(/EEXIST|ENOTDIR/);
  expect(read(target)).toEqual({ 'index.html': 'old' });
  expect(readFileSync(join(root, 'data/register/invites/first.jsonl'), 'utf8')).toBe('{"id":"0"}\n');
  expect(isPublicationLeft(root)).toBe(false);
});

test('what was cut short goes on from where it stopped', () => {
  fill(target, { 'index.html': 'old', 'a.html': 'new', 'gone.html': 'old' });
  const staged = stage({ 'index.html': 'new' });
  fillFolder(staged, target, { files: ['a.html', 'index.html'] });
  expect(read(target)).toEqual({ 'a.html': 'new', 'index.html': 'new' });
});
