import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));

/** A fixture workspace of `tests/fixtures`, read only. */
export function fixture(name: string): string {
  return join(FIXTURES, name);
}

/** A copy of a fixture that a test may change; it is gone when the test ends. */
export function copyOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'attache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  // Not what commands have kept of the fixture itself.
  cpSync(fixture(name), folder, { recursive: true, filter: (path) => basename(path) !== '.cache' });
  return folder;
}

/** Replaces one text in one file; the text must be there, so that a stale test fails. */
export function edit(
  root: string,
  file: string,
  change: { readonly find: string; readonly put: string },
): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(change.find)) throw new Error(`${file} has no ${change.find}`);
  writeFileSync(
    path,
    text.replace(change.find, () => change.put),
  );
}
