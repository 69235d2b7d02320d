import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { loadWords } from '#load/words.ts';
import { serveDesk } from '../../scripts/desk/serve-desk.ts';
import { runInProcess } from '../commands/run-in-process.ts';
import { bringAxe } from '../site/axe.ts';
import { openBrowser } from '../site/open-browser.ts';
import { AFTER, BEFORE } from './one-mission.ts';
import { runHere } from './run-here.ts';
import { type Walk, walkOn } from './walk.ts';

const [HIGH, LOW] = [900, 450];
const BEFORE_TRIP = Date.parse('2027-02-01T09:00+08:00');
const AFTER_TRIP = Date.parse('2027-03-10T09:00+08:00');

/** An office's own workspace, as `init` makes it, and its desk in a browser; nothing in it is written but by pages. */
export type Office = {
  readonly root: string;
  readonly page: Page;
  readonly walk: Walk;
  /** From nothing to a mission that is public; `after` each step somebody may look around. */
  readonly walkAll: (after?: (step: string) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Opening = {
  readonly language: string;
  readonly width: number;
  /** Commands are processes, as for a user, and may build. */
  readonly isApart?: boolean;
};

export async function openOffice({ language, width, isApart = false }: Opening): Promise<Office> {
  const root = mkdtempSync(join(tmpdir(), 'attache-desk-'));
  const names = ['--name', 'zh-TW=港務局', '--name', 'en=Harbour Bureau'];
  await runInProcess('init', root, ...names, '--economy', 'TW', '--zone', 'Asia/Taipei', '--yes');
  let now = BEFORE_TRIP;
  const desk = await serveDesk({ root, port: 0, now: () => now, ...(!isApart && { run: runHere }) });
  if (!desk) throw new Error('no port');
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width, height: HIGH }, locale: language });
  await bringAxe(context);
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  await page.goto(desk.address);
  const walk = walkOn(page, { origin: new URL(desk.address).origin, language, t: loadWords(root)(language) });
  return {
    ...{ root, page, walk },
    walkAll: async (after) => {
      for (const [steps, clock] of [
        [BEFORE, BEFORE_TRIP],
        [AFTER, AFTER_TRIP],
      ] as const)
        for (const [name, step] of Object.entries(steps)) {
          now = clock;
          // Only a board is looked at as a whole; what is not drawn takes no time.
          await page.setViewportSize({ width, height: name === 'schedule' ? HIGH : LOW });
          await step(walk);
          await page.setViewportSize({ width, height: HIGH });
          await after?.(name);
        }
    },
    close: async () => {
      await browser.close();
      await desk.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** All facts and prose of a workspace, one after the other, as a person finds them. */
export function writtenFiles(root: string): string {
  const files = ['data', 'content'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:yaml|mdx)$/.test(name))
      .map((name) => join(folder, name).replaceAll('\\', '/')),
  );
  return files
    .sort()
    .map((file) => `─── ${file}\n${readFileSync(join(root, file), 'utf8')}`)
    .join('\n');
}

/** But for when and where meetings are, which a search decides that a slow machine cuts short. */
export const withoutPlaces = (text: string): string =>
  text
    .replace(/(pin|placement): \{.*\}/g, '$1: { … }')
    .replace(/durationMinutes: \d+/g, 'durationMinutes: …');
