import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { type Canary, canaryWord } from '../../scripts/audit/canary.ts';
import { compare } from '../../scripts/commands/audit.ts';
import { copyWorkspace, deleteInternal, plantCanaries } from '../../scripts/commands/audit-copy.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = '2026-11-21T00:00:00Z';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'attache-test-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

test('a workspace is audited: planted, built, read, and the same without anything internal', async () => {
  const root = copyOf('tiny');
  // Who must attend is said by the request alone, which is internal: no public calendar may know it.
  edit(root, 'data/missions/2020-visit/bilaterals.yaml', {
    find: 'ours:\n      - { person: 山田花子, title: { ja: 課長, en: Director } }',
    put: 'request: { durationMinutes: 30, attendees: [山田花子] }',
  });
  const ran = await runInProcess('audit', '--workspace', root, '--now', NOW, '--json');
  const found = JSON.parse(ran.stdout) as { leaks: unknown; differing: unknown; blind: unknown };
  expect([ran.code, found.leaks, found.differing, found.blind]).toEqual([0, [], [], []]);
}, 180_000);

test('a leak, a difference and a kind without any sight are told', async () => {
  const [whole, bare] = [folder(), folder()];
  const position = { file: 'data/missions/a/bilaterals.yaml', line: 3, column: 7 };
  const secret: Canary = {
    word: canaryWord(1),
    audience: 'internal',
    field: 'bilaterals.0.brief.objective',
    position,
  };
  const known: Canary = { word: canaryWord(2), audience: 'public', field: 'bilaterals.0.title', position };
  const lost: Canary = { ...known, word: canaryWord(3) };
  write(whole, { 'a.html': `${secret.word} ${known.word}`, 'b.ics': 'nothing' });
  write(bare, { 'a.html': known.word, 'b.ics': 'nothing' });
  const found = await compare({ whole, bare }, [secret, known, lost]);
  expect(found).toEqual({
    planted: { internal: 1, public: 2 },
    files: 2,
    leaks: [{ ...secret, output: 'a.html', where: '', encoding: 'raw' }],
    differing: ['a.html'],
    blind: ['.ics'],
    unseen: [lost],
  });
});

test('what is planted leaves the workspace sound, and what is deleted leaves no internal word', () => {
  const root = copyOf('tiny');
  edit(root, 'data/missions/2020-visit/bilaterals.yaml', {
    find: 'photos: [handshake]',
    put: 'photos: [handshake]\n    brief: { objective: Settle it, ourPoints: ["One", "Two"] }',
  });
  edit(root, 'data/missions/2020-visit/mission.yaml', {
    find: 'id: handshake,',
    put: 'id: handshake, audience: internal,',
  });
  const { workspace } = loadWorkspace(root);
  if (!workspace) throw new Error('the fixture is sound');
  const terms = { workspace, today: '2026-11-21' };
  const [whole, bare] = [folder(), folder()];
  copyWorkspace(root, whole);
  const canaries = plantCanaries(whole, terms);
  copyWorkspace(whole, bare);
  deleteInternal(bare, terms);
  const errors = [whole, bare].map(
    (each) => loadWorkspace(each).diagnostics.filter(({ severity }) => severity === 'error').length,
  );
  const { workspace: left } = loadWorkspace(bare);
  const dumped = JSON.stringify(left, (_, each: unknown) => (each instanceof Map ? [...each] : each));
  const internal = canaries.filter(({ audience }) => audience === 'internal');
  expect([
    errors,
    internal.filter(({ word }) => dumped.includes(word)),
    internal.map(({ field }) => field),
  ]).toEqual([
    [0, 0],
    [],
    expect.arrayContaining([
      'bilaterals.0.brief.objective',
      'bilaterals.0.brief.ourPoints.1',
      'photos.0.caption.en',
      '#',
      '<Internal>',
    ]),
  ]);
});
