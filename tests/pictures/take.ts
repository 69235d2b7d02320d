import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { HELP_PICTURES, type HelpPicture } from '../../site/lib/help-pictures.ts';
import { openOffice } from '../desk/walked-office.ts';
import { endBrowser, openBrowser } from '../site/open-browser.ts';
import { serveFolder } from '../site/serve-folder.ts';
import { sampleSite } from '../site/shared-build.ts';
import { LOOKS } from './look-at-desk.ts';

const WHERE = join(TOOLKIT_ROOT, 'site', 'public', 'help');
const QUALITY = 82;
/** The pages that tell what is now tell it of the sample's trip to come; during it home leads to them, too. */
const DURING_THE_TRIP = '2027-03-25T10:20:00Z';
const BEFORE_THE_TRIP = '2027-03-10T10:20:00Z';

/** Of the window in which the desk is walked through. */
const BROAD_PX = 1440;

const LANGUAGES = ['zh-TW', 'en'];

/** `npm run pictures`: the pictures of the help, drawn anew from the sample workspace and from a walk through the desk. */
async function takePictures(): Promise<void> {
  const served = await serveFolder(await sampleSite('internal'), '/');
  for (const language of LANGUAGES)
    for (const picture of HELP_PICTURES.filter(({ after }) => after === undefined))
      await takeOfSite(picture, `${served.address}${language}/`, language);
  served.close();
  for (const language of LANGUAGES) await takeOfDesk(language);
}

async function takeOfSite(picture: HelpPicture, home: string, language: string): Promise<void> {
  const { path, at, width, height } = picture;
  const browser = await openBrowser();
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    colorScheme: 'light',
    // Else it is taken on its way down the page.
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(path === '' ? BEFORE_THE_TRIP : DURING_THE_TRIP));
  await page.goto(home + path, { waitUntil: 'load' });
  if (at !== undefined)
    await page
      .locator(at)
      .first()
      .evaluate((part) => part.scrollIntoView());
  await keepPicture(await page.screenshot(), picture, language);
  await browser.close();
}

/** An office that starts with nothing and ends with a published mission, looked at on its way. */
async function takeOfDesk(language: string): Promise<void> {
  const office = await openOffice({ language, width: BROAD_PX, isApart: true });
  const { page, walk, walkAll, close } = office;
  await walkAll(async (step) => {
    for (const picture of HELP_PICTURES.filter(({ after }) => after === step)) {
      const { name, path, width, height } = picture;
      await page.setViewportSize({ width, height });
      await walk.open(path.replace('{language}', language));
      await LOOKS[name]?.(office);
      await keepPicture(await page.screenshot({ animations: 'disabled' }), picture, language);
    }
    await page.setViewportSize({ width: BROAD_PX, height: 900 });
  });
  await close();
}

async function keepPicture(shot: Buffer, { name, width, height }: HelpPicture, language: string) {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(await loadImage(shot), 0, 0, width, height);
  mkdirSync(join(WHERE, language), { recursive: true });
  writeFileSync(join(WHERE, language, `${name}.webp`), await canvas.encode('webp', QUALITY));
  process.stdout.write(`site/public/help/${language}/${name}.webp\n`);
}

await takePictures();
await endBrowser();
