import { mkdtempSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMemory, writeMemory } from '#load/sealed-memory.ts';
import { openFileDigests } from '../../scripts/commands/kept-digests.ts';

const AN_HOUR_MS = 60 * 60 * 1000;

function folder(): { readonly index: string; readonly file: string } {
  const root = mkdtempSync(join(tmpdir(), 'attache-digests-'));
  const file = join(root, 'facts.yaml');
  writeFileSync(file, 'owner: us\n');
  return { index: join(root, '.cache', 'files.v8'), file };
}

function digestOf(index: string, file: string): string {
  const digests = openFileDigests(index);
  const digest = digests.of(file, statSync(file));
  digests.save();
  return digest;
}

const kept = (index: string): unknown => readMemory(index);

test('a file that was just written is not kept, since it may be written to again at the same time', () => {
  const { index, file } = folder();
  digestOf(index, file);
  expect(kept(index)).toEqual({});
});

test('what is kept of another state of the file is not taken: size, times or inode differ', () => {
  const { index, file } = folder();
  const digest = digestOf(index, file);
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  const states = [
    [size + 1, mtimeMs, ctimeMs, ino],
    [size, mtimeMs - 1, ctimeMs, ino],
    [size, mtimeMs, ctimeMs - 1, ino],
    [size, mtimeMs, ctimeMs, ino + 1],
  ];
  for (const state of states) {
    writeMemory(index, { [file]: [...state, 'of another state'] });
    expect(digestOf(index, file)).toBe(digest);
  }
  writeMemory(index, { [file]: [size, mtimeMs, ctimeMs, ino, 'of this state'] });
  expect(digestOf(index, file)).toBe('of this state');
});

test('a file of the same size whose time was set back is read again', () => {
  const { index, file } = folder();
  const then = new Date(Date.now() - AN_HOUR_MS);
  utimesSync(file, then, then);
  const digest = digestOf(index, file);
  writeFileSync(file, 'owner: em\n');
  utimesSync(file, then, then);
  expect(digestOf(index, file)).not.toBe(digest);
});

test('an index that is damaged, or was laid down elsewhere, is none', () => {
  const { index, file } = folder();
  const digest = digestOf(index, file);
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  const foreign = JSON.stringify({ [file]: [size, mtimeMs, ctimeMs, ino, 'by somebody else'] });
  for (const text of ['', 'null', '[', foreign]) {
    writeFileSync(index, text);
    expect(digestOf(index, file)).toBe(digest);
  }
});
