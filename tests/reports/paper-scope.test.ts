import { expect, test } from 'vitest';
import { loadFonts } from '#load/fonts.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { loadWords } from '#load/words.ts';
import { paperScope } from '#reports/paper-scope.ts';
import { setBrief } from '#reports/set-brief.ts';
import { fixture } from '../workspace-copy.ts';

test('a brief made of what concerns its mission is the one made of the whole workspace', () => {
  const { workspace } = loadWorkspace(fixture('tracker'));
  if (!workspace) throw new Error('the fixture is sound');
  const mission = workspace.missions.find(({ id }) => id === '2026-beta');
  if (!mission) throw new Error('no mission');
  const scope = paperScope(workspace, mission);
  const bytesOf = (seen: typeof workspace) => {
    const input = {
      workspace: seen,
      mission,
      language: 'en',
      t: loadWords()('en'),
      fonts: loadFonts(),
      now: 0,
    };
    const set = setBrief(input);
    return 'bytes' in set ? Buffer.from(set.bytes).toString('base64') : JSON.stringify(set);
  };
  expect(scope.missions.map(({ id, prose }) => [id, prose.length])).toEqual([
    ['2024-alpha', 0],
    ['2026-beta', 0],
  ]);
  const whole = bytesOf(workspace);
  expect(bytesOf(scope) === whole).toBe(true);
  expect(bytesOf({ ...workspace, missions: [mission] }) === whole).toBe(false);
});
