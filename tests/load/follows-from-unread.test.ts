import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { edit } from '../workspace-copy.ts';

const SAMPLE = fileURLToPath(new URL('../../', import.meta.url));

test('a mission that cannot be read has one fault, and none follows from its absence', () => {
  const root = mkdtempSync(join(tmpdir(), 'attache-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['data', 'content'])
    cpSync(join(SAMPLE, folder), join(root, folder), { recursive: true });
  // Others refer to its commitments, abbreviations stand in it alone, and a comment lets a warning stand.
  const file = 'data/missions/2011-c-tpat/mission.yaml';
  edit(root, file, { find: '\nperiod:', put: '\nperiod: soon\nformerly:' });
  const told = loadWorkspace(root).diagnostics.map(({ position, code }) => `${position.file} ${code}`);
  expect(told).toEqual([`${file} wrong-type`, `${file} unknown-field`]);
});
