import { Buffer } from 'node:buffer';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { hasBoundedObjects, UnfitPdf, unpacked } from './bounded-pdf.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanJpx } from './clean-jpx.ts';
import { findHiddenText, type Hiding } from './hidden-text.ts';
import {
  type Budget,
  MOST_OPERATIONS,
  nameOf,
  type Operation,
  readOperations,
  withoutWords,
} from './page-operators.ts';
import { plainProfile } from './plain-profile.ts';
import { printAnnotations } from './print-annotations.ts';

/** What a page is drawn from (ISO 32000-1 table 30); all else says something of its maker or does something. */
const PAGE_KEYS = new Set(
  ['Type', 'Parent', 'Resources', 'MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Contents', 'Group'].map(
    (key) => PDFName.of(key),
  ),
);
/** Entries of resources that tell of makers, editors and files, and are never seen. */
const PRIVATE_KEYS: ReadonlySet<string> = new Set([
  'Metadata',
  'PieceInfo',
  'LastModified',
  'OPI',
  'AF',
  'StructParent',
  'StructParents',
  'Ref',
  'ActualText',
  'Alt',
  // Another version of a picture, which is not the one that is seen.
  'Alternates',
]);
/** Entries whose strings what is drawn depends on: of fonts, and where a link leads; all other strings say something. */
const DRAWN_STRINGS: ReadonlySet<string> = new Set([
  'Registry',
  'Ordering',
  'CharSet',
  'Panose',
  'FontFamily',
  'URI',
]);

/** What is not seen on a page and would go along. */
export type HiddenText = { readonly page: number; readonly how: Hiding };
export type HidingAnnex = { readonly hidden: readonly HiddenText[] };
export type CleanAnnex = { readonly bytes: Uint8Array; readonly pageCount: number };

/**
 * A PDF as it would be printed and no more: the pages with their marks of every printed annotation (stamps,
 * filled forms), their links to the web, and nothing of the author, the program, the path, comments,
 * attachments, scripts, form data, bookmarks or structure; pictures lose what they say of the camera.
 * Text that is there and not seen, under a black box or outside of the page, is named by its pages.
 * `undefined` for what is no PDF, damaged, locked, empty, too large, or has layers that its viewer can hide.
 * @example await cleanAnnex(readFileSync('agenda.pdf'))
 */
export async function cleanAnnex(bytes: Uint8Array): Promise<CleanAnnex | HidingAnnex | undefined> {
  if (bytes.length > MOST_BYTES || !isWhole(bytes) || !hasBoundedObjects(bytes)) return undefined;
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    if (source.getPageCount() === 0 || source.getPageCount() > MOST_PAGES || hidesLayers(source))
      return undefined;
    const budget = { operations: MOST_OPERATIONS };
    for (const page of source.getPages()) cleanPage(page, budget);
    const hidden = findHidden(source, { operations: MOST_OPERATIONS });
    if (hidden === 'too-complex') return undefined;
    return hidden.length > 0 ? { hidden } : await copyPages(source);
  } catch {
    return undefined;
  }
}

/**
 * Whether a file has its end, within the last 1,024 bytes as readers look for it: of one that came over in part,
 * pages would be appended blank.
 */
function isWhole(bytes: Uint8Array): boolean {
  const length = bytes.findLastIndex((byte) => byte !== 0) + 1;
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).subarray(-1024).includes('%%EOF');
}

/** More than any office appends; a larger file is not read at all. */
export const MOST_BYTES = 100_000_000;
const MOST_PAGES = 500;
/** As many as a poster has at 600 dots an inch; a reader unpacks the picture whole. */
const MOST_PIXELS = 200_000_000;

function findHidden(source: PDFDocument, budget: Budget): readonly HiddenText[] | 'too-complex' {
  const found: HiddenText[] = [];
  const document = { steps: 0 };
  const forms = new Map<PDFStream, readonly Operation[]>();
  const read = (form: PDFStream): readonly Operation[] => {
    const known = forms.get(form) ?? readOperations(contentOf(form), budget).operations;
    forms.set(form, known);
    return known;
  };
  for (const [index, page] of source.getPages().entries()) {
    const { x, y, width, height } = page.getCropBox();
    const how = findHiddenText({
      operations: readOperations(contentOfPage(page), budget).operations,
      resources: page.node.Resources(),
      crop: { left: x, bottom: y, right: x + width, top: y + height },
      read,
      document,
    });
    if (how === 'too-complex') return how;
    if (how) found.push({ page: index + 1, how });
  }
  return found;
}

/** The streams of a page are one text: an operation may begin in one and end in the next. */
function contentOfPage(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams
    .map((each) => (each instanceof PDFRef ? page.doc.context.lookup(each) : each))
    .flatMap((each) => (each instanceof PDFStream ? [contentOf(each)] : []))
    .join('\n');
}

/** The text of a stream, as Latin-1. */
const contentOf = (stream: PDFStream): string => unpacked(stream).toString('latin1');

/** Layers are switched by the document, which is left behind: a hidden one would be seen. */
function hidesLayers({ catalog }: PDFDocument): boolean {
  const layers = catalog
    .lookupMaybe(PDFName.of('OCProperties'), PDFDict)
    ?.lookupMaybe(PDFName.of('D'), PDFDict);
  const off = layers?.lookupMaybe(PDFName.of('OFF'), PDFArray);
  return (off?.size() ?? 0) > 0 || layers?.lookup(PDFName.of('BaseState')) === PDFName.of('OFF');
}

function cleanPage(page: PDFPage, budget: Budget): void {
  const links = printAnnotations(page);
  for (const key of page.node.keys()) if (!PAGE_KEYS.has(key)) page.node.delete(key);
  if (links.length > 0) page.node.set(PDFName.of('Annots'), page.doc.context.obj([...links]));
  const contents = contentOfPage(page);
  const content = withoutWords(contents, budget);
  if (content !== contents)
    page.node.set(
      PDFName.of('Contents'),
      page.doc.context.register(page.doc.context.flateStream(Buffer.from(content, 'latin1'))),
    );
  cleanReachable(page.node, { page, budget, seen: new Set() });
}

type Walk = { readonly page: PDFPage; readonly budget: Budget; readonly seen: Set<PDFObject> };

/** Everything that a page is drawn from, each once; the tree of pages itself is not entered. */
function cleanReachable(object: PDFObject | undefined, walk: Walk): void {
  const found = object instanceof PDFRef ? walk.page.doc.context.lookup(object) : object;
  if (!found || walk.seen.has(found)) return;
  walk.seen.add(found);
  if (found instanceof PDFArray) {
    if (found.size() === 2 && found.get(0) === PDFName.of('ICCBased')) cleanProfile(found, walk);
    for (const each of found.asArray()) cleanReachable(each, walk);
  }
  if (object instanceof PDFRef && found instanceof PDFRawStream) cleanPicture(object, found, walk);
  if (object instanceof PDFRef && isForm(found)) silence(object, found, walk);
  const dictionary = found instanceof PDFStream ? found.dict : found;
  if (!(dictionary instanceof PDFDict)) return;
  for (const [key, value] of dictionary.entries()) {
    const name = nameOf(key.decodeText());
    if (PRIVATE_KEYS.has(name) || (saysText(value) && !DRAWN_STRINGS.has(name))) dictionary.delete(key);
  }
  for (const [key, value] of dictionary.entries())
    if (key !== PDFName.of('Parent') && key !== PDFName.of('P')) cleanReachable(value, walk);
}

/** A string, or a list with one; the numbers of a table of colours are written as a string, too. */
function saysText(value: PDFObject): boolean {
  if (value instanceof PDFString || value instanceof PDFHexString) return true;
  return value instanceof PDFArray && !isColours(value) && value.asArray().some(saysText);
}

const isColours = (list: PDFArray): boolean =>
  list.get(0) === PDFName.of('Indexed') || list.get(0) === PDFName.of('I');

const isForm = (object: PDFObject): object is PDFRawStream =>
  object instanceof PDFRawStream && object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form');

/** A form without what it says in words. */
function silence(ref: PDFRef, form: PDFRawStream, { page, budget }: Walk): void {
  const content = contentOf(form);
  const silent = withoutWords(content, budget);
  if (silent === content) return;
  const { dict } = page.doc.context.flateStream(Buffer.from(silent, 'latin1'));
  const packed = page.doc.context.flateStream(Buffer.from(silent, 'latin1'));
  for (const [key, value] of form.dict.entries())
    if (!dict.has(key) && key !== PDFName.of('DecodeParms')) packed.dict.set(key, value);
  page.doc.context.assign(ref, packed);
}

/** A colour space of a profile: its numbers, without a description. Instead of one that cannot be read stands that of the device. */
function cleanProfile(space: PDFArray, { page }: Walk): void {
  const [ref, found] = [space.get(1), space.lookup(1)];
  if (!(ref instanceof PDFRef && found instanceof PDFRawStream)) return;
  const profile = plainProfile(unpacked(found));
  if (!profile) {
    space.set(0, PDFName.of(DEVICES[found.dict.lookup(PDFName.of('N'))?.toString() ?? ''] ?? 'DeviceRGB'));
    space.remove(1);
    return;
  }
  const plain = page.doc.context.flateStream(profile);
  for (const key of ['N', 'Alternate', 'Range'].map((each) => PDFName.of(each))) {
    const value = found.dict.get(key);
    if (value) plain.dict.set(key, value);
  }
  page.doc.context.assign(ref, plain);
}

const DEVICES: Readonly<Record<string, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' };

function cleanPicture(ref: PDFRef, stream: PDFRawStream, { page }: Walk): void {
  const [width = 0, height = 0] = ['Width', 'Height'].map((key) => {
    const value = stream.dict.lookup(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
  if (width * height > MOST_PIXELS) throw new UnfitPdf();
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  const clean =
    only === PDFName.of('DCTDecode')
      ? cleanJpeg(stream.getContents())?.bytes
      : only === PDFName.of('JPXDecode')
        ? cleanJpx(stream.getContents())
        : 'as-it-is';
  if (clean === 'as-it-is') return;
  // What cannot be read cannot be cleaned.
  if (!clean) throw new UnfitPdf();
  // The page turns its pictures itself: an orientation of their own does not count.
  page.doc.context.assign(ref, PDFRawStream.of(stream.dict, clean));
}

async function copyPages(source: PDFDocument): Promise<CleanAnnex> {
  const copy = await PDFDocument.create({ updateMetadata: false });
  const pages = await copy.copyPages(source, source.getPageIndices());
  for (const page of pages) copy.addPage(page);
  return { bytes: await copy.save({ addDefaultPage: false }), pageCount: pages.length };
}
