import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openKeptParses } from '#load/kept-parses.ts';
import { loadFromKept, loadKeptWorkspace } from '#load/load-kept-workspace.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { withKeptParses } from '#load/parse-once.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const folderOf = (root: string): string => join(root, '.cache/parsed');
const loadKept = (root: string, code = 'code') =>
  withKeptParses(openKeptParses(folderOf(root), code), () => loadWorkspace(root));

/** In a process of its own nothing is known but what was laid down. */
async function loadElsewhere(root: string, code?: string): Promise<ReturnType<typeof loadWorkspace>> {
  vi.resetModules();
  const [{ openKeptParses: open }, { withKeptParses: withKept }, { loadWorkspace: load }] = await Promise.all(
    [import('#load/kept-parses.ts'), import('#load/parse-once.ts'), import('#load/load-workspace.ts')],
  );
  return withKept(open(folderOf(root), code ?? 'code'), () => load(root));
}

test.each(['formosa', 'report', 'site', 'tracker'])(
  'a workspace taken up from what was laid down is the one that is read: %s',
  async (name) => {
    const root = copyOf(name);
    expect(loadKept(root)).toEqual(loadWorkspace(root));
    expect(await loadElsewhere(root)).toEqual(loadWorkspace(root));
  },
);

test('a change of one mission and one of the facts that missions share are both seen', async () => {
  const root = copyOf('site');
  loadKept(root);
  edit(root, 'data/missions/2024-harbour/bilaterals.yaml', { find: "end: '15:00'", put: "end: '13:00'" });
  const changed = await loadElsewhere(root);
  expect(changed).toEqual(loadWorkspace(root));
  expect(changed.diagnostics.length).toBeGreaterThan(0);
  edit(root, 'data/people.yaml', { find: 'ada-example', put: 'ida-example' });
  expect(await loadElsewhere(root)).toEqual(loadWorkspace(root));
});

test('what is damaged, cut short or of other code is parsed again', async () => {
  const root = copyOf('site');
  const whole = loadKept(root);
  for (const name of readdirSync(folderOf(root))) {
    const bytes = readFileSync(join(folderOf(root), name));
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(join(folderOf(root), name), bytes);
  }
  expect(await loadElsewhere(root)).toEqual(whole);
  for (const name of readdirSync(folderOf(root))) writeFileSync(join(folderOf(root), name), 'cut');
  expect(await loadElsewhere(root)).toEqual(whole);
  expect(await loadElsewhere(root, 'other code')).toEqual(whole);
});

test('what only reads takes up what was laid down and lays down nothing, not even a folder', () => {
  const root = copyOf('site');
  const list = () =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.startsWith('.cache'));
  expect([loadFromKept(root), list()]).toEqual([loadWorkspace(root), []]);
  loadKeptWorkspace(root);
  const laidDown = list();
  edit(root, 'data/people.yaml', { find: 'ada-example', put: 'ida-example' });
  expect([loadFromKept(root), list()]).toEqual([loadWorkspace(root), laidDown]);
});
