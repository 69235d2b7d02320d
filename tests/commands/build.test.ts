import { hash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../reports/read-pdf.ts';
import { copyOf, edit, fixture } from '../workspace-copy.ts';
import { foreignWords } from './foreign-words.ts';
import { type Ran, runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2026-11-21T09:00+08:00'];
const MISSION = 'data/missions/2020-visit/mission.yaml';
const BILATERALS = 'data/missions/2020-visit/bilaterals.yaml';

const build = (workspace: string, ...args: readonly string[]) =>
  runInProcess('build', '--workspace', workspace, '--quiet', ...NOW, ...args);

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The outputs whose paths others rely on. */
const contracted = (files: readonly string[]): readonly string[] =>
  files.filter((file) =>
    /^(?:missions|actions)\/.*\.(?:pdf|ics|csv|json|xml|xlsx|ods)$|^index\.html$/.test(file),
  );

/** One workspace, built once; the tests after the first change it, one after the other. */
let root = '';
let made: Ran;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'attache-build-'));
  cpSync(fixture('tiny'), root, { recursive: true });
  made = await build(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** When each file was written last: a build that makes nothing new leaves all as they were. */
const times = () =>
  Object.fromEntries(
    listFiles(join(root, 'dist')).map((file) => [file, statSync(join(root, 'dist', file)).mtimeMs]),
  );

test('any two languages: every output of the contract, from one build', () => {
  expect([made.code, made.stderr]).toEqual([0, '']);
  const files = listFiles(join(root, 'dist'));
  expect(contracted(files)).toEqual([
    'actions/actions.csv',
    'actions/actions.en.ics',
    'actions/actions.ics',
    'actions/actions.ja.ics',
    'actions/actions.json',
    'actions/actions.ods',
    'actions/actions.xlsx',
    'actions/recommendations.csv',
    'actions/recommendations.json',
    'index.html',
    'missions/2020-visit/bilaterals.csv',
    'missions/2020-visit/bilaterals.json',
    'missions/2020-visit/calendar.en.ics',
    'missions/2020-visit/calendar.ics',
    'missions/2020-visit/calendar.ja.ics',
    'missions/2020-visit/delegates/山田花子.en.ics',
    'missions/2020-visit/delegates/山田花子.ics',
    'missions/2020-visit/delegates/山田花子.ja.ics',
    'missions/2020-visit/report.en.pdf',
    'missions/2020-visit/report.ja.pdf',
    'missions/2020-visit/report.parallel.pdf',
    'missions/2020-visit/schedule.en.json',
    'missions/2020-visit/schedule.en.xml',
    'missions/2020-visit/schedule.ja.json',
    'missions/2020-visit/schedule.ja.xml',
  ]);
  expect(
    ['ja', 'en'].map((language) =>
      existsSync(join(root, 'dist', language, 'missions/2020-visit/report/index.html')),
    ),
  ).toEqual([true, true]);
  expect(
    ['ja/index.html', 'en/index.html', 'offline/index.html'].map(
      (file) => /<html lang="(.*?)"/.exec(readFileSync(join(root, 'dist', file), 'utf8'))?.[1],
    ),
  ).toEqual(['ja', 'en', 'ja']);
  expect(foreignWords(join(root, 'dist'), ['ja', 'en'])).toEqual([]);
});

test('a build with nothing changed leaves every file alone', async () => {
  const before = times();
  expect((await build(root)).stdout).toMatch(/^Nothing has changed/);
  expect(times()).toEqual(before);
});

/** Changes a fact, builds, and puts the fact as it was. */
async function buildWith(change: { readonly find: string; readonly put: string }): Promise<Ran> {
  edit(root, MISSION, change);
  const ran = await build(root);
  edit(root, MISSION, { find: change.put, put: change.find });
  return ran;
}

test('a mission at fault: exit 1, and the former output whole', async () => {
  const before = times();
  const { code } = await buildWith({ find: 'title:', put: 'titel:' });
  expect([code, times(), readdirSync(root).sort()]).toEqual([
    1,
    before,
    ['.cache', 'content', 'data', 'dist'],
  ]);
});

test('a character that no font has: exit 1, and all but the papers of that mission', async () => {
  const before = listFiles(join(root, 'dist'));
  const papers = /^missions\/2020-visit\/report\..*\.pdf$/;
  expect(before.some((file) => papers.test(file))).toBe(true);
  const { code, stderr } = await buildWith({ find: 'en: Departure', put: 'en: Departure \u{10FFFD}' });
  expect([code, listFiles(join(root, 'dist'))]).toEqual([1, before.filter((file) => !papers.test(file))]);
  expect(stderr).toMatch(/U\+10FFFD/);
  expect(stderr).toMatch(/2020-visit$/m);
});

test('a changed fact is built; nothing internal is in any file for the public, and the internal build has it', {
  timeout: 180_000,
}, async () => {
  const canary = 'canary7f3e';
  edit(root, MISSION, { find: 'en: Visit to Madrid', put: 'en: Journey to Madrid' });
  edit(root, MISSION, {
    find: 'head: true',
    put: `head: true, email: ${canary}@example.org, phone: ${canary}`,
  });
  edit(root, BILATERALS, {
    find: 'photos: [handshake]',
    put: `photos: [handshake]\n    brief: { objective: ${canary}, ourPoints: [${canary}], contacts: [{ name: ${canary} }] }`,
  });
  edit(root, BILATERALS, {
    find: '- id: es\n',
    put: `- { id: ${canary}, title: ${canary}, partners: [ES], format: exchange, audience: internal }\n  - id: es\n`,
  });
  for (const language of ['en', 'ja'])
    edit(root, `content/missions/2020-visit/${language}/report.mdx`, {
      find: '<Internal>',
      put: `<Internal>${canary} `,
    });
  expect([(await build(root)).code, (await build(root, '--audience', 'internal')).code]).toEqual([0, 0]);
  const page = readFileSync(join(root, 'dist/en/missions/2020-visit/index.html'), 'utf8');
  expect(page.includes('Journey to Madrid')).toBe(true);
  expect(await holders(join(root, 'dist'), canary)).toEqual([]);
  const kinds = new Set(
    (await holders(join(root, 'dist-internal'), canary)).map((file) => file.split('.').at(-1)),
  );
  expect([...kinds].sort()).toEqual(['csv', 'docx', 'html', 'json', 'odt', 'pdf', 'xml']);
});

/** Files that hold a word in their name, their bytes, or what is packed in them. */
async function holders(folder: string, word: string): Promise<readonly string[]> {
  const found = await Promise.all(
    listFiles(folder).map(
      async (file) => file.includes(word) || (await readable(join(folder, file))).includes(word),
    ),
  );
  return listFiles(folder).filter((_, index) => found[index]);
}

async function readable(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (path.endsWith('.pdf')) return bytes.toString('latin1') + JSON.stringify(await readPdf(bytes));
  if (/\.(?:xlsx|docx|odt)$/.test(path))
    return Object.values(unzipSync(bytes))
      .map((each) => Buffer.from(each).toString('utf8'))
      .join('\n');
  return bytes.toString('utf8');
}

test('--dry-run says the steps and makes nothing', async () => {
  const bare = copyOf('tiny');
  const { code, stdout } = await build(bare, '--dry-run');
  expect([code, stdout, existsSync(join(bare, 'dist'))]).toEqual([
    0,
    'calendars\nexports\nreport: 2020-visit\nsite\n',
    false,
  ]);
});

test('an audience that does not exist: exit 2', async () => {
  expect((await build(fixture('tiny'), '--audience', 'everyone')).code).toBe(2);
});

test('of a changed mission the papers are made anew, those of another stay the same files, and all is as a full build makes it', {
  timeout: 180_000,
}, async () => {
  const office = copyOf('tiny');
  const other = '2019-visit';
  for (const room of ['data', 'content'])
    cpSync(join(office, room, 'missions/2020-visit'), join(office, room, 'missions', other), {
      recursive: true,
    });
  await build(office);
  const papers = () =>
    listFiles(join(office, 'dist'))
      .filter((file) => /report\.\w+\.(?:pdf|docx|odt)$/.test(file))
      .map((file) => [file, statSync(join(office, 'dist', file)).mtimeMs] as const);
  const before = papers();
  edit(office, MISSION, { find: 'en: Visit to Madrid', put: 'en: Journey to Madrid' });
  await build(office);
  const touched = papers().filter(([, time], index) => time !== before[index]?.[1]);
  // The other language says what it said.
  expect(touched.map(([file]) => file)).toEqual(
    ['report.en.docx', 'report.en.odt', 'report.en.pdf', 'report.parallel.pdf'].map(
      (name) => `missions/2020-visit/${name}`,
    ),
  );
  const full = join(office, 'full');
  await build(office, '--out', full);
  expect(bytesOf(join(office, 'dist'))).toEqual(bytesOf(full));
});

/** What each file of an output holds. */
const bytesOf = (folder: string) =>
  Object.fromEntries(listFiles(folder).map((file) => [file, digest(readFileSync(join(folder, file)))]));

const digest = (bytes: Uint8Array): string => hash('sha256', bytes);
