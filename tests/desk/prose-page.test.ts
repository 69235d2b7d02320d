import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDesk, serveDesk } from '../../scripts/desk/serve-desk.ts';
import { bringAxe, faultsOfAxe } from '../site/axe.ts';
import { isLong } from '../site/looked-at.ts';
import { openBrowser, type Windows } from '../site/open-browser.ts';
import { fixture } from '../workspace-copy.ts';
import { shiftAnswers } from './shift-answers.ts';

const REPORT = 'content/missions/2020-visit/en/report.mdx';
const PATIENCE_MS = 180_000;

let root = '';
let desk: OpenDesk | undefined;
let browser: Windows | undefined;
let page: Page;
/** What the policy of the page has refused, or a script has thrown. */
const complaints: string[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'attache-prose-'));
  cpSync(fixture('tiny'), root, { recursive: true });
  desk = await serveDesk({ root, port: 0, now: () => Date.parse('2026-11-21T09:00+08:00') });
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  await bringAxe(context);
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(desk?.address ?? '');
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  await desk?.close();
  rmSync(root, { recursive: true, force: true });
});

async function open(path: string): Promise<void> {
  await page.goto(new URL(desk?.address ?? '').origin + path);
  await page.locator('.cm-content').waitFor();
}

const textOf = (): string => readFileSync(join(root, REPORT), 'utf8');

test('a component is completed, a fault is seen and mended, the page is drawn, what others write is merged', {
  timeout: PATIENCE_MS,
}, async () => {
  await open('/en/prose/2020-visit/en/report.mdx#L3');
  await page.locator('.prose-page p.is-here', { hasText: 'went to Madrid' }).waitFor();
  const editor = page.getByRole('textbox', { name: 'Report' });
  await editor.press('End');
  await page.keyboard.type(' Less than <5% of it.\n\n<Pho');
  await page.getByRole('option', { name: /<Photo>/ }).waitFor();
  // What has just come up under somebody's fingers is not taken yet.
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  // What there is to name comes up by itself.
  await page.getByRole('option', { name: /handshake/ }).click();
  await page.getByRole('button', { name: 'Line 3', exact: true }).first().waitFor();
  await page.getByText('shown is how it was before').waitFor();
  await page.getByRole('button', { name: 'Mend 1 fault' }).click();
  await page.locator('.prose-page p', { hasText: 'Less than <5% of it.' }).waitFor();

  writeFileSync(join(root, REPORT), textOf().replace('## Meetings', '## Meetings held'));
  await page.getByText('changed by somebody else meanwhile').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('together with what others had changed').waitFor();
  expect(textOf().split('\n').slice(2, 12)).toEqual([
    'The delegation went to Madrid. Less than \\<5% of it.',
    '',
    '<Photo id="handshake" />',
    '',
    '<Itinerary />',
    '',
    '## Meetings held',
    '',
    '<Bilateral id="es" />',
    '',
  ]);
  await page.locator('.prose-page h2', { hasText: 'Meetings held' }).click();
  await page.locator('.prose-page h2.is-here', { hasText: 'Meetings held' }).waitFor();

  // Escape and then Tab leaves the editor, however long somebody takes.
  await editor.press('Escape');
  await page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 30_000;
  });
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement?.shadowRoot === null')).toBe(true);
});

test('a save answered before the page is drawn leaves no draft of a text, and what was asked before it undoes nothing', {
  timeout: PATIENCE_MS,
}, async () => {
  await open('/en/prose/2020-visit/en/report.mdx#L3');
  const editor = page.getByRole('textbox', { name: 'Report' });
  await editor.press('End');
  await page.evaluate(shiftAnswers, ['/api/prose-save', '/api/prose-text'] as const);
  writeFileSync(join(root, REPORT), `${textOf()}\n`);
  await expect.poll(() => page.evaluate('window.isHeld'), { timeout: 60_000 }).toBe(true);
  // Between two frames: what a stroke leaves to be done later has not been done when the save is answered.
  await page.evaluate(async () => {
    document.execCommand('insertText', false, 'qq');
    await new Promise((resolve) => setTimeout(resolve));
    document.querySelector<HTMLElement>('.desk-save button')?.click();
  });
  await page.locator('.desk-save [role=status]', { hasText: 'Saved' }).waitFor();
  await page.evaluate('window.release()');
  await page.waitForTimeout(300);
  const draft = await page.evaluate((key) => localStorage.getItem(key), `attache-desk:${REPORT}`);
  const shown = (await page.locator('.cm-content').textContent()) ?? '';
  expect([draft, textOf().includes('qq'), shown.includes('qq')]).toEqual([null, true, true]);
});

test('the paper shows the page of the cursor, and the other edition what only one has been given', {
  timeout: PATIENCE_MS,
}, async () => {
  await open('/en/prose/2020-visit/en/report.mdx#L3');
  await page.getByRole('tab', { name: 'PDF' }).click();
  await page.locator('.prose-here').waitFor();
  expect(await page.getByRole('img', { name: /^Page \d+ of \d+ of the PDF$/ }).count()).toBe(1);
  await page.getByRole('tab').last().click();
  await page.getByText('never marked as read together').waitFor();
  await page.getByRole('button', { name: 'All of it has been read together' }).click();
  await page.getByText('0 places have changed since').waitFor();
});

/** `npm run soak:pages` looks at both. */
const LOOKS = [
  ['zh-TW', 360],
  ['en', 1440],
] as const;

test('axe finds nothing in either language, wide and narrow, nor does the page scroll sideways', {
  timeout: PATIENCE_MS,
}, async () => {
  for (const [language, width] of isLong() ? LOOKS : LOOKS.slice(0, 1)) {
    await page.emulateMedia({ colorScheme: language === 'en' ? 'dark' : 'light' });
    await page.setViewportSize({ width, height: 800 });
    await open(`/${language}/prose/2020-visit/en/report.mdx`);
    for (const [index, tab] of (await page.getByRole('tab').all()).entries()) {
      await tab.click();
      await page.locator('#prose-pane [aria-busy]').waitFor({ state: 'detached' });
      // But for the pane the page is as it was under the first tab.
      const within = index === 0 ? undefined : '#prose-pane';
      expect([language, index, await faultsOfAxe(page, { within })]).toEqual([language, index, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    }
  }
  expect(complaints).toEqual([]);
});
