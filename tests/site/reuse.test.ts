import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildSite } from '../../site/build.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { MISSION, readAll } from './built-fixture.ts';

const BUILD_MS = 240_000;
const NOW = Date.parse('2025-02-01T00:00:00Z');

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-reuse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

test('after a change of one mission its pages and the shared ones are made anew, and all are those of a full build', {
  timeout: BUILD_MS,
}, async () => {
  const root = copyOf('site');
  const memory = join(newFolder(), 'memory.json');
  const [first, second, third, full] = [newFolder(), newFolder(), newFolder(), newFolder()];
  const inputs = { workspaceRoot: root, audience: 'public', now: NOW } as const;
  /** The pages of facts that were made; those of the help change with the toolkit alone. */
  const build = async (outDir: string, folder?: string) => {
    const former = folder === undefined ? undefined : { folder, memory, code: 'same' };
    const { made } = await buildSite({ ...inputs, outDir, former });
    return made.filter((path) => /^en\/(?!help\/).*\.html$/.test(path));
  };
  const all = await build(first, newFolder());
  edit(root, `content/${MISSION}/en/report.mdx`, { find: '## ', put: '## Now ' });
  edit(root, `data/${MISSION}/bilaterals.yaml`, { find: "start: '14:00'", put: "start: '14:10'" });
  const made = await build(second, first);
  await build(full);
  expect(readAll(second)).toEqual(readAll(full));
  // Of two partners one has nothing to do with that meeting.
  expect(all.filter((path) => !made.includes(path))).toEqual(['en/partners/QB/index.html']);
  edit(root, 'data/people.yaml', { find: '林示例', put: '林例示' });
  expect(await build(third, second)).toEqual(all);
});
