import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright';

const INSTALLED = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** As a visitor has it: the package's own list opens what a page's policy closes, and draws in software what is never seen. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];

/** The Chromium that comes with the packages; where it does not run, one that is installed. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: ARGUMENTS,
      headless: true,
    });
  } catch (cause) {
    const executablePath = INSTALLED.find((path) => existsSync(path));
    if (!executablePath) throw cause;
    return playwright.launch({ executablePath, args: ARGUMENTS, headless: true });
  }
}
