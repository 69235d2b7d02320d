import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../site/build.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { BASE, builtFixture, LANGUAGES, MISSION } from './built-fixture.ts';
import { openBrowser, type Windows } from './open-browser.ts';
import { serveFolder } from './serve-folder.ts';

const SETUP_MS = 240_000;
const BROWSER_MS = 180_000;
const MEETING = `en/${MISSION}/bilaterals/qa/`;
/** Of the internal edition alone: its mission is never published. */
const INTERNAL = 'en/missions/2031-unpublished/';

let browser: Windows | undefined;
beforeAll(async () => {
  browser = await openBrowser();
}, SETUP_MS);
afterAll(() => browser?.close());

/** Three editions that stand at one address one after the other: internal, public, and public without a meeting. */
async function buildThree(): Promise<readonly string[]> {
  const first = [await builtFixture('internal'), await builtFixture('public')];
  const root = copyOf('site');
  const outDir = join(root, 'out');
  edit(root, `data/${MISSION}/bilaterals.yaml`, { find: 'id: qa', put: 'id: qa\n    audience: internal' });
  for (const language of LANGUAGES)
    rmSync(join(root, 'content', MISSION, language, 'readouts/qa.mdx'), { force: true });
  await buildSite({
    workspaceRoot: root,
    outDir,
    audience: 'public',
    now: Date.parse('2025-02-01T00:00:00Z'),
  });
  return [...first, outDir];
}

/** Asked of all stores at once: opening one that is forgotten meanwhile would make it anew. */
const isCached = (page: Page, path: string): Promise<boolean> =>
  page.evaluate(`caches.match('${path}').then((found) => found !== undefined)`);
const names = (page: Page): Promise<readonly string[]> => page.evaluate('caches.keys()');

test('a device keeps nothing of the internal edition, nor what was withdrawn, and the next build whole', {
  timeout: SETUP_MS + BROWSER_MS,
}, async () => {
  const [internal = '', open = '', without = ''] = await buildThree();
  let folder = internal;
  const served = await serveFolder(() => folder, BASE);
  const context = await browser?.newContext({ locale: 'en' });
  const page = await context?.newPage();
  if (!page || !context) throw new Error('no browser');
  const visit = (path: string) => page.goto(`${served.address}${path}`);
  const keeps = (path: string, wanted: boolean) =>
    expect.poll(() => isCached(page, BASE + path), { timeout: BROWSER_MS }).toBe(wanted);
  await visit(INTERNAL);
  await keeps(INTERNAL, true);
  folder = open;
  await visit(MEETING);
  await keeps(INTERNAL, false);
  await keeps(MEETING, true);
  const others = async () => (await names(page)).filter((name) => !name.startsWith('attache public '));
  await expect.poll(others, { timeout: BROWSER_MS }).toEqual([]);
  folder = without;
  await visit(`en/${MISSION}/`);
  await keeps(MEETING, false);
  await keeps(`en/${MISSION}/agenda/`, true);
  await context.setOffline(true);
  await visit(MEETING);
  expect(await page.locator('h1').textContent()).toBe('You are offline');
  await context.setOffline(false);
  folder = internal;
  // The former worker is asked to keep pages while the next one fetches what it keeps.
  await page.evaluate(`navigator.serviceWorker.ready.then(async (registration) => {
    const { active } = registration;
    await registration.update();
    while (registration.installing) {
      active.postMessage({ keep: [] });
      await new Promise((done) => setTimeout(done, 5));
    }
  })`);
  await visit(`en/${MISSION}/`);
  await keeps(`en/${MISSION}/`, true);
  const ofPublic = async () => (await names(page)).filter((name) => name.startsWith('attache public '));
  await expect.poll(ofPublic, { timeout: BROWSER_MS }).toEqual([]);
  expect((await names(page)).filter((name) => name.endsWith(' kept'))).toHaveLength(1);
  served.close();
  await context.close();
});
