import { createCanvas, loadImage } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import type { SetResult } from '#reports/report-input.ts';
import { setBrief } from '#reports/set-brief.ts';
import { setParallelReport } from '#reports/set-parallel-report.ts';
import { setPocketSchedule } from '#reports/set-pocket-schedule.ts';
import { setReport } from '#reports/set-report.ts';
import { acceptedBytes } from './accepted.ts';
import { fonts, hyphenate, inputFor, NOW, openFixture, words } from './fixture.ts';

const SCALE = 0.75;
/** Share of a page's brightness that another rasteriser may change: antialiasing, not a moved line. */
const TOLERANCE = 0.004;

const workspace = openFixture();
const { mission } = inputFor(workspace, 'en');
const parallel = () =>
  setParallelReport({ workspace, mission, languages: ['zh-TW', 'en'], t: words, fonts, hyphenate, now: NOW });
const papers: readonly (readonly [string, () => SetResult, readonly number[]])[] = [
  ['report.zh-TW', () => setReport(inputFor(workspace, 'zh-TW')), [1, 2, 3, 5]],
  ['report.en', () => setReport(inputFor(workspace, 'en')), [1, 5]],
  ['report.parallel', parallel, [1, 3]],
  ['brief.en', () => setBrief(inputFor(workspace, 'en')), [2]],
  ['pocket.zh-TW', () => setPocketSchedule(inputFor(workspace, 'zh-TW')), [1]],
];

test.each(papers)('%s looks as accepted', async (name, make, pages) => {
  const made = make();
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  const document = await getDocument({ data: new Uint8Array(made.bytes), verbosity: 0 }).promise;
  for (const number of pages) {
    const picture = await draw(document, number);
    const accepted = acceptedBytes(`pages/${name}.${number}.png`, picture);
    expect(await difference(picture, accepted)).toBeLessThan(TOLERANCE);
  }
});

async function draw(
  document: Awaited<ReturnType<typeof getDocument>['promise']>,
  number: number,
): Promise<Buffer> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: SCALE });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const parameters = { canvas, canvasContext: canvas.getContext('2d'), viewport };
  await page.render(parameters as unknown as Parameters<typeof page.render>[0]).promise;
  return canvas.toBuffer('image/png');
}

/** Mean difference of two pictures, 0 (alike) to 1; 1 when their sizes differ. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [first, second] = [await pixels(a), await pixels(b)];
  if (first.length !== second.length) return 1;
  let sum = 0;
  for (const [index, value] of first.entries()) sum += Math.abs(value - (second[index] ?? 0));
  return sum / first.length / 255;
}

async function pixels(png: Buffer): Promise<Uint8ClampedArray> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}
