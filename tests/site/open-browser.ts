import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright';

const INSTALLED = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The Chromium that comes with the packages; where it does not run, one that is installed. */
export async function openBrowser(): Promise<Browser> {
  try {
    // In one process, closing one context would close them all.
    const args = chromium.args.filter((arg) => arg !== '--single-process');
    return await playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
  } catch (cause) {
    const executablePath = INSTALLED.find((path) => existsSync(path));
    if (!executablePath) throw cause;
    return playwright.launch({ executablePath, args: ['--no-sandbox'], headless: true });
  }
}
