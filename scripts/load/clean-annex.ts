import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { cleanJpeg } from './clean-jpeg.ts';
import { printAnnotations } from './print-annotations.ts';

/** What a page is drawn from (ISO 32000-1 table 30); all else says something of its maker or does something. */
const PAGE_KEYS = new Set(
  ['Type', 'Parent', 'Resources', 'MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Contents', 'Group'].map(
    (key) => PDFName.of(key),
  ),
);
/** Entries of resources that tell of makers, editors and files, and are never seen. */
const PRIVATE_KEYS = [
  'Metadata',
  'PieceInfo',
  'LastModified',
  'OPI',
  'AF',
  'StructParent',
  'StructParents',
  'Ref',
].map((key) => PDFName.of(key));

export type CleanAnnex = { readonly bytes: Uint8Array; readonly pageCount: number };

/**
 * A PDF as it would be printed and no more: the pages with their marks of every printed annotation (stamps,
 * filled forms), their links to the web, and nothing of the author, the program, the path, comments,
 * attachments, scripts, form data, bookmarks or structure; pictures lose what they say of the camera.
 * `undefined` for what is no PDF, damaged, locked, empty, or has layers that its viewer can hide.
 * @example await cleanAnnex(readFileSync('agenda.pdf'))
 */
export async function cleanAnnex(bytes: Uint8Array): Promise<CleanAnnex | undefined> {
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    if (source.getPageCount() === 0 || hidesLayers(source)) return undefined;
    for (const page of source.getPages()) cleanPage(page);
    return await copyPages(source);
  } catch {
    return undefined;
  }
}

/** Layers are switched by the document, which is left behind: a hidden one would be seen. */
function hidesLayers({ catalog }: PDFDocument): boolean {
  const layers = catalog
    .lookupMaybe(PDFName.of('OCProperties'), PDFDict)
    ?.lookupMaybe(PDFName.of('D'), PDFDict);
  const off = layers?.lookupMaybe(PDFName.of('OFF'), PDFArray);
  return (off?.size() ?? 0) > 0 || layers?.lookup(PDFName.of('BaseState')) === PDFName.of('OFF');
}

function cleanPage(page: PDFPage): void {
  const links = printAnnotations(page);
  for (const key of page.node.keys()) if (!PAGE_KEYS.has(key)) page.node.delete(key);
  if (links.length > 0) page.node.set(PDFName.of('Annots'), page.doc.context.obj([...links]));
  cleanReachable(page.node, { page, seen: new Set() });
}

type Walk = { readonly page: PDFPage; readonly seen: Set<PDFObject> };

/** Everything that a page is drawn from, each once; the tree of pages itself is not entered. */
function cleanReachable(object: PDFObject | undefined, walk: Walk): void {
  const found = object instanceof PDFRef ? walk.page.doc.context.lookup(object) : object;
  if (!found || walk.seen.has(found)) return;
  walk.seen.add(found);
  if (found instanceof PDFArray) for (const each of found.asArray()) cleanReachable(each, walk);
  if (object instanceof PDFRef && found instanceof PDFRawStream) cleanPicture(object, found, walk);
  const dictionary = found instanceof PDFStream ? found.dict : found;
  if (!(dictionary instanceof PDFDict)) return;
  for (const key of PRIVATE_KEYS) dictionary.delete(key);
  for (const [key, value] of dictionary.entries())
    if (key !== PDFName.of('Parent') && key !== PDFName.of('P')) cleanReachable(value, walk);
}

function cleanPicture(ref: PDFRef, stream: PDFRawStream, { page }: Walk): void {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  if (only !== PDFName.of('DCTDecode')) return;
  const clean = cleanJpeg(stream.getContents());
  // The page turns its pictures itself: an orientation of their own does not count.
  if (clean) page.doc.context.assign(ref, PDFRawStream.of(stream.dict, clean.bytes));
}

async function copyPages(source: PDFDocument): Promise<CleanAnnex> {
  const copy = await PDFDocument.create({ updateMetadata: false });
  const pages = await copy.copyPages(source, source.getPageIndices());
  for (const page of pages) copy.addPage(page);
  return { bytes: await copy.save({ addDefaultPage: false }), pageCount: pages.length };
}
