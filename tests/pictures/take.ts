import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { HELP_PICTURES, type HelpPicture } from '../../site/lib/help-pictures.ts';
import { openBrowser } from '../site/open-browser.ts';
import { serveFolder } from '../site/serve-folder.ts';
import { sampleSite } from '../site/shared-build.ts';

const WHERE = join(TOOLKIT_ROOT, 'site', 'public', 'help');
const QUALITY = 82;
/** The pages that tell what is now tell it of the sample's trip to come. */
const DURING_THE_TRIP = '2027-03-25T10:20:00Z';

const LANGUAGES = ['zh-TW', 'en'];

/** `npm run pictures`: the pictures of the help, drawn anew from the sample workspace. */
async function takePictures(): Promise<void> {
  const served = await serveFolder(await sampleSite('internal'), '/');
  for (const language of LANGUAGES)
    for (const picture of HELP_PICTURES)
      await takePicture(picture, `${served.address}${language}/`, language);
  served.close();
}

/** A browser for each: the one of the packages ends with its page. */
async function takePicture(
  { name, path, at = '#main', width, height }: HelpPicture,
  home: string,
  language: string,
): Promise<void> {
  const browser = await openBrowser();
  const page = await browser.newPage({
    viewport: { width, height },
    locale: language,
    colorScheme: 'light',
    serviceWorkers: 'block',
  });
  await page.clock.setFixedTime(new Date(DURING_THE_TRIP));
  await page.goto(home + path, { waitUntil: 'load' });
  await page
    .locator(at)
    .first()
    .evaluate((part) => part.scrollIntoView());
  const image = await loadImage(await page.screenshot());
  await browser.close();
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  mkdirSync(join(WHERE, language), { recursive: true });
  writeFileSync(join(WHERE, language, `${name}.webp`), await canvas.encode('webp', QUALITY));
  process.stdout.write(`site/public/help/${language}/${name}.webp\n`);
}

await takePictures();
