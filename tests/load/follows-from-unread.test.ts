import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { edit } from '../workspace-copy.ts';

const SAMPLE = fileURLToPath(new URL('../../', import.meta.url));

function sample(): string {
  const root = mkdtempSync(join(tmpdir(), 'attache-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['data', 'content'])
    cpSync(join(SAMPLE, folder), join(root, folder), { recursive: true });
  return root;
}

test('a mission that cannot be read has one fault, and none follows from its absence', () => {
  const root = sample();
  // Others refer to its commitments, abbreviations stand in it alone, and a comment lets a warning stand.
  const file = 'data/missions/2011-c-tpat/mission.yaml';
  edit(root, file, { find: '\nperiod:', put: '\nperiod: soon\nformerly:' });
  const told = loadWorkspace(root).diagnostics.map(({ position, code }) => `${position.file} ${code}`);
  expect(told).toEqual([`${file} wrong-type`, `${file} unknown-field`]);
});

test('one word calls off a mission whose partners spoke of its programme, and nothing stands in the way', () => {
  const root = sample();
  const file = 'data/missions/2027-harbour-forum/mission.yaml';
  edit(root, file, { find: '\nperiod:', put: '\ncancelled: true\nperiod:' });
  expect(loadWorkspace(root).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});
