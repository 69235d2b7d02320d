import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLong } from './looked-at.ts';
import { openBrowser, type Windows } from './open-browser.ts';
import { type Served, serveFolder } from './serve-folder.ts';
import { sampleSite } from './shared-build.ts';

const SETUP_MS = 180_000;
const BROWSER_MS = 180_000;
const MISSION = 'missions/2027-harbour-forum/';
const PHONE = { width: 390, height: 844 };
/** In the afternoon of the forum's first day, a meeting five minutes away. */
const AT_THE_FORUM = new Date('2027-03-25T15:55:00Z');

let served: Served | undefined;
let browser: Windows | undefined;

beforeAll(async () => {
  served = await serveFolder(await sampleSite(), '/');
  browser = await openBrowser();
}, SETUP_MS);

afterAll(async () => {
  await browser?.close();
  served?.close();
});

type Visit = { readonly path: string; readonly at?: Date; readonly scripts?: boolean };

/** `taps` counts what a finger does. */
async function visit<T>({ path, at, scripts = true }: Visit, walk: (page: Page) => Promise<T>): Promise<T> {
  if (!browser || !served) throw new Error('no browser');
  const context = await browser.newContext({
    viewport: PHONE,
    hasTouch: true,
    javaScriptEnabled: scripts,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  if (at) await page.clock.setFixedTime(at);
  await page.goto(`${served.address}${path}`);
  const result = await walk(page);
  await context.close();
  return result;
}

test('a delegate sees the next meeting at once, and with one tap whom they meet and about what', {
  timeout: BROWSER_MS,
}, async () => {
  await visit({ path: 'en/', at: AT_THE_FORUM }, async (page) => {
    await page.waitForURL(`**/en/${MISSION}now/`);
    const meeting = page.locator('[data-next] .now-entry.meeting').first();
    await meeting.locator('summary').first().tap();
    expect(await meeting.locator('dt').allTextContents()).toEqual([
      'Valannia',
      'Subjects',
      'Open from earlier meetings',
    ]);
    const edge = await meeting.locator('.points').evaluate((list) => list.getBoundingClientRect().top);
    expect(edge).toBeLessThan(2 * PHONE.height);
  });
});

test('a manager sees what we owe Japan with two taps', { timeout: BROWSER_MS }, async () => {
  await visit({ path: 'en/' }, async (page) => {
    await page.locator('.site-nav a', { hasText: 'Partners' }).tap();
    await page.locator('.partner-grid a', { hasText: /^\s*Japan\s*$/ }).tap();
    await page.waitForURL('**/en/partners/JP/');
    const ours = page.locator('section', { has: page.locator('#side-us') });
    expect((await ours.locator('h2').textContent())?.trim()).toBe('We owe (2 open)');
    expect(await ours.locator('.column-what a').count()).toBe(2);
  });
});

test('each number of open commitments at home leads to as many of them', {
  timeout: BROWSER_MS,
}, async () => {
  await visit({ path: 'en/' }, async (page) => {
    const told = await page.locator('.tally a').evaluateAll((links) =>
      links.map((link) => ({
        href: (link as HTMLAnchorElement).href,
        count: link.querySelector('.tally-count')?.textContent,
      })),
    );
    const found: { readonly href: string; readonly count: string | null }[] = [];
    for (const { href } of told) {
      await page.goto(href);
      await page.locator('[data-tracker-found]').waitFor();
      found.push({ href, count: await page.locator('[data-count]').textContent() });
    }
    expect(told.length).toBeGreaterThan(3);
    expect(found).toEqual(told);
  });
});

/** English is searched by keys below; `npm run soak:pages` asks both. */
const SEARCHES = [
  ['zh-TW', '2011 相互承認', '相互承認'],
  ['en', '2011 mutual recognition', 'mutual recognition'],
] as const;

test.each(isLong() ? SEARCHES : SEARCHES.slice(0, 1))(
  'in %s a citizen finds with one search what 2011 said of a subject',
  {
    timeout: BROWSER_MS,
  },
  async (language, words, subject) => {
    await visit({ path: `${language}/` }, async (page) => {
      await page.locator('.home-search input').fill(words);
      await page.locator('.home-search button').tap();
      const first = page.locator('#search-hits li').first();
      await first.waitFor();
      expect((await first.textContent())?.toLowerCase()).toContain(subject);
      await first.locator('a').tap();
      await page.waitForURL(/missions\/2011-c-tpat\//);
    });
  },
);

/** Chapters and sections of a long text that are unfolded. */
const UNFOLDED = `[...document.querySelectorAll('.chapter-fold[open]')].map((fold) => fold.firstElementChild.id)`;

test('on a phone a long report opens as its abstract and chapters, and what is led to is unfolded', {
  timeout: BROWSER_MS,
}, async () => {
  const report = 'en/missions/2016-sccp2/report/';
  const wide = { width: 1280, height: 800 };
  const seen = await visit({ path: report }, async (page) => {
    const top = (id: string) =>
      page.locator(`#${id}`).evaluate((element) => element.getBoundingClientRect().top);
    const shown = () => page.locator('.prose p:not(.chapter-all):visible').count();
    const found: unknown[] = [await page.evaluate(UNFOLDED), await shown()];
    for (const id of ['section-6-5', 'section-4-2', 'note-fn-tfa']) {
      await page.goto('about:blank');
      await page.goto(`${served?.address}${report}#${id}`);
      found.push(await page.evaluate(UNFOLDED), (await top(id)) < PHONE.height / 2);
    }
    await page.locator('.contents-folded > summary').tap();
    await page.locator('.contents-folded a[href="#section-1"]').tap();
    await page.locator('#fold-section-1 + .chapter-text').waitFor();
    await page.reload();
    found.push(await page.evaluate(UNFOLDED));
    await page.locator('.chapter-all button').tap();
    found.push(await page.locator('.chapter-fold:not([open])').count());
    await page.locator('.chapter-all button').tap();
    await page.setViewportSize(wide);
    found.push(await page.evaluate(UNFOLDED), await page.locator('.chapter-fold summary:visible').count());
    return [...found, (await shown()) > 50];
  });
  expect(seen).toEqual([
    [],
    0,
    ['fold-section-6'],
    true,
    ['fold-section-4', 'fold-section-4-2'],
    true,
    ['fold-footnote-label'],
    true,
    ['fold-section-1', 'fold-footnote-label'],
    0,
    [],
    0,
    true,
  ]);
});

test('the contents beside a report say which chapter is being read', { timeout: BROWSER_MS }, async () => {
  await visit({ path: 'zh-TW/missions/2011-c-tpat/report/' }, async (page) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const place = page.locator('.contents-beside [aria-current]');
    for (const id of ['section-3', 'section-9-2', 'section-2']) {
      await page.locator(`#${id}`).evaluate((heading) => heading.scrollIntoView());
      await page.locator(`.contents-beside [aria-current][href="#${id}"]`).waitFor();
      expect(await place.count()).toBe(1);
    }
  });
});

/** Where the focus is, whether it is drawn, and whether it is within the window. */
const FOCUS = `(() => {
  const { activeElement: element } = document;
  const { top, bottom } = element.getBoundingClientRect();
  const { outlineStyle } = getComputedStyle(element);
  return { what: element.name || element.id || element.textContent.trim(), isDrawn: outlineStyle !== 'none', isSeen: bottom > 0 && top < innerHeight };
})()`;

test('with a keyboard alone one searches from home and opens what was found; the focus is always seen', {
  timeout: BROWSER_MS,
}, async () => {
  await visit({ path: 'en/' }, async (page) => {
    const tabTo = async (isThere: (what: string) => boolean) => {
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate<{ what: string; isDrawn: boolean; isSeen: boolean }>(FOCUS);
        expect(focus).toEqual({ what: focus.what, isDrawn: true, isSeen: true });
        if (isThere(focus.what)) return;
      }
      throw new Error('the focus never comes there');
    };
    await tabTo((what) => what === 'q');
    await page.keyboard.type('harmonise');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=harmonise');
    const found = page.locator('#search-hits a').first();
    await found.waitFor();
    const title = (await found.textContent())?.trim();
    await tabTo((what) => what === title);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/missions/**');
    // A long list, down to where it has to scroll.
    await page.locator('.site-nav a', { hasText: 'Partners' }).click();
    await page.waitForURL('**/partners/');
    await tabTo((what) => what === 'Japan');
  });
});

/** A page, what it is full of, and how many of these there are at least. */
const WITHOUT_SCRIPTS = [
  [`${MISSION}now/`, '.now-entry:visible', 21],
  [`${MISSION}agenda/`, '.timetable-entry:visible', 21],
  ['actions/', '[data-tracker-static] tbody tr:visible', 11],
  ['missions/2014-c-tpat/report/', '.prose h2:visible', 6],
  ['search/', 'noscript', 1],
  ['', '.mission-card:visible', 4],
] as const;

test('without scripts pages hold what they hold with them, and no control that does nothing', {
  timeout: BROWSER_MS,
}, async () => {
  const found = await visit({ path: '', scripts: false }, async (page) => {
    const seen: unknown[] = [];
    for (const [path, selector, least] of WITHOUT_SCRIPTS) {
      await page.goto(`${served?.address}en/${path}`);
      const rows = await page.locator(selector).count();
      const dead = await page.locator('main :is(select, textarea, input, button):visible').count();
      seen.push([path, rows >= least, dead]);
    }
    return seen;
  });
  expect(found).toEqual(WITHOUT_SCRIPTS.map(([path]) => [path, true, 0]));
});

test('on a phone a day of the programme is a column of less than 3,000 pixels', {
  timeout: BROWSER_MS,
}, async () => {
  const heights = await visit({ path: `zh-TW/${MISSION}agenda/` }, (page) =>
    page
      .locator(':is(.timetable-day, .event .day)')
      .evaluateAll((days) => days.map((day) => day.scrollHeight)),
  );
  expect([heights.length >= 10, heights.filter((height) => height > 3_000)]).toEqual([true, []]);
});

/** What a fold that is printed keeps to itself. */
const FOLDED = `[...document.querySelectorAll('main details')]
  .filter((fold) => fold.checkVisibility() && getComputedStyle(fold, '::details-content').contentVisibility === 'hidden')
  .map((fold) => fold.className || fold.textContent.trim().slice(0, 40))`;

/** Pages, and on how many sheets they are printed at most; `npm run soak:pages` prints those that are like others, too. */
const PRINTED = [
  ['missions/2011-c-tpat/', 4],
  [`${MISSION}now/`, 7],
  ['actions/', 4],
  ['missions/2014-c-tpat/bilaterals/', 2],
  ['missions/2014-c-tpat/report/', 14],
  [`${MISSION}agenda/`, 6],
  ['recommendations/', 5],
  ['actions/us/', 3],
] as const;

test.each(isLong() ? PRINTED : PRINTED.slice(0, 5))(
  '%s is printed on few pages, without what only a screen can use',
  { timeout: BROWSER_MS },
  async (path, most) => {
    const page = await pageToPrint();
    await page.emulateMedia({ media: null });
    await page.goto(`${served?.address}en/${path}`);
    const bytes = await page.pdf({ format: 'A4' });
    const printed = await PDFDocument.load(bytes);
    expect(printed.getPageCount()).toBeLessThanOrEqual(most);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main :is(button, select, input, .timetable):visible').count()).toBe(0);
    // Paper cannot be unfolded, and a heading of nothing says nothing.
    expect(await page.locator('main :is(#downloads, #calendars, .now-next):visible').count()).toBe(0);
    expect(await page.evaluate<string[]>(FOLDED)).toEqual([]);
  },
);

let printing: Page | undefined;

/** Prints one page after the other: a window of its own for each takes longer. */
async function pageToPrint(): Promise<Page> {
  if (!browser) throw new Error('no browser');
  printing ??= await (await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' })).newPage();
  return printing;
}
