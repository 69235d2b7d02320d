import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toolkitVersion } from '#load/toolkit-version.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const LACKING =
  'parts are missing: 2/2; make them with build --shard from the same facts, and name all of them\n';

const NOW = ['--now', '2026-11-21T09:00+08:00'];

const build = (root: string, ...args: readonly string[]) =>
  runInProcess('build', '--workspace', root, '--quiet', ...NOW, ...args);

/** The fixture with two missions: what each has in common with the other comes from the join. */
function twoMissions(): string {
  const root = copyOf('tiny');
  for (const folder of ['data/missions', 'content/missions']) {
    cpSync(join(root, folder, '2020-visit'), join(root, folder, '2021-visit'), { recursive: true });
  }
  edit(root, 'data/missions/2021-visit/mission.yaml', { find: 'en: Visit to Madrid', put: 'en: Visit anew' });
  return root;
}

const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'base64')]),
  );

test('parts made apart and joined are to the byte the whole', { timeout: 180_000 }, async () => {
  const [whole, one, two, joined] = [twoMissions(), twoMissions(), twoMissions(), twoMissions()];
  expect((await build(whole)).code).toBe(0);
  expect((await build(one, '--shard', '1/2', '--out', join(joined, 'parts/one'))).code).toBe(0);
  expect((await build(two, '--shard', '2/2', '--out', join(joined, 'parts/two'))).code).toBe(0);
  const alone = Object.keys(contents(join(joined, 'parts/one')));
  expect(alone.filter((file) => file.includes('2021-visit'))).toEqual([]);
  expect(await build(joined, '--merge', join(joined, 'parts'))).toMatchObject({ code: 0, stderr: '' });
  expect(contents(join(joined, 'dist'))).toEqual(contents(join(whole, 'dist')));

  rmSync(join(joined, 'parts/two'), { recursive: true });
  const lacking = await build(joined, '--merge', join(joined, 'parts/one'));
  expect([lacking.code, lacking.stderr]).toEqual([2, LACKING]);
  const twice = await build(joined, '--merge', join(joined, 'parts/one'), join(joined, 'parts'));
  expect(twice.stderr).toBe(`the same part twice: one; name each part once\n${LACKING}`);
  edit(joined, 'parts/one/.attache-shard.json', { find: '"toolkit": "', put: '"toolkit": "9.' });
  const newer = await build(joined, '--merge', join(joined, 'parts/one'));
  expect(newer.stderr).toBe(
    `made by another version of the toolkit (9.${toolkitVersion()}; here it is ${toolkitVersion()}): one; make all parts with the version that joins them\n${LACKING}`,
  );
  edit(joined, 'parts/one/.attache-shard.json', { find: '"toolkit": "9.', put: '"toolkit": "' });
  edit(joined, 'data/missions/2021-visit/mission.yaml', { find: 'en: Visit anew', put: 'en: Visit again' });
  const stale = await build(joined, '--merge', join(joined, 'parts/one'));
  expect(stale.stderr).toBe(
    `not parts of this whole (other facts, audience or number of parts): one; make them anew from the facts as they are here\n${LACKING}`,
  );
});

describe('what is no part is told, and nothing is made', () => {
  test.each([
    [['--shard', '3/2'], '--shard is a part of a number of parts, as in 2/8, not “3/2”\n'],
    [['--shard', '0/2'], '--shard is a part of a number of parts, as in 2/8, not “0/2”\n'],
    [['--shard', '1/2', '--merge', 'x'], '--shard makes a part, --merge joins parts: one at a time\n'],
    [
      ['--merge', '/nowhere'],
      '/nowhere holds nothing that build --shard made; name the folders that its --out wrote, or the one that holds them all\n',
    ],
  ])('%j', async (args, stderr) => {
    const root = copyOf('tiny');
    expect(await build(root, ...args)).toEqual({ code: 2, stdout: '', stderr });
    expect(readdirSync(root).sort()).toEqual(['content', 'data']);
  });

  test('a folder without --merge is one argument too many', async () => {
    expect((await build(copyOf('tiny'), 'parts')).code).toBe(2);
  });
});
