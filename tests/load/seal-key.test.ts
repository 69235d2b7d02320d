import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sealKey } from '#load/seal-key.ts';

test('an installation has one key, made once and for its owner alone; no file, no key', () => {
  const root = mkdtempSync(join(tmpdir(), 'attache-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [here, there, blocked] = ['here', 'there', 'blocked'].map((name) => join(root, name));
  const key = sealKey(here);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(sealKey(here)).toBe(key);
  expect(sealKey(there)).not.toBe(key);
  expect(statSync(join(root, 'here', 'seal-key')).mode & 0o777).toBe(0o600);
  writeFileSync(blocked ?? '', '');
  expect(sealKey(blocked)).toBe(undefined);
});
