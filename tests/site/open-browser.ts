import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright } from 'playwright';
import { sharedFolder } from '../shared-folder.ts';

const INSTALLED = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** As a visitor has it: the package's own list opens what a page's policy closes, and draws in software what is never seen. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];

/** The windows of one test file; `close` closes these alone. */
export type Windows = Pick<Browser, 'newContext'> & { readonly close: () => Promise<void> };

let running: Promise<Browser> | undefined;

/**
 * A browser for a test file: one process for all files of a worker, since each takes about a second to begin. A
 * context shares nothing with another.
 */
export async function openBrowser(): Promise<Windows> {
  const browser = await runningBrowser();
  const contexts: BrowserContext[] = [];
  return {
    newContext: async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context;
    },
    close: async () => void (await Promise.all(contexts.map((each) => each.close()))),
  };
}

/** Ends the one process of all windows, which a worker takes with it and a script would wait for without end. */
export async function endBrowser(): Promise<void> {
  await (await running)?.close();
}

async function runningBrowser(): Promise<Browser> {
  const former = await running?.catch(() => undefined);
  if (former?.isConnected()) return former;
  running = launch();
  return running;
}

/** The Chromium that comes with the packages; where it does not run, one that is installed. */
async function launch(): Promise<Browser> {
  const env = { ...process.env, FONTCONFIG_FILE: await fontSettings() };
  try {
    const executablePath = await unpackedBrowser();
    return await playwright.launch({ executablePath, args: ARGUMENTS, headless: true, env });
  } catch (cause) {
    const executablePath = INSTALLED.find((path) => existsSync(path));
    if (!executablePath) throw cause;
    return playwright.launch({ executablePath, args: ARGUMENTS, headless: true, env });
  }
}

const PACKAGES = join(import.meta.dirname, '../../node_modules');
const PACKAGE = join(PACKAGES, '@sparticuz/chromium/package.json');

/** A machine may have no face for Han, and boxes are half as wide: a reader's machine has one. */
const FACES = ['noto-sans-tc', 'noto-serif-tc', 'noto-serif-jp'].flatMap((family) =>
  ['400Regular', '700Bold'].map((weight) => join(PACKAGES, '@expo-google-fonts', family, weight)),
);

/** The machine's faces and those of the packages, in the form of fontconfig. */
async function fontSettings(): Promise<string> {
  const digest = createHash('sha256').update(FACES.join('\n')).digest('hex');
  const folder = await sharedFolder({ name: 'faces', digest }, async (to) => {
    mkdirSync(to);
    const faces = FACES.map((path) => `<dir>${path}</dir>`).join('');
    writeFileSync(
      join(to, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${faces}<cachedir prefix="relative">cache</cachedir></fontconfig>`,
    );
  });
  return join(folder, 'fonts.conf');
}

/** Its own unpacking takes a file for a browser that another worker is still writing, or left when it was stopped. */
async function unpackedBrowser(): Promise<string> {
  const digest = createHash('sha256').update(readFileSync(PACKAGE)).digest('hex');
  const folder = await sharedFolder({ name: 'browser', digest }, async (to) => {
    mkdirSync(to);
    const former = process.env['TMPDIR'];
    process.env['TMPDIR'] = to;
    try {
      await chromium.executablePath();
    } finally {
      if (former === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = former;
    }
  });
  return join(folder, 'chromium');
}
