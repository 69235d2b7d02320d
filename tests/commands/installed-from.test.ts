import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installedFrom } from '../../scripts/commands/installed-from.ts';

const VERSION = '0.1.0';

/** What an office's `package.json` says where npm noted this of the toolkit; without a note, nothing. */
function takenFrom(note: object | undefined): string {
  const bare = mkdtempSync(join(tmpdir(), 'attache-taken-'));
  onTestFinished(() => rmSync(bare, { recursive: true, force: true }));
  const toolkit = join(bare, 'node_modules', 'attache');
  mkdirSync(toolkit, { recursive: true });
  const notes = { packages: { 'node_modules/attache': { version: VERSION, ...note } } };
  if (note) writeFileSync(join(bare, 'node_modules', '.package-lock.json'), JSON.stringify(notes));
  return installedFrom(`${toolkit}/`, join(bare, 'office'));
}

test.each([
  ['a packed file', { resolved: 'file:../attache-0.1.0.tgz' }, 'file:../../attache-0.1.0.tgz'],
  [
    'a repository',
    { resolved: 'git+ssh://git@example.org/attache.git#abc' },
    'git+ssh://git@example.org/attache.git#abc',
  ],
  ['a registry', { resolved: 'https://registry.example/attache/-/attache-0.1.0.tgz' }, VERSION],
  ['npm said nothing: never somebody else’s package of that name', undefined, 'file:../node_modules/attache'],
])('an office takes the toolkit from where it came: %s', (_, note, expected) => {
  expect(takenFrom(note)).toBe(expected);
});
