import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { codeDigest } from '#commands/build-cache.ts';
import { buildSite } from '../../site/build.ts';
import { NOTHING, takeSame } from '../../site/reuse.ts';
import { casesOf } from '../rounds.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { MISSION, readAll } from './built-fixture.ts';

const BUILD_MS = 240_000;
const NOW = Date.parse('2025-02-01T00:00:00Z');
const OTHER = 'missions/2023-quay';

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-reuse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The site's fixture with one mission more, which says the same under another name. */
function twoMissions(): string {
  const root = copyOf('site');
  for (const room of ['data', 'content'])
    cpSync(join(root, room, MISSION), join(root, room, OTHER), { recursive: true });
  return root;
}

const MEETING = `  - id: added
    partners: [QB]
    placement: { date: 2024-03-06, start: '09:00', end: '09:30', room: blue }
    points: [{ zh-TW: 新增議題, en: A further point }]
`;

type Change = readonly [what: string, change: (root: string) => void, untouched: readonly string[]];

/** Pages that have nothing to do with what changes are taken as they are. */
const CHANGES: readonly Change[] = [
  ['nothing', () => undefined, ['en/missions/2023-quay/index.html', 'en/missions/2024-harbour/index.html']],
  [
    'a heading and a time',
    (root) => {
      edit(root, `content/${MISSION}/en/report.mdx`, { find: '## ', put: '## Now ' });
      edit(root, `data/${MISSION}/bilaterals.yaml`, { find: "start: '14:00'", put: "start: '14:10'" });
    },
    ['en/missions/2023-quay/index.html', 'en/partners/QB/index.html', 'en/search/of-2023-quay.json'],
  ],
  [
    'a title',
    (root) =>
      edit(root, `data/${MISSION}/mission.yaml`, { find: 'Harbour Conference,', put: 'Harbour Talks,' }),
    ['en/missions/2023-quay/report/index.html'],
  ],
  [
    'a new meeting',
    (root) =>
      edit(root, `data/${MISSION}/bilaterals.yaml`, { find: '  - id: qb\n', put: `${MEETING}  - id: qb\n` }),
    ['en/missions/2023-quay/index.html'],
  ],
  [
    'a mission on other days',
    (root) =>
      edit(root, `data/${OTHER}/mission.yaml`, {
        find: 'published: 2024-06-01',
        put: 'published: 2024-06-02',
      }),
    [
      'en/missions/2024-harbour/report/index.html',
      'en/actions/index.html',
      'en/actions/us/index.html',
      'en/actions/rows/facets.json',
      'en/people/index.html',
      'en/partners/index.html',
      'en/recommendations/index.html',
    ],
  ],
  ['an internal note', (root) => appendFileSync(join(root, `data/${MISSION}/agenda.yaml`), '# aside\n'), []],
  [
    'a mission that is taken away',
    (root) => {
      for (const room of ['data', 'content']) rmSync(join(root, room, OTHER), { recursive: true });
    },
    ['en/missions/2024-harbour/agenda/index.html'],
  ],
  [
    'a name that all missions share',
    (root) => edit(root, 'data/people.yaml', { find: '林示例', put: '林例示' }),
    [],
  ],
  [
    'a word of the office',
    (root) => {
      mkdirSync(join(root, 'templates/locales'), { recursive: true });
      writeFileSync(join(root, 'templates/locales/en.json'), '{ "site.report": "Account" }\n');
    },
    [],
  ],
];

/** A word on a page, and a file that says nothing else: `npm run soak` makes these changes, too. */
const LIKE_OTHERS: ReadonlySet<string> = new Set(['a title', 'an internal note', 'a word of the office']);

test('after a change what is made and what is taken are together what a full build makes, byte for byte', {
  timeout: BUILD_MS,
}, async () => {
  const root = twoMissions();
  const memory = join(newFolder(), 'memory.json');
  const build = async (outDir: string, folder?: string) => {
    const former = folder === undefined ? undefined : { folder, memory, code: codeDigest(root) };
    return buildSite({ workspaceRoot: root, audience: 'public', now: NOW, outDir, former });
  };
  let former = newFolder();
  const { files } = await build(former, newFolder());
  for (const [what, change, untouched] of casesOf(CHANGES, ([name]) => !LIKE_OTHERS.has(name))) {
    change(root);
    const [again, full] = [newFolder(), newFolder()];
    const { made } = await build(again, former);
    await build(full);
    expect([what, readAll(again)]).toEqual([what, readAll(full)]);
    expect([what, untouched.filter((path) => made.includes(path))]).toEqual([what, []]);
    former = again;
  }
  const { made } = await buildSite({
    workspaceRoot: root,
    audience: 'public',
    now: NOW,
    outDir: newFolder(),
    former: { folder: former, memory, code: 'another version' },
  });
  expect([files.length > 100, made.length > 100]).toEqual([true, true]);
  expect(made.filter((path) => path.startsWith('en/missions/2024-harbour/')).length).toBeGreaterThan(5);
});

test('what somebody has changed in the former output is made again', { timeout: BUILD_MS }, async () => {
  const root = copyOf('site');
  const memory = join(newFolder(), 'memory.json');
  const [first, second] = [newFolder(), newFolder()];
  const inputs = { workspaceRoot: root, audience: 'public', now: NOW } as const;
  const former = (folder: string) => ({ folder, memory, code: 'same' });
  await buildSite({ ...inputs, outDir: first, former: former(newFolder()) });
  const whole = readAll(first);
  for (const path of ['en/missions/2024-harbour/index.html', 'en/search/grams-2.json'])
    writeFileSync(join(first, path), '{}');
  const { made } = await buildSite({ ...inputs, outDir: second, former: former(first) });
  expect(made).toContain('en/missions/2024-harbour/index.html');
  expect(readAll(second)).toEqual(whole);
});

test('what other code made, and says the same, stays the same file, so that the next build knows it', () => {
  const [former, made] = [newFolder(), newFolder()];
  for (const [name, text] of Object.entries({ 'same.html': 'a', 'other.html': 'b' })) {
    writeFileSync(join(former, name), text);
    writeFileSync(join(made, name), 'a');
  }
  takeSame(former, made, {
    now: new Map([...readdirSync(made), 'new.html'].map((name) => [name, 'a'])),
    before: NOTHING,
  });
  const isOne = (name: string) => statSync(join(former, name)).ino === statSync(join(made, name)).ino;
  expect(['same.html', 'other.html'].map(isOne)).toEqual([true, false]);
});
