import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { writeWhole } from '../../scripts/register/write-file.ts';

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

test('a file that was put aside for its size takes the place of another, and is left alone where it says the same', () => {
  const [spooled, path] = [join(folder, 'aside'), join(folder, 'out', 'report.pdf')];
  writeWhole(spooled, Buffer.alloc(3 << 20, 'photo'));
  expect(writeWhole(path, { spooled })).toBe(true);
  expect(readFileSync(path).equals(readFileSync(spooled))).toBe(true);
  const before = statSync(path).ino;
  expect(writeWhole(path, { spooled })).toBe(false);
  expect(statSync(path).ino).toBe(before);
  writeWhole(spooled, Buffer.concat([Buffer.alloc((3 << 20) - 1, 'photo'), Buffer.from('!')]));
  expect(writeWhole(path, { spooled })).toBe(true);
  expect(readFileSync(path).equals(readFileSync(spooled))).toBe(true);
  expect(readdirSync(join(folder, 'out'))).toEqual(['report.pdf']);
});
