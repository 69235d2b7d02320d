import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readPdf } from '../reports/read-pdf.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { foreignWords } from './foreign-words.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2026-11-21T09:00+08:00'];
const MISSION = 'data/missions/2020-visit/mission.yaml';
const BILATERALS = 'data/missions/2020-visit/bilaterals.yaml';

const build = (root: string, ...args: readonly string[]) =>
  runInProcess('build', '--workspace', root, '--quiet', ...NOW, ...args);

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

test('any two languages: every output of the contract, from one build', async () => {
  const root = copyOf('tiny');
  const made = await build(root);
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
  expect(foreignWords(join(root, 'dist'), ['ja', 'en'])).toEqual([]);
});

test('a build with nothing changed leaves every file alone; a changed fact makes it anew', async () => {
  const root = copyOf('tiny');
  await build(root);
  const times = () => listFiles(join(root, 'dist')).map((file) => statSync(join(root, 'dist', file)).mtimeMs);
  const before = times();
  expect((await build(root)).stdout).toMatch(/^Nothing has changed/);
  expect(times()).toEqual(before);
  edit(root, MISSION, { find: 'en: Visit to Madrid', put: 'en: Journey to Madrid' });
  await build(root);
  expect(
    readFileSync(join(root, 'dist/en/missions/2020-visit/index.html'), 'utf8').includes('Journey to Madrid'),
  ).toBe(true);
});

test('a mission at fault: exit 1, and the former output whole', async () => {
  const root = copyOf('tiny');
  await build(root);
  const before = listFiles(join(root, 'dist'));
  edit(root, MISSION, { find: 'title:', put: 'titel:' });
  const made = await build(root);
  expect([made.code, listFiles(join(root, 'dist')), readdirSync(root).sort()]).toEqual([
    1,
    before,
    ['.cache', 'content', 'data', 'dist'],
  ]);
});

test('a fault that shows only while making: exit 1, and the former output whole', async () => {
  const root = copyOf('tiny');
  await build(root);
  const before = listFiles(join(root, 'dist'));
  edit(root, MISSION, { find: 'en: Departure', put: 'en: Departure \u{10FFFD}' });
  const made = await build(root);
  expect([made.code, listFiles(join(root, 'dist'))]).toEqual([1, before]);
  expect(made.stderr).toMatch(/U\+10FFFD/);
});

test('nothing internal is in any file of the public build; the internal build has it', async () => {
  const root = copyOf('tiny');
  const canary = 'canary7f3e';
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
  const root = copyOf('tiny');
  const made = await build(root, '--dry-run');
  expect([made.code, made.stdout, existsSync(join(root, 'dist'))]).toEqual([
    0,
    'calendars\nexports\nreport: 2020-visit\nsite\n',
    false,
  ]);
});

test('an audience that does not exist: exit 2', async () => {
  expect((await build(copyOf('tiny'), '--audience', 'everyone')).code).toBe(2);
});
