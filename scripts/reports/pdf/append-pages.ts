import {
  degrees,
  type PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib';

/** A PDF to follow another: what its bookmark says, and the number printed on its first page. */
export type Appendage = {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly firstNumber: number;
};

const NUMBER_PT = 10;
const NUMBER_UP_PT = 26;

/**
 * A document with others after it, each with a bookmark and with its pages numbered on. What is appended
 * is foreign: neither tagged into our structure nor known to be archivable, so the whole no longer says
 * that it is PDF/A or PDF/UA; our own part stays tagged. What the others say of their makers has been taken
 * out before (`cleanAnnex`). The same bytes give the same bytes.
 * @example await appendPages(report, [{ title: 'Annex 1 Agenda', bytes, firstNumber: 15 }])
 */
export async function appendPages(report: Uint8Array, others: readonly Appendage[]): Promise<Uint8Array> {
  if (others.length === 0) return report;
  const document = await PDFDocument.load(report, { updateMetadata: false });
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const { title, bytes, firstNumber } of others) {
    const other = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = await document.copyPages(other, other.getPageIndices());
    for (const [index, page] of pages.entries()) {
      document.addPage(page);
      page.node.delete(PDFName.of('StructParents'));
      numberPage(page, `${firstNumber + index}`, font);
    }
    const [first] = pages;
    if (first) addBookmark(document, title, first.ref);
  }
  dropClaims(document);
  return document.save({ addDefaultPage: false });
}

type Font = Awaited<ReturnType<PDFDocument['embedFont']>>;

/** At the foot of the page as it is shown: a turned page has it along another side (ISO 32000-1 table 30, Rotate). */
function numberPage(page: PDFPage, number: string, font: Font): void {
  const { x, y, width, height } = page.getCropBox();
  const half = font.widthOfTextAtSize(number, NUMBER_PT) / 2;
  const [centreX, centreY] = [x + width / 2, y + height / 2];
  const turn = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270;
  const place = {
    0: { x: centreX - half, y: y + NUMBER_UP_PT },
    90: { x: x + width - NUMBER_UP_PT, y: centreY - half },
    180: { x: centreX + half, y: y + height - NUMBER_UP_PT },
    270: { x: x + NUMBER_UP_PT, y: centreY + half },
  }[turn];
  page.drawText(number, {
    ...place,
    rotate: degrees(turn),
    size: NUMBER_PT,
    font,
    color: rgb(0.37, 0.38, 0.4),
  });
}

/** A bookmark after the last of the top level (ISO 32000-1 §12.3.3). */
function addBookmark(document: PDFDocument, title: string, page: PDFRef): void {
  const { context, catalog } = document;
  const root = catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  const rootRef = catalog.get(PDFName.of('Outlines'));
  if (!root || !rootRef) return;
  const last = root.get(PDFName.of('Last'));
  const entry = context.register(
    context.obj({
      Title: PDFHexString.fromText(title),
      Parent: rootRef,
      ...(last && { Prev: last }),
      Dest: [page, 'Fit'] as unknown as PDFArray,
    }),
  );
  if (last) root.lookup(PDFName.of('Last'), PDFDict).set(PDFName.of('Next'), entry);
  else root.set(PDFName.of('First'), entry);
  root.set(PDFName.of('Last'), entry);
  const count = root.lookupMaybe(PDFName.of('Count'), PDFNumber)?.asNumber() ?? 0;
  root.set(PDFName.of('Count'), PDFNumber.of(count + 1));
}

/** What says of the file that it is PDF/A or PDF/UA, in the metadata that `xmp.ts` writes. */
const CLAIMS =
  /<rdf:Description rdf:about="" xmlns:(?:pdfaid|pdfuaid|pdfaExtension)=.*<\/rdf:Description>\n?/g;

function dropClaims({ catalog, context }: PDFDocument): void {
  const stream = catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) return;
  const metadata = new TextDecoder().decode(stream.getContents()).replace(CLAIMS, '');
  const honest = context.stream(new TextEncoder().encode(metadata), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(honest));
}
