import type { PaperPicture } from '#load/paper-picture.ts';
import { outlineStyles } from '#locale/outline.ts';
import type { EditableReport } from '../parts/editable-report.ts';
import type { Piece } from '../pieces.ts';
import { zipPieces } from '../zip.ts';
import { type Attributes, element, textContent } from './element.ts';
import { directoryStyles } from './odt-directories.ts';
import type { OdtFrame } from './odt-frame.ts';
import { outlineStyle, PHOTOS } from './odt-numbering.ts';
import { masterPages, pageLayouts } from './odt-pages.ts';
import { fontFaces, odtStyles, type Typefaces } from './odt-styles.ts';

export type OdtPicture = { readonly path: string; readonly image: PaperPicture };

export type OdtContent = {
  readonly report: EditableReport;
  /** What stands in `office:text`. */
  readonly text: string;
  readonly frame: OdtFrame;
  readonly pictures: readonly OdtPicture[];
  readonly typefaces: Typefaces;
  readonly language: string;
  readonly now: number;
};

const TYPE = 'application/vnd.oasis.opendocument.text';

/** The files of a text document as one, in pieces; its type comes first and is not packed (OpenDocument 1.3 part 2, §3.3). */
export function packOdt(content: OdtContent): readonly Piece[] {
  const xml = (path: string, text: string) => ({ path, bytes: Buffer.from(text, 'utf8') });
  return zipPieces([
    { ...xml('mimetype', TYPE), isStored: true },
    xml('content.xml', contentXml(content)),
    xml('styles.xml', stylesXml(content)),
    xml('meta.xml', metaXml(content)),
    ...content.pictures.map(({ path, image }) => ({ path, bytes: image, isStored: true })),
    xml('META-INF/manifest.xml', manifestXml(content)),
  ]);
}

const NAMESPACES = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:draw': 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'xmlns:svg': 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  'xmlns:meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:ooow': 'http://openoffice.org/2004/writer',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'office:version': '1.3',
} as const;

function document(root: string, attributes: Attributes, ...content: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, attributes, ...content)}\n`;
}

function contentXml({ text, frame, typefaces }: OdtContent): string {
  return document(
    'office:document-content',
    NAMESPACES,
    fontFaces(typefaces),
    element('office:automatic-styles', {}, frame.styles.written(), frame.numbering.written()),
    element('office:body', {}, element('office:text', {}, SEQUENCES, text)),
  );
}

const SEQUENCES = element(
  'text:sequence-decls',
  {},
  element('text:sequence-decl', { 'text:display-outline-level': 0, 'text:name': PHOTOS }),
);

function stylesXml({ report, frame, typefaces, language }: OdtContent): string {
  const { profile, shortTitle: title, mark } = report;
  const look = { marginPt: profile.body.marginPt, title, mark };
  return document(
    'office:document-styles',
    NAMESPACES,
    fontFaces(typefaces),
    element(
      'office:styles',
      {},
      odtStyles({ profile, language, typefaces }),
      directoryStyles(frame),
      outlineStyle(outlineStyles(profile, language), language),
    ),
    element('office:automatic-styles', {}, pageLayouts(look, language)),
    element('office:master-styles', {}, masterPages(look)),
  );
}

function metaXml({ report: { title, author }, language, now }: OdtContent): string {
  const at = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const entries = {
    'meta:generator': 'Attaché',
    'dc:title': title,
    'meta:initial-creator': author,
    'dc:creator': author,
    'meta:creation-date': at,
    'dc:date': at,
    'dc:language': language,
  };
  return document(
    'office:document-meta',
    NAMESPACES,
    element(
      'office:meta',
      {},
      ...Object.entries(entries).map(([name, value]) => element(name, {}, textContent(value))),
    ),
  );
}

function manifestXml({ pictures }: OdtContent): string {
  const entry = (path: string, type: string, more: Attributes = {}) =>
    element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type, ...more });
  return document(
    'manifest:manifest',
    { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': '1.3' },
    entry('/', TYPE, { 'manifest:version': '1.3' }),
    ...['content.xml', 'styles.xml', 'meta.xml'].map((path) => entry(path, 'text/xml')),
    ...pictures.map(({ path }) => entry(path, path.endsWith('.jpg') ? 'image/jpeg' : 'image/png')),
  );
}
