import { expect, test } from 'vitest';
import { BASE, builtFixture, readAll } from './built-fixture.ts';
import { isLong, longestOfEachKind } from './looked-at.ts';
import { openBrowser } from './open-browser.ts';
import { serveFolder } from './serve-folder.ts';
import { sampleSite } from './shared-build.ts';

/** `npm run soak:pages` opens every page of the sample. */
const EDITIONS = isLong()
  ? ([() => sampleSite('public'), () => sampleSite('internal')] as const)
  : ([() => builtFixture('public'), () => builtFixture('internal')] as const);

test('no page of the internal edition, and of no kind in the public one, is kept from anything by its content policy', {
  timeout: 900_000,
}, async () => {
  const [open, inside] = [await EDITIONS[0](), await EDITIONS[1]()];
  const files = readAll(open);
  const lengthOf = (path: string) => files.get(path)?.length ?? 0;
  const [openPages, ofOpen] = await violationsIn(open, longestOfEachKind(inOneLanguage(files), lengthOf));
  // The edition that has more on the same pages shows each of them.
  const [insidePages, ofInside] = await violationsIn(inside, inOneLanguage(readAll(inside)));
  expect([ofOpen, ofInside]).toEqual([[], []]);
  expect([openPages > 20, insidePages > 30]).toEqual([true, true]);
});

/** Pages of one language, and those of none; all where everything is looked at. */
const inOneLanguage = (of: ReadonlyMap<string, string>): readonly string[] =>
  [...of.keys()].filter((file) => (isLong() ? /\.html$/ : /^(?:en\/|[^/]+$).*\.html$/).test(file));

/** Each page of an edition as a browser opens it, and what its content policy kept it from. */
async function violationsIn(
  folder: string,
  paths: readonly string[],
): Promise<readonly [number, readonly string[]]> {
  const served = await serveFolder(folder, isLong() ? '/' : BASE);
  const browser = await openBrowser();
  const seen: string[] = [];
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await context.exposeFunction('tellViolation', (what: string) => void seen.push(what));
    await context.addInitScript(
      "addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => tellViolation(location.pathname + ' ' + effectiveDirective + ' ' + blockedURI))",
    );
    const page = await context.newPage();
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) seen.push(`${page.url()} ${message.text()}`);
    });
    for (const path of paths) await page.goto(`${served.address}${path}`, { waitUntil: 'load' });
  } finally {
    await browser.close();
    served.close();
  }
  return [paths.length, seen];
}
