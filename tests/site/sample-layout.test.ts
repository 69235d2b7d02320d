import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { localize } from '#model/localized.ts';
import { inTurns, longestOfEachKind } from './looked-at.ts';
import { openBrowser, type Windows } from './open-browser.ts';
import { type Served, serveFolder } from './serve-folder.ts';
import { sampleSite } from './shared-build.ts';

const SETUP_MS = 180_000;
const WALK_MS = 900_000;
/** As narrow as a desktop of 1,280 px is at 400 % (WCAG 2.2, 1.4.10). */
const NARROWEST = { width: 320, height: 640 };
const PHONE = { width: 390, height: 900 };
/** Of a phone; a page that is longer cannot be surveyed. */
const MOST_SCREENS = 20;
const HEAVIEST = 8;
/** WCAG 2.2, 1.4.12. */
const TEXT_SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

let served: Served | undefined;
let browser: Windows | undefined;
let paths: readonly string[] = [];
/** Those with most to say, of whatever kind and language. */
let heaviest: readonly string[] = [];

beforeAll(async () => {
  const folder = await sampleSite();
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort();
  const sizeOf = (file: string) => statSync(join(folder, file)).size;
  const pathOf = (file: string) => file.replace(/index\.html$/, '');
  // The choice of a language leads on.
  paths = longestOfEachKind(inTurns(all), sizeOf, { inEitherLanguage: true })
    .map(pathOf)
    .filter((path) => path !== '');
  heaviest = all
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, HEAVIEST)
    .map(pathOf);
  served = await serveFolder(folder, '/');
  browser = await openBrowser();
}, SETUP_MS);

afterAll(async () => {
  await browser?.close();
  served?.close();
});

test('at 320 px nothing scrolls sideways, parts a word, is cut off, too small to hit or endless, also with text spaced out', {
  timeout: WALK_MS,
}, async () => {
  const faults: string[] = [];
  await walk(paths, NARROWEST, async (page, path) => {
    const screens = await screensOf(page, NARROWEST.width);
    if (screens > MOST_SCREENS) faults.push(`${path} ${screens} screens`);
    await page.evaluate(UNFOLD);
    const plain = await page.evaluate<string[]>(LOOK);
    await page.addStyleTag({ content: TEXT_SPACING });
    const spaced = await page.evaluate<string[]>(SPACED);
    faults.push(
      ...plain.map((fault) => `${path} ${fault}`),
      ...spaced.map((fault) => `${path} spaced: ${fault}`),
    );
  });
  expect(faults).toEqual([]);
});

test('in a day of meetings the name of each room stands over its own column', async () => {
  if (!browser || !served) throw new Error('no browser');
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(`${served.address}en/missions/2027-harbour-forum/bilaterals/`);
  const places = await page.evaluate<readonly (readonly [string, boolean])[]>(OVER);
  await context.close();
  expect(places.length).toBeGreaterThan(5);
  expect(places.filter(([, isOver]) => !isOver)).toEqual([]);
});

/** Each meeting's room, and whether the heading of that name begins where the meeting does. */
const OVER = `[...document.querySelectorAll('.meeting-grid')].flatMap((grid) =>
  [...grid.querySelectorAll('.session')].map((session) => {
    const room = session.querySelector('.session-room').textContent;
    const heading = [...grid.querySelectorAll('.grid-columns > span')].find((each) => each.textContent === room);
    const left = (element) => element.getBoundingClientRect().left;
    return [room, Math.abs(left(heading) - left(session.closest('li'))) < 2];
  }),
)`;

test('a tag is as wide as its words', async () => {
  if (!browser || !served) throw new Error('no browser');
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(`${served.address}en/partners/US/`);
  // As a meeting to come has it in the internal edition, which is not made for this alone.
  const rows = await page.evaluate<number>(TAGGED);
  const spare = await page.evaluate<readonly number[]>(SPARE);
  await context.close();
  expect([rows > 1, spare.length > rows]).toEqual([true, true]);
  expect(spare.filter((width) => width > 32)).toEqual([]);
});

/** Gives each row of meetings a tag, and tells how many there are. */
const TAGGED = `[...document.querySelectorAll('.row-what')].map((row) => row.append(Object.assign(document.createElement('span'), { className: 'tag status', textContent: 'Open' }))).length`;

/** How much wider each tag is than what it says. */
const SPARE = `[...document.querySelectorAll('.tag')].map((tag) => {
  const words = document.createRange();
  words.selectNodeContents(tag);
  return tag.getBoundingClientRect().width - words.getBoundingClientRect().width;
})`;

test('on a phone the longest pages can be surveyed in both languages', { timeout: WALK_MS }, async () => {
  const screens: number[] = [];
  await walk(heaviest, PHONE, async (page) => void screens.push(await screensOf(page, PHONE.width)));
  expect([screens.length, screens.filter((each) => each > MOST_SCREENS)]).toEqual([HEAVIEST, []]);
});

/** How many screens of a phone the page as it opens would fill, in a window of this width. */
async function screensOf(page: Page, width: number): Promise<number> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  return Math.round((height * width) / (PHONE.height * PHONE.width));
}

type Look = (page: Page, path: string) => Promise<void>;

async function walk(
  to: readonly string[],
  viewport: { readonly width: number; readonly height: number },
  look: Look,
): Promise<void> {
  if (!browser || !served) throw new Error('no browser');
  const context = await browser.newContext({ viewport, serviceWorkers: 'block', bypassCSP: true });
  const page = await context.newPage();
  for (const path of to) {
    await page.goto(`${served.address}${path}`, { waitUntil: 'load' });
    await look(page, path);
  }
  await context.close();
}

const UNFOLD = `for (const fold of document.querySelectorAll('.chapter-fold')) fold.open = true`;

/** Runs in the page. Style and layout are read once for each element: some pages have thousands. */
const SHARED = `
  const faults = [];
  const name = (element) => element.tagName.toLowerCase() + (element.className && typeof element.className === 'string' ? '.' + element.className.split(' ')[0] : '');
  const away = new Set(document.querySelectorAll('.visually-hidden, .skip-link, [hidden], thead, option, svg, [data-apart]'));
  const look = (element) => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden' || away.has(element) || element.tagName === 'DETAILS' && !element.open) return;
    if (/auto|scroll/.test(style.overflowX)) return;
    if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) faults.push('cuts off ' + name(element));
    check(element, style);
    for (const child of element.children) look(child);
  };
  for (const element of document.querySelectorAll('[hidden]'))
    if (getComputedStyle(element).display !== 'none') faults.push('shows what is hidden: ' + name(element));
  if (document.documentElement.scrollWidth > innerWidth) {
    const widest = [...document.body.querySelectorAll('*')].find((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.skip-link, .visually-hidden'));
    faults.push('scrolls sideways: ' + document.documentElement.scrollWidth + ' by ' + (widest ? name(widest) : ''));
  }
`;
/** Of the people whom the sample names. */
const HYPHENATED_NAMES = [...(loadWorkspace(TOOLKIT_ROOT).workspace?.people.values() ?? [])]
  .flatMap(({ name }) => [...localize(name, 'en').matchAll(/\p{L}+(?:-\p{L}+)+/gu)].map(([word]) => word))
  .join('|');
const SPACED = `(() => { ${SHARED} const check = () => undefined; look(document.body); return faults; })()`;
const LOOK = String.raw`(() => { ${SHARED}
  const range = document.createRange();
  const isParted = (node, word, index) => {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const tops = [...range.getClientRects()].map(({ top }) => top);
    return Math.max(...tops) - Math.min(...tops) > 8;
  };
  const check = (element, style) => {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !isParted(node, node.data, 0)) continue;
      for (const { 0: word, index } of node.data.matchAll(/${HYPHENATED_NAMES}|[A-Z]+(?:-[A-Z\d]+)+|[A-Za-zÀ-ɏ]+/g))
        if (isParted(node, word, index)) faults.push('parts ' + word + ' in ' + name(element));
    }
    // A link in running text is as high as its line (WCAG 2.2, 2.5.8).
    if (!element.matches('a[href], button, input, select, textarea, summary') || style.display === 'inline') return;
    const { width, height } = element.getBoundingClientRect();
    if (width < 24 || height < 24) faults.push('a target of ' + Math.round(width) + ' × ' + Math.round(height) + ': ' + name(element) + ' ' + element.textContent.trim().slice(0, 30));
  };
  look(document.body);
  return faults;
})()`;
