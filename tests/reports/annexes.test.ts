import { degrees, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { AnnexId } from '#model/identifier.ts';
import { appendPages } from '#reports/pdf/append-pages.ts';
import { setParallelReport } from '#reports/set-parallel-report.ts';
import { setReport } from '#reports/set-report.ts';
import { inputFor, openFixture, words } from './fixture.ts';
import { readPdf, squash } from './read-pdf.ts';

const workspace = openFixture();

async function pdfOf(...turns: readonly number[]): Promise<{ bytes: Uint8Array; pageCount: number }> {
  const document = await PDFDocument.create();
  for (const turn of turns) document.addPage([300, 400]).setRotation(degrees(turn));
  return { bytes: await document.save(), pageCount: turns.length };
}

async function withAnnexes() {
  const { mission } = inputFor(workspace, 'en');
  const annexes = ['map', 'list'].map((id) => ({
    id: AnnexId.parse(id),
    title: { 'zh-TW': id === 'map' ? '圖' : '表', en: id === 'map' ? 'Map' : 'List' },
    file: `${id}.pdf`,
    audience: 'public' as const,
  }));
  const annexFiles = new Map([
    ['map', await pdfOf(0, 90)],
    ['list', await pdfOf(180, 270)],
  ]);
  return { ...inputFor(workspace, 'en', { ...mission, annexes }), annexFiles };
}

async function whole(made: ReturnType<typeof setReport>): Promise<Uint8Array> {
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  return appendPages(made.bytes, made.appendages ?? []);
}

test('the parallel edition has the annexes too, listed with their pages in both languages', async () => {
  const made = setParallelReport({ ...(await withAnnexes()), languages: ['zh-TW', 'en'], t: words });
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  const own = (await readPdf(made.bytes)).labels ?? [];
  const { labels, outline, pages } = await readPdf(await whole(made));
  const first = Number(own.at(-1)) + 1;
  expect(labels?.slice(own.length)).toEqual([0, 1, 2, 3].map((each) => `${first + each}`));
  expect(outline.slice(-2)).toEqual(['附件 1　圖 / Annex 1  Map', '附件 2　表 / Annex 2  List']);
  const text = squash(pages.join(''));
  const listed = [`圖（第 ${first} 頁起）`, `Map (from page ${first})`, `List (from page ${first + 2})`];
  expect(listed.filter((each) => !text.includes(squash(each)))).toEqual([]);
});

test('the number stands at the foot of a page however it is turned', async () => {
  const bytes = await whole(setReport(await withAnnexes()));
  const shown = await footOf(bytes);
  expect(shown).toEqual(shown.map(() => ({ fromFoot: 26, isCentred: true })));
});

/** Where the number of each of the last four pages is seen. */
async function footOf(bytes: Uint8Array) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const places: { fromFoot: number; isCentred: boolean }[] = [];
  for (let number = document.numPages - 3; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const view = page.getViewport({ scale: 1 });
    const [item] = (await page.getTextContent()).items;
    if (!item || !('transform' in item)) throw new Error('a page has its number');
    const [x = 0, y = 0] = view.convertToViewportPoint(item.transform[4], item.transform[5]);
    places.push({
      fromFoot: Math.round(view.height - y),
      isCentred: Math.abs(x + item.width / 2 - view.width / 2) < 1,
    });
  }
  await task.destroy();
  return places;
}

test('with foreign pages in it, a report no longer says that it is archivable or accessible', async () => {
  const input = await withAnnexes();
  const alone = setReport({ ...input, annexFiles: new Map() });
  const claims = async (bytes: Uint8Array): Promise<readonly boolean[]> => {
    const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false });
    const stream = catalog.lookup(PDFName.of('Metadata'));
    const metadata = stream instanceof PDFRawStream ? Buffer.from(stream.getContents()).toString() : '';
    return ['<dc:title>', '<pdfaid:part>', '<pdfuaid:part>', 'pdfaExtension'].map((each) =>
      metadata.includes(each),
    );
  };
  expect(await claims(await whole(alone))).toEqual([true, true, true, true]);
  expect(await claims(await whole(setReport(input)))).toEqual([true, false, false, false]);
});
