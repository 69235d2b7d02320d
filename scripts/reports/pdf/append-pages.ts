import {
  type PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
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
 * is foreign, so the whole no longer says that it is PDF/A or PDF/UA; our own part stays tagged.
 * The same bytes give the same bytes.
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
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

type Font = Awaited<ReturnType<PDFDocument['embedFont']>>;

function numberPage(page: PDFPage, number: string, font: Font): void {
  const { x, y, width } = page.getCropBox();
  page.drawText(number, {
    x: x + (width - font.widthOfTextAtSize(number, NUMBER_PT)) / 2,
    y: y + NUMBER_UP_PT,
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

/** The metadata stream holds the claims of conformance; the title and the rest stand in `Info` as well. */
function dropClaims({ catalog }: PDFDocument): void {
  catalog.delete(PDFName.of('Metadata'));
}
