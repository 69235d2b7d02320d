import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringAxe, faultsOfAxe } from './axe.ts';
import { BASE, builtFixture, LANGUAGES, MISSION } from './built-fixture.ts';
import { isKept } from './kept-by-worker.ts';
import { isLong } from './looked-at.ts';
import { openBrowser, type Windows } from './open-browser.ts';
import { type Served, serveFolder } from './serve-folder.ts';

const SETUP_MS = 180_000;
const BROWSER_MS = 180_000;
const PATHS = [
  '',
  'missions/',
  `${MISSION}/`,
  `${MISSION}/report/`,
  `${MISSION}/agenda/`,
  `${MISSION}/bilaterals/`,
  `${MISSION}/bilaterals/qa/`,
  `${MISSION}/delegates/`,
  'partners/',
  'partners/QA/',
  'actions/',
  'actions/?status=done',
  `${MISSION}/commitments/`,
  `${MISSION}/commitments/visit/`,
  'search/?q=visit',
];
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } } as const;

let served: Served | undefined;
let browser: Windows | undefined;
/** Looks at one page after the other: a window of its own for each takes longer than axe. */
let looking: Page;

beforeAll(async () => {
  served = await serveFolder(await builtFixture('public'), BASE);
  browser = await openBrowser();
  const context = await browser.newContext({ locale: 'en', serviceWorkers: 'block' });
  await bringAxe(context);
  looking = await context.newPage();
}, SETUP_MS);

afterAll(async () => {
  await browser?.close();
  served?.close();
});

const SIZE_OF = { 'zh-TW': 'phone', en: 'desktop' } as const;
/** Only contrast can differ in the dark. */
const RULES = { light: undefined, dark: ['color-contrast'] } as const;
const SCHEMES = ['light', 'dark'] as const;

/**
 * Each page is seen in the light and in the dark, by turns in Chinese, on a phone, or in English, on a desktop;
 * `npm run soak:pages` sees it in both.
 */
const LOOKS = PATHS.flatMap((path, index) =>
  (isLong() ? LANGUAGES : [LANGUAGES[index % LANGUAGES.length] ?? 'en']).map((language) => ({
    path,
    language,
  })),
);

type View = {
  readonly size?: keyof typeof SIZES;
  readonly scripts?: boolean;
  readonly locale?: string;
  /** Compiled anew for each page that is opened. */
  readonly hasAxe?: boolean;
  /** Keeps all pages for later, which takes longer than to look at one. */
  readonly keepsPages?: boolean;
};

async function visit(path: string, view: View, look: (page: Page) => Promise<void>): Promise<void> {
  if (!browser || !served) throw new Error('no browser');
  const context = await browser.newContext({
    viewport: SIZES[view.size ?? 'desktop'],
    javaScriptEnabled: view.scripts ?? true,
    locale: view.locale ?? 'en',
    serviceWorkers: view.keepsPages ? 'allow' : 'block',
  });
  if (view.hasAxe) await bringAxe(context);
  const page = await context.newPage();
  await page.goto(`${served.address}${path}`);
  await look(page);
  await context.close();
}

test.each(LOOKS)(
  'axe finds nothing at $language/$path, in light or dark',
  { timeout: BROWSER_MS },
  async ({ path, language }) => {
    await looking.setViewportSize(SIZES[SIZE_OF[language]]);
    await looking.goto(`${served?.address}${language}/${path}`);
    for (const colorScheme of SCHEMES) {
      await looking.emulateMedia({ colorScheme });
      expect(await faultsOfAxe(looking, { rules: RULES[colorScheme] })).toEqual([]);
    }
  },
);

test('axe finds nothing on the choice of language and the page for lost visitors', {
  timeout: BROWSER_MS,
}, async () => {
  await visit('', { locale: 'fr', hasAxe: true }, async (page) => {
    for (const path of ['', 'no-such-page/', 'offline/']) {
      await page.goto(`${served?.address}${path}`);
      expect([path, await faultsOfAxe(page)]).toEqual([path, []]);
    }
  });
});

test('a first visitor is taken to the pages in their language; without scripts there are links', {
  timeout: BROWSER_MS,
}, async () => {
  await visit('', { locale: 'zh-Hant-TW' }, async (page) => {
    await page.waitForURL(`**${BASE}zh-TW/`);
  });
  await visit('', { scripts: false }, async (page) => {
    expect(
      await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(LANGUAGES.map((language) => `${BASE}${language}/`));
  });
});

test('the first key press offers to skip to the content', { timeout: BROWSER_MS }, async () => {
  await visit('en/', {}, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });
});

test('the language switch keeps the place on the page', { timeout: BROWSER_MS }, async () => {
  await visit(`en/${MISSION}/report/#meeting-qa`, {}, async (page) => {
    await page.locator('[data-language-switch]').click();
    await page.waitForURL(`**${BASE}zh-TW/${MISSION}/report/#meeting-qa`);
  });
});

test('commitments can be filtered and sorted, and the choice is in the address, in the other language too', {
  timeout: BROWSER_MS,
}, async () => {
  await visit('en/actions/?status=live', {}, async (page) => {
    const found = page.locator('[data-tracker-found] tbody tr .column-what a');
    await expect.poll(() => found.allTextContents()).toEqual(['To send the list.', 'Watch the treaty.']);
    await page.locator('[data-tracker-static]').waitFor({ state: 'hidden' });
    await page.locator('select[name=status]').selectOption('done');
    await expect.poll(() => found.allTextContents()).toEqual(['To arrange visits.']);
    await page.locator('select[name=status]').selectOption('');
    await page.locator('select[name=sort]').selectOption('due');
    await page.locator('input[name=words]').fill('THE');
    await page.waitForURL('**/en/actions/?sort=due&words=THE');
    await expect.poll(() => found.allTextContents()).toEqual(['To send the list.', 'Watch the treaty.']);
    await page.locator('input[name=words]').fill('nothing such');
    await expect.poll(() => page.locator('[data-none]').isVisible()).toBe(true);
    await page.locator('select[name=sort]').selectOption('lateness');
    await page.locator('input[name=words]').fill('名單');
    await page.locator('[data-language-switch]').click();
    await page.waitForURL(/zh-TW\/actions\/\?words=/);
    await expect.poll(() => found.allTextContents()).toEqual(['提供名單。']);
    await page.locator('button[type=reset]').click();
    await page.waitForURL('**/zh-TW/actions/');
    await page.locator('[data-tracker-static]').waitFor();
  });
});

test('a row that the filter writes is the row that the page writes', { timeout: BROWSER_MS }, async () => {
  const plain = (html: string) => html.replace(/ data-fill="[^"]*"/g, '').replace(/\s+/g, ' ');
  await visit('en/actions/partner/', {}, async (page) => {
    const written = await page.locator('[data-tracker-static] tbody tr').first().innerHTML();
    await page.locator('select[name=status]').selectOption('open');
    const found = page.locator('[data-tracker-found] tbody tr').first();
    await found.waitFor();
    expect(plain(await found.innerHTML())).toBe(plain(written));
  });
});

test('without scripts the commitments are plain tables, list by list', { timeout: BROWSER_MS }, async () => {
  await visit('en/actions/', { scripts: false }, async (page) => {
    expect(
      await page.locator('[data-tracker-static] tbody tr:visible .column-what a').allTextContents(),
    ).toEqual(['To send the list.', 'Watch the treaty.']);
    expect(await page.locator('#action-filter').isVisible()).toBe(false);
  });
});

/** The page looks at what is kept anew; between its hearing the names of stores and opening them one is forgotten. */
const LOOK_AND_FORGET = `new Promise((told) => {
  const { keys, open } = CacheStorage.prototype;
  const former = 'attache former kept';
  let forgotten;
  CacheStorage.prototype.keys = async function () {
    CacheStorage.prototype.keys = keys;
    const names = await keys.call(this);
    forgotten = navigator.locks.request('attache stores', () => caches.delete(former));
    await Promise.race([forgotten, new Promise((done) => setTimeout(done, 100))]);
    return names;
  };
  CacheStorage.prototype.open = async function (name) {
    const opened = await open.call(this, name);
    if (name === former)
      forgotten.then(() => keys.call(this)).then((names) => told(names.filter((each) => each === former)));
    return opened;
  };
  open.call(caches, former).then(() => navigator.serviceWorker.dispatchEvent(new Event('controllerchange')));
})`;

test('the pages of a mission that was opened can be read without a connection, until all of it is removed', {
  timeout: BROWSER_MS,
}, async () => {
  await visit(`en/${MISSION}/`, { keepsPages: true }, async (page) => {
    const agenda = `${BASE}en/${MISSION}/agenda/`;
    await expect.poll(() => isKept(page, agenda), { timeout: BROWSER_MS }).toBe(true);
    const said = () => page.locator('main :is(h1, [data-when-away]):visible').allTextContents();
    await page.goto(new URL(`${BASE}en/offline/`, page.url()).href);
    expect(await said()).toEqual(['Kept on this device']);
    expect(await page.evaluate(LOOK_AND_FORGET)).toEqual([]);
    await page.context().setOffline(true);
    await page.goto(new URL(agenda, page.url()).href);
    expect(await page.locator('h1').textContent()).toBe('Agenda');
    await page.goto(new URL(`${BASE}en/partners/QA/`, page.url()).href);
    expect((await said()).slice(0, 1)).toEqual(['You are offline']);
    expect(await page.locator('[data-when-away]:visible').count()).toBe(2);
    await expect.poll(() => page.locator('#kept a').count()).toBeGreaterThan(5);
    await page.locator('#kept-clear').click();
    await expect
      .poll(() => page.locator('main :is(#kept a, #kept-none, button):visible').allTextContents())
      .toEqual(['Nothing has been saved yet.']);
  });
});
