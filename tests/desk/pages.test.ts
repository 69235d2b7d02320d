import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type OpenDesk, serveDesk } from '../../scripts/desk/serve-desk.ts';
import { runInProcess } from '../commands/run-in-process.ts';
import { bringAxe, faultsOfAxe } from '../site/axe.ts';
import { openBrowser } from '../site/open-browser.ts';
import { holdMeeting, walkOn } from './walk.ts';

const NOW = Date.parse('2027-02-01T09:00+08:00');
const PATIENCE_MS = 180_000;

let root = '';
let desk: OpenDesk | undefined;
let browser: Browser | undefined;
let page: Page;

/** An office's own workspace, as `init` makes it; nothing in it is written but by the pages. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'attache-desk-'));
  const names = ['--name', 'zh-TW=港務局', '--name', 'en=Harbour Bureau'];
  await runInProcess('init', root, ...names, '--economy', 'TW', '--zone', 'Asia/Taipei', '--yes');
  desk = await serveDesk({ root, port: 0, now: () => NOW });
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-TW' });
  await bringAxe(context);
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(desk?.address ?? '');
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  await desk?.close();
  rmSync(root, { recursive: true, force: true });
});

const origin = (): string => new URL(desk?.address ?? '').origin;
const fileOf = (file: string): string => readFileSync(join(root, file), 'utf8');

async function open(path: string): Promise<void> {
  await page.goto(origin() + path);
  await page.locator('h1').first().waitFor();
}

const settled = (words: string) => page.getByRole('status').filter({ hasText: words }).first().waitFor();

/** By keyboard and names alone, as somebody with a screen reader does it. */
async function choose(field: ReturnType<Page['getByRole']>, words: string): Promise<void> {
  await field.fill(words);
  await page.getByRole('option').first().waitFor();
  await field.press('Enter');
}

test('from an empty workspace to a mission, in Chinese and without a file', {
  timeout: PATIENCE_MS,
}, async () => {
  await page.getByRole('heading', { name: '今日' }).waitFor();
  await page.locator('summary').filter({ hasText: '新增任務' }).click();
  await page.getByLabel('代碼（').fill('2027-lima');
  await page.getByLabel('任務名稱').fill('港務年會');
  await page.getByLabel('第一天').fill('2027-02-20');
  await page.getByLabel('最後一天').fill('2027-02-26');
  await page.getByLabel('當地時區').fill('America/Lima');
  await page.getByRole('button', { name: '建立任務' }).click();
  await page.waitForURL('**/zh-TW/mission/2027-lima', { timeout: 90_000 });

  await open('/zh-TW/office/economies');
  await page.getByRole('button', { name: '新增：經濟體與組織' }).click();
  const partner = page.locator('[data-path="economies.1"]');
  await partner.getByLabel('代碼').fill('PE');
  await partner.getByLabel('名稱: 中文', { exact: false }).fill('秘魯');
  await partner.getByLabel('名稱: English', { exact: false }).first().fill('Peru');
  await page.getByRole('button', { name: '儲存', exact: true }).click();
  await settled('已儲存');

  await open('/zh-TW/mission/2027-lima/bilaterals');
  await page.getByRole('button', { name: '新增：會談' }).click();
  const meeting = page.locator('[data-path="bilaterals.0"]');
  await meeting.getByRole('button', { name: '新增：對方' }).click();
  await choose(meeting.getByRole('combobox', { name: '對方 1' }), '秘魯');
  await meeting.getByLabel('新增欄位').first().selectOption('status');
  await meeting.getByLabel('狀態').selectOption('wanted');
  await meeting.getByLabel('新增欄位').first().selectOption('points');
  await meeting.getByRole('button', { name: '新增：議題' }).click();
  const point = meeting.locator('[data-path="bilaterals.0.points.0"] textarea');
  await point.nth(0).fill('資料交換');
  await point.nth(1).fill('Exchange of data');
  await meeting.getByLabel('新增欄位').first().selectOption('commitments');
  await meeting.getByRole('button', { name: '新增：承諾事項' }).click();
  const promise = meeting.locator('[data-path="bilaterals.0.commitments.0"]');
  await promise.getByLabel('種類').selectOption('promise');
  await promise.getByLabel('負責方').selectOption('us');
  await promise.locator('textarea').nth(0).fill('寄送資料');
  await promise.locator('textarea').nth(1).fill('Send the data');
  await page.getByRole('button', { name: '儲存', exact: true }).click();
  await settled('已儲存');
  expect(fileOf('data/missions/2027-lima/bilaterals.yaml')).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../../schemas/bilaterals.schema.json
    # Meetings with partners. One to come has a \`request\`, and \`attache schedule\` finds it a time;
    # one that was held has a \`placement\`, people, points and commitments.
    bilaterals:
      - id: pe
        partners: [PE]
        status: wanted
        points: [{ zh-TW: 資料交換, en: Exchange of data }]
        commitments:
          - id: send-the-data
            kind: promise
            owner: us
            text: { zh-TW: 寄送資料, en: Send the data }
    # bilaterals:                # instead of the line above
    #   - id: us
    #     partners: [US]         # ids of data/economies.yaml
    #     status: wanted         # wanted, confirmed, held, cancelled
    #     request:               # internal
    #       priority: A          # A, B or C
    #       durationMinutes: 30
    #       attendees: [somebody]
    #       windows: [{ date: 2027-02-20, from: '10:00', to: '12:00' }] # when the partner can come
    #     points: []             # subjects, public
    #     brief:                 # internal as a whole
    #       objective: …
    #       ourPoints: []
    #   - id: nz
    #     partners: [NZ]
    #     placement: { date: 2027-02-20, start: '14:00' }
    #     theirs: []
    #     commitments:
    #       - { id: send-figures, kind: promise, owner: us, text: …, due: { words: … } }

    commitments: [] # undertaken outside any bilateral
    "
  `);
  expect(fileOf('data/economies.yaml')).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=./schemas/economies.schema.json
    # 往來對象，每行一項：- { id: WCO, kind: organisation, name: … }
    economies:
      - id: TW
        name:
          zh-TW: 台灣
          en: Taiwan
      - id: PE
        name: { zh-TW: 秘魯, en: Peru }
    "
  `);
  expect((await runInProcess('check', '--workspace', root)).code).toBe(0);
});

test('in English the tracker is kept, a save is taken back, and what others write is shown', {
  timeout: PATIENCE_MS,
}, async () => {
  await open('/en/tracker');
  await page.getByLabel('Status: Send the data').selectOption('in-progress');
  await settled('Written down for 1 items');
  expect((await runInProcess('actions', 'list', '--workspace', root, '--json')).stdout).toContain(
    '"in-progress"',
  );

  await open('/en/office/people');
  await page.getByRole('button', { name: 'Add: People' }).click();
  await page.getByLabel('Identifier').last().fill('ana-quispe');
  await page.getByLabel('Name: English', { exact: false }).last().fill('Ana Quispe');
  const before = fileOf('data/people.yaml');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await settled('Saved: data/people.yaml');
  expect(fileOf('data/people.yaml')).not.toBe(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled('Taken back: data/people.yaml');
  expect(fileOf('data/people.yaml')).toBe(before);
});

test('in English from there to a meeting that was proposed, released, agreed, invited to, noted down and recorded', {
  timeout: PATIENCE_MS,
}, async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await holdMeeting(page, walkOn(page, origin()));
  const { bilaterals } = parse(fileOf('data/missions/2027-lima/bilaterals.yaml'));
  expect(bilaterals).toMatchInlineSnapshot(`
    [
      {
        "commitments": [
          {
            "id": "send-the-data",
            "kind": "promise",
            "owner": "us",
            "text": {
              "en": "Send the data",
              "zh-TW": "寄送資料",
            },
          },
          {
            "id": "send-the-list",
            "kind": "promise",
            "owner": "partner",
            "text": {
              "en": "Send the list",
            },
          },
        ],
        "id": "pe",
        "ours": [
          {
            "agency": {
              "en": "Harbour Bureau",
              "zh-TW": "港務局",
            },
            "person": "lin-yi",
            "title": {
              "en": "Director",
              "zh-TW": "課長",
            },
          },
        ],
        "partners": [
          "PE",
        ],
        "photos": [
          "pe",
        ],
        "placement": {
          "date": "2027-02-20",
          "end": "10:45",
          "room": "blue",
          "start": "10:15",
        },
        "points": [
          {
            "en": "Exchange of data",
            "zh-TW": "資料交換",
          },
        ],
        "request": {
          "attendees": [
            "lin-yi",
          ],
          "durationMinutes": 30,
          "pin": {
            "date": "2027-02-20",
            "end": "10:45",
            "room": "blue",
            "start": "10:15",
          },
        },
        "status": "held",
      },
    ]
  `);
  expect(parse(fileOf('data/missions/2027-lima/mission.yaml')).photos).toEqual([
    { id: 'pe', caption: { en: 'At the table' }, people: ['lin-yi'], file: 'pe.png' },
  ]);
  expect(fileOf('content/missions/2027-lima/en/readouts/pe.mdx')).toBe(
    '1. **Exchange of data**\n\n   They will send the list.\n',
  );
  expect((await runInProcess('check', '--workspace', root)).code).toBe(0);
});

const PLACES = [
  'today',
  'tracker',
  'office/people',
  'office/economies',
  'office/glossary',
  'office/workspace',
  'outbox',
  'publish',
  'mission/2027-lima/mission',
  'mission/2027-lima/agenda',
  'mission/2027-lima/bilaterals#bilaterals.0.points',
  'notes/2027-lima',
  'notes/2027-lima/pe',
];

/** `npm run soak` looks at every page in both languages and asks everything in the dark, too. */
const IS_LONG = process.env['ATTACHE_EVERY_PAGE'] === '1';

/** What axe finds in the light and in the dark, where only contrast can differ, and whether the page is too wide. */
async function faultsSeen(): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === 'light' || IS_LONG ? undefined : ['color-contrast'];
    found.push(...(await faultsOfAxe(page, rules)).map((fault) => `${colorScheme} ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  return isWide ? [...found, 'scrolls sideways'] : found;
}

const LOOKS = [
  { language: 'zh-TW', width: 390, by: '依人員' },
  { language: 'en', width: 1440, by: 'By person' },
  { language: 'zh-TW', width: 1440, by: '依會議室' },
  { language: 'en', width: 390, by: 'By room' },
] as const;

test.each(IS_LONG ? LOOKS : LOOKS.slice(0, 2))(
  'axe finds nothing on the board nor in what it can do, in light or dark: $language, $width px',
  { timeout: PATIENCE_MS },
  async ({ language, width, by }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(`/${language}/board/2027-lima`);
    await page.getByRole('button', { name: by }).click();
    await page.locator('.board-card').first().click();
    await page.locator('.board-why-not').waitFor();
    const deeds = page.locator('.board-deeds button');
    const found: unknown[] = [...(await faultsSeen())];
    for (let index = 0; index < (await deeds.count()); index += 1) {
      await deeds.nth(index).click();
      await page.locator('#board-deed h2').waitFor();
      found.push(...(await faultsSeen()));
    }
    expect(found).toEqual([]);
  },
);

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } };

test.each(PLACES.map((place, index) => [place, index] as const))(
  'axe finds nothing at %s in light or dark, nor does it scroll sideways on a phone',
  { timeout: PATIENCE_MS },
  async (place, index) => {
    // Every other page is seen in the other language; those of one kind stand beside each other.
    for (const language of IS_LONG ? ['zh-TW', 'en'] : [index % 2 === 0 ? 'zh-TW' : 'en']) {
      await page.setViewportSize(SIZES.phone);
      await open(`/${language}/${place}`);
      await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
      const onPhone = await faultsSeen();
      await page.setViewportSize(SIZES.desktop);
      expect([language, onPhone, await faultsOfAxe(page, IS_LONG ? undefined : ['color-contrast'])]).toEqual([
        language,
        [],
        [],
      ]);
    }
  },
);
