import { hash } from 'node:crypto';
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toolkitCache } from '#load/toolkit-cache.ts';
import { isAsWritten, noteWritten } from '../../scripts/commands/last-written.ts';

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'written-'));

test('what a command wrote is known until somebody changes it', () => {
  const path = join(freshFolder(), 'actions.csv');
  writeFileSync(path, 'as written');
  expect(isAsWritten(path)).toBe(false);
  noteWritten(path, 'as written');
  expect(isAsWritten(path)).toBe(true);
  writeFileSync(path, 'filled in');
  expect(isAsWritten(path)).toBe(false);
});

test('what was written last over a year ago is forgotten by and by', () => {
  const [old, other] = ['old.csv', 'other.csv'].map((name) => join(freshFolder(), name)) as [string, string];
  writeFileSync(old, 'old');
  noteWritten(old, 'old');
  const longAgo = new Date(Date.now() - 400 * 24 * 60 * 60 * 1000);
  utimesSync(join(toolkitCache(), 'written', hash('sha256', old).slice(0, 32)), longAgo, longAgo);
  expect(isAsWritten(old)).toBe(true);
  noteWritten(other, 'other');
  expect(isAsWritten(old)).toBe(false);
});
