import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { replaceFolder, writeWhole } from '../../scripts/register/write-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-write-'));
});

test('writes the content and the folders on the way, and leaves nothing else behind', () => {
  const path = join(folder, 'a', 'b', 'c.txt');
  expect(writeWhole(path, '會談\n')).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('會談\n');
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['c.txt']);
});

test('replaces other content and leaves equal content alone', () => {
  const path = join(folder, 'c.bin');
  writeWhole(path, Uint8Array.of(1, 2));
  const before = statSync(path).ino;
  expect(writeWhole(path, Uint8Array.of(1, 2))).toBe(false);
  expect(statSync(path).ino).toBe(before);
  expect(writeWhole(path, Uint8Array.of(1, 3))).toBe(true);
  expect([...readFileSync(path)]).toEqual([1, 3]);
});

test('a write that fails leaves no temporary file', () => {
  mkdirSync(join(folder, 'taken'));
  expect(() => writeWhole(join(folder, 'taken'), 'text')).toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
});

function folderWith(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'index.html'), text);
  return path;
}

test('a staged folder takes the place of the target as a whole', () => {
  const target = folderWith('dist', 'old');
  writeFileSync(join(target, 'gone.html'), 'old');
  replaceFolder(folderWith('staged', 'new'), target);
  expect(readdirSync(folder)).toEqual(['dist']);
  expect(readdirSync(target)).toEqual(['index.html']);
  expect(readFileSync(join(target, 'index.html'), 'utf8')).toBe('new');
});

test('a first target needs no former one', () => {
  replaceFolder(folderWith('staged', 'new'), join(folder, 'deep', 'dist'));
  expect(existsSync(join(folder, 'deep', 'dist', 'index.html'))).toBe(true);
});

test('the target stays when nothing is staged', () => {
  const target = folderWith('dist', 'old');
  expect(() => replaceFolder(join(folder, 'staged'), target)).toThrow('nothing is staged');
  expect(readFileSync(join(target, 'index.html'), 'utf8')).toBe('old');
});

test('the former folder comes back after a crash between the two steps of a swap', () => {
  folderWith('.dist.former', 'old');
  const target = join(folder, 'dist');
  replaceFolder(folderWith('staged', 'new'), target);
  expect(readdirSync(folder)).toEqual(['dist']);
  expect(readFileSync(join(target, 'index.html'), 'utf8')).toBe('new');
});
