import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Change, watchWorkspace } from '../../scripts/commands/watch-workspace.ts';

/** What the first change is taken to concern when these files are written at once. */
async function changeOf(files: readonly string[]): Promise<Change | undefined> {
  const root = mkdtempSync(join(tmpdir(), 'attache-watch-'));
  const write = (file: string): void => writeFileSync(join(root, file), `${file}\n`);
  try {
    for (const folder of ['data/missions/2020-harbour', 'data/missions/2021-quay', 'templates'])
      mkdirSync(join(root, folder), { recursive: true });
    for (const language of ['en', 'zh-TW'])
      mkdirSync(join(root, 'content/missions/2020-harbour', language, 'readouts'), { recursive: true });
    const changes = watchWorkspace(root);
    const first = changes.next();
    setTimeout(() => files.forEach(write), 50);
    const { value } = await first;
    await changes.return(undefined);
    return value;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const PROSE = 'content/missions/2020-harbour';
const HARBOUR = { mission: '2020-harbour' };

test.each<readonly [readonly string[], Change]>([
  [[`${PROSE}/en/report.mdx`], { ...HARBOUR, language: 'en' }],
  [[`${PROSE}/zh-TW/readouts/us.mdx`], { ...HARBOUR, language: 'zh-TW' }],
  [[`${PROSE}/en/report.mdx`, `${PROSE}/zh-TW/report.mdx`], HARBOUR],
  [[`${PROSE}/en/report.mdx`, 'data/missions/2020-harbour/mission.yaml'], HARBOUR],
  [['data/missions/2020-harbour/mission.yaml', 'data/missions/2021-quay/mission.yaml'], {}],
  [['data/glossary.yaml'], {}],
])('a change of %j concerns %j', async (files, change) => {
  expect(await changeOf(files)).toEqual(change);
});
