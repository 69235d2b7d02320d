import { PDFDocument, PDFName, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { cleanAnnex } from '#load/clean-annex.ts';
import { withoutWords } from '#load/page-operators.ts';

const BLACK = rgb(0, 0, 0);
const WHITE = rgb(1, 1, 1);

/** What becomes of a PDF whose second page is drawn so. */
async function hiding(draw: (page: PDFPage, made: PDFDocument) => void | Promise<void>): Promise<unknown> {
  const made = await PDFDocument.create();
  made.addPage([200, 200]);
  const page = made.addPage([200, 200]);
  page.setFont(await made.embedFont(StandardFonts.Helvetica));
  page.setFontSize(12);
  await draw(page, made);
  const clean = await cleanAnnex(await made.save());
  return clean && 'hidden' in clean ? clean.hidden : clean?.pageCount;
}

/** Draws one after the other. */
function all(..._: readonly unknown[]): void {}

const write = (page: PDFPage, text = 'Our red line is ten', color = BLACK) =>
  page.drawText(text, { x: 20, y: 100, color });
const box = (page: PDFPage, x: number, color = BLACK, opacity = 1) =>
  page.drawRectangle({ x, y: 96, width: 40, height: 16, color, opacity });
const raw = (page: PDFPage, content: string) =>
  page.node.addContentStream(page.doc.context.register(page.doc.context.stream(content)));

test.each<[string, string, (page: PDFPage, made: PDFDocument) => void | Promise<void>]>([
  ['under a black box', 'covered', (page) => all(write(page), box(page, 60))],
  ['under a white box', 'covered', (page) => all(write(page), box(page, 60, WHITE))],
  [
    'under a box of lines',
    'covered',
    (page) => all(write(page), raw(page, '0 g 60 96 m 100 96 l 100 112 l 60 112 l h f')),
  ],
  ['set invisibly', 'invisible', (page) => raw(page, 'BT /F1 12 Tf 3 Tr 20 100 Td (red line) Tj ET')],
  ['as a clip alone', 'invisible', (page) => raw(page, 'BT /F1 12 Tf 7 Tr 20 100 Td <726564> Tj ET')],
  ['outside of the page', 'outside', (page) => page.drawText('red line', { x: 20, y: 260 })],
  ['outside of the crop', 'outside', (page) => all(write(page), page.setCropBox(0, 0, 200, 60))],
  [
    'outside of a clip',
    'outside',
    (page) => raw(page, '0 0 50 50 re W n BT /F1 12 Tf 99 99 Td [(red)] TJ ET'),
  ],
  ['in white', 'white', (page) => write(page, 'red line', WHITE)],
  ['in what is white to the eye', 'white', (page) => write(page, 'red line', rgb(0.98, 0.98, 0.98))],
  ['in black on a black mark', 'blended', (page) => all(box(page, 10), write(page))],
  [
    'in the colour of its cell, as a profile has it',
    'blended',
    (page, made) => {
      const profile = made.context.register(made.context.stream('', { N: 3 }));
      page.node.Resources()?.set(PDFName.of('ColorSpace'), made.context.obj({ C0: ['ICCBased', profile] }));
      raw(page, '/C0 cs 0.2 0.3 0.4 sc 10 90 150 30 re f BT /F1 12 Tf 0.2 0.3 0.41 sc 20 100 Td (red) Tj ET');
    },
  ],
  ['smaller than a point', 'tiny', (page) => raw(page, 'BT /F1 1 Tf 0.5 0 0 0.5 20 100 Tm (red line) Tj ET')],
  ['narrowed to nothing', 'tiny', (page) => raw(page, 'BT /F1 12 Tf 1 Tz 20 100 Td (red line) Tj ET')],
  [
    'that lets all through',
    'invisible',
    (page, made) => {
      page.node.setExtGState(PDFName.of('G0'), made.context.obj({ ca: 0 }));
      raw(page, '/G0 gs BT /F1 12 Tf 20 100 Td (red line) Tj ET');
    },
  ],
  [
    'in a form under a box',
    'covered',
    async (page, made) => {
      const inner = await PDFDocument.create();
      const held = inner.addPage([200, 200]);
      held.drawText('red line', { x: 20, y: 100, size: 12 });
      page.drawPage(await made.embedPage(held));
      box(page, 20);
    },
  ],
])('text %s is refused, and its page named', async (_, how, draw) => {
  expect(await hiding(draw)).toEqual([{ page: 2, how }]);
});

test.each<[string, (page: PDFPage, made: PDFDocument) => void]>([
  ['on a box drawn before it', (page) => all(box(page, 20), write(page, 'Seen', WHITE))],
  ['beside a box', (page) => all(write(page, 'Seen'), box(page, 80))],
  ['under a marker that lets it through', (page) => all(write(page), box(page, 20, rgb(1, 1, 0), 0.4))],
  [
    'in black of an ink of its own',
    (page, made) => {
      page.node
        .Resources()
        ?.set(PDFName.of('ColorSpace'), made.context.obj({ C0: ['Separation', 'Black', 'DeviceCMYK', {}] }));
      raw(page, '/C0 cs 1 scn BT /F1 12 Tf 20 100 Td (seen) Tj ET');
    },
  ],
  [
    'struck out, by a line before it and one behind it',
    (page) => all(raw(page, '0 g 20 103.3 60 0.6 re f'), write(page), raw(page, '0 g 20 103.3 60 0.6 re f')),
  ],
  [
    'in black on white that is no rectangle, on black',
    (page) =>
      raw(
        page,
        '0 g 0 90 200 30 re f 1 g 0 95 m 99 80 200 95 200 120 c f 0 g BT /F1 12 Tf 20 100 Td (a) Tj ET',
      ),
  ],
  [
    'with letters that are drawn, in units of their own',
    (page, made) => {
      const font = made.context.obj({ Type: 'Font', Subtype: 'Type3', FontMatrix: [10, 0, 0, 10, 0, 0] });
      page.node.setFontDictionary(PDFName.of('F9'), made.context.register(font));
      raw(page, 'BT /F9 0.9 Tf 20 100 Td (a) Tj ET');
    },
  ],
  ['black on white', (page) => all(box(page, 20, WHITE), write(page))],
  ['within a clip', (page) => raw(page, '0 0 200 200 re W n BT /F1 12 Tf 20 100 Td (seen) Tj ET')],
  [
    'after an invisible one of blanks',
    (page) => raw(page, 'BT /F1 12 Tf 3 Tr (  ) Tj 0 Tr 20 100 Td (a) Tj ET'),
  ],
])('text %s is taken', async (_, draw) => {
  expect(await hiding(draw)).toBe(2);
});

test('each page that hides a text is named', async () => {
  expect(
    await hiding(async (page, made) => {
      all(write(page), box(page, 60));
      made.addPage([200, 200]);
      const last = made.addPage([200, 200]);
      last.setFont(await made.embedFont(StandardFonts.Helvetica));
      last.setFontSize(12);
      write(last, 'A red line', WHITE);
    }),
  ).toEqual([
    { page: 2, how: 'covered' },
    { page: 4, how: 'white' },
  ]);
});

/** Forms that draw the next one so many times, as deep as is asked. */
async function nested(times: number, deep: number): Promise<unknown> {
  const made = await PDFDocument.create();
  const page = made.addPage([200, 200]);
  const { context } = made;
  let inner = context.register(
    context.stream('0 0 10 10 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 200] }),
  );
  for (let level = 0; level < deep; level += 1) {
    const resources = { XObject: { F: inner } };
    const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 200], Resources: resources };
    inner = context.register(context.stream('/F Do '.repeat(times), form));
  }
  page.node.setXObject(PDFName.of('F'), inner);
  raw(page, '/F Do');
  const before = process.cpuUsage();
  const clean = await cleanAnnex(await made.save());
  return [clean && 'bytes' in clean ? 'taken' : clean, process.cpuUsage(before).user < 2e6];
}

test.each([
  ['as programs nest them', 2, 5, 'taken'],
  ['that draw each other millions of times', 50, 8, undefined],
  ['so deep that nobody could say what is seen', 1, 40, undefined],
])('forms %s', async (_, times, deep, comes) => {
  expect(await nested(times, deep)).toEqual([comes, true]);
});

test('thirty thousand boxes over ten thousand texts are refused, and not followed for minutes', async () => {
  const before = process.cpuUsage();
  const boxes = '0 g 190 190 1 1 re f\n'.repeat(30_000);
  const texts = `BT /F1 12 Tf ${'20 0 Td (a) Tj -20 0 Td '.repeat(10_000)} ET\n`;
  expect(await hiding((page) => raw(page, texts + boxes))).toBe(undefined);
  expect(process.cpuUsage(before).user).toBeLessThan(4e6);
});

test('pages of which each could be followed are refused where all together would take minutes', async () => {
  const boxes = '0 g 190 190 1 1 re f\n'.repeat(4000);
  const texts = `BT /F1 12 Tf ${'20 0 Td (a) Tj -20 0 Td '.repeat(10_000)} ET\n`;
  const heavy = (made: PDFDocument) => {
    const stream = made.context.register(made.context.flateStream(texts + boxes));
    for (let page = 0; page < 6; page += 1) made.addPage([200, 200]).node.addContentStream(stream);
  };
  expect(await hiding((_, made) => heavy(made))).toBe(undefined);
});

test('a page of more operations than anybody draws is refused', async () => {
  expect(await hiding((page) => raw(page, 'q Q '.repeat(500_001)))).toBe(undefined);
});

test('what a page says in words beside what it draws is left out, and nothing else moves', () => {
  const content =
    '/Span << /ActualText (red \\(line\\)) /MCID 3 >> BDC (seen) Tj /Span <</Actua#6cText<FEFF>>> BDC EMC';
  const silent = withoutWords(content);
  expect([silent.replace(/ +/g, ' '), silent.length]).toEqual([
    '/Span << /MCID 3 >> BDC (seen) Tj /Span << >> BDC EMC',
    content.length,
  ]);
});
