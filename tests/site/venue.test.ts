import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isKept } from './kept-by-worker.ts';
import { openBrowser, type Windows } from './open-browser.ts';
import { type Served, serveFolder } from './serve-folder.ts';
import { sampleSite } from './shared-build.ts';

const SETUP_MS = 180_000;
const BROWSER_MS = 180_000;
const MISSION = 'missions/2027-harbour-forum/';
/** In the afternoon of the forum's first day. */
const AT_THE_FORUM = new Date('2027-03-25T14:20:00Z');
const PHONE = { width: 390, height: 844 };

let folder = '';
let browser: Windows | undefined;

beforeAll(async () => {
  folder = await sampleSite();
  browser = await openBrowser();
}, SETUP_MS);

afterAll(() => browser?.close());

async function visit(path: string, look: (page: Page, served: Served) => Promise<void>): Promise<void> {
  if (!browser) throw new Error('no browser');
  const served = await serveFolder(folder, '/');
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.clock.setFixedTime(AT_THE_FORUM);
  await page.goto(`${served.address}${path}`);
  await look(page, served);
  // Closed first: a context waits for what its worker has asked of a server that stalls.
  served.close();
  await context.close();
  expect(refused).toEqual([]);
}

test('during a mission home opens what is on and what is next, on the clocks of the place and of home', {
  timeout: BROWSER_MS,
}, async () => {
  await visit('en/', async (page) => {
    await page.waitForURL(`**/en/${MISSION}now/`);
    const next = page.locator('[data-slot=next] .now-when');
    expect((await next.allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      '14:00–15:30 home 22:00 Under way',
    ]);
    expect(await page.locator('[data-clock=here]').textContent()).toBe('Thu 14:20');
    expect(await page.evaluate(SETTLED)).toEqual({ skipped: [], hasMoved: false });
    // The flight of half past midnight at home stands under its own day, though it is the day before at the forum.
    const flight = page.locator('.day', { hasText: 'Taipei to Port Aurel' }).locator('.day-title');
    expect(await flight.getAttribute('data-day')).toBe('2027-03-24');
    await page.locator('.now a[href="#day-2027-03-26"]').click();
    expect(new URL(page.url()).hash).toBe('#day-2027-03-26');
  });
});

/** Headings that leave a level out, and whether what could be read has moved by more than a tenth (web.dev/cls). */
const SETTLED = `new Promise((tell) => {
  const levels = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].filter((each) => each.checkVisibility());
  const skipped = levels.filter((each, index) => index > 0 && each.tagName[1] - levels[index - 1].tagName[1] > 1);
  let moved = 0;
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) moved += value; }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => tell({ skipped: skipped.map((each) => each.textContent.trim()), hasMoved: moved > 0.1 }), 50);
})`;

test('who one is and what one writes down stay on the device', { timeout: BROWSER_MS }, async () => {
  await visit(`en/${MISSION}now/`, async (page) => {
    const shown = page.locator('.day [data-entry]:visible');
    const all = await shown.count();
    await page.locator('[data-me] select').selectOption('紀汐語-example');
    expect(await shown.count()).toBeLessThan(all);
    const note = page.locator('.day [data-note]:visible').first();
    await note.locator('summary').click();
    await note.locator('textarea').fill('Call <back> by Friday');
    await page.reload();
    expect(await page.locator('[data-me] select').inputValue()).toBe('紀汐語-example');
    expect(await note.locator('textarea').inputValue()).toBe('Call <back> by Friday');
    const [file] = await Promise.all([page.waitForEvent('download'), note.locator('button').click()]);
    expect(file.suggestedFilename()).toMatch(/\.mdx?$/);
  });
});

test('after one visit to home the current mission can be read, and searched, on a network that stalls', {
  timeout: BROWSER_MS,
}, async () => {
  await visit('zh-TW/actions/', async (page, served) => {
    const last = `/en/${MISSION}now/`;
    for (const path of [last, '/offline.json'])
      await expect.poll(() => isKept(page, path), { timeout: BROWSER_MS }).toBe(true);
    served.stall();
    await page.goto(new URL(last, page.url()).href, { waitUntil: 'commit' });
    expect(await page.locator('h1').textContent()).toBe('Now');
    await page.goto(new URL('/zh-TW/search/?q=夜間通關', page.url()).href, { waitUntil: 'commit' });
    await page.locator('#search-hits li').first().waitFor();
    await page.goto(new URL('/en/offline/', page.url()).href, { waitUntil: 'commit' });
    await page.locator('#kept-clear').click();
    await expect.poll(() => page.locator('main :is(#kept a, button):visible').count()).toBe(0);
  });
});

test('the timetable draws a line where this moment is, and marks what comes next', {
  timeout: BROWSER_MS,
}, async () => {
  await visit(`en/${MISSION}agenda/`, async (page) => {
    const line = page.locator('.timetable-now:not([hidden])');
    await expect.poll(() => line.count()).toBe(1);
    const next = page.locator('.timetable-entry[data-next]');
    const running = page.locator('.timetable-entry[data-running]');
    expect([await next.count(), (await running.count()) > 0]).toEqual([1, true]);
    await page.setViewportSize({ width: 1280, height: 900 });
    const top = (locator: typeof line) => locator.evaluate((element) => element.getBoundingClientRect().top);
    const [from, at, to] = [await top(running.first()), await top(line), await top(next)];
    expect([from < at, at < to]).toEqual([true, true]);
  });
});
