import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { allOf, contentOf, type Element, name, readElements, unpack } from '../read-structure.ts';
import type { RuleName } from './rules.ts';

/** A way to break a valid file, and the one rule that has to see it. */
export type Break = {
  readonly what: string;
  readonly seenBy: RuleName;
  readonly breakIt: (document: PDFDocument) => void;
};

export const BREAKS: readonly Break[] = [
  {
    what: 'a false width',
    seenBy: 'widths are those of the font program',
    breakIt: (document) => {
      const list = descendant(document).lookup(name('W'), PDFArray).lookup(1, PDFArray);
      list.set(0, PDFNumber.of(list.lookup(0, PDFNumber).asNumber() / 2));
    },
  },
  {
    what: 'a number that leads to no outline',
    seenBy: 'no glyph shown is .notdef',
    breakIt: (document) => {
      const font = descendant(document);
      rewrite(font, 'CIDToGIDMap', (text) => `${text.slice(0, 2)}\0\0${text.slice(4)}`);
      const widths = font.lookup(name('W'), PDFArray).lookup(1, PDFArray);
      widths.set(0, PDFNumber.of(1000));
    },
  },
  {
    what: 'a byte order mark among its characters',
    seenBy: 'every glyph reads as a character',
    breakIt: (document) =>
      rewrite(fontOf(document), 'ToUnicode', (text) => text.replace(/^<0001> <\w+>$/m, '<0001> <feff>')),
  },
  {
    what: 'a line outside of all marks',
    seenBy: 'every mark is in a marked sequence',
    breakIt: (document) => {
      const page = document.getPage(0);
      page.node.set(
        name('Contents'),
        document.context.register(document.context.stream(`${contentOf(page)}\n0 0 m 9 9 l S`)),
      );
    },
  },
  {
    what: 'a paragraph cut from the tree',
    seenBy: 'every number of marked content is once in the tree',
    breakIt: (document) =>
      void element(document, ({ tag, content }) => tag === 'P' && content.length === 1).dictionary.delete(
        name('K'),
      ),
  },
  {
    what: 'a heading two levels down',
    seenBy: 'headings go down one level at a time',
    breakIt: (document) =>
      retag(
        element(document, ({ tag }) => tag === 'H2'),
        'H4',
      ),
  },
  {
    what: 'a paragraph straight in a table',
    seenBy: 'elements stand where the standard lets them',
    breakIt: (document) =>
      retag(
        element(document, ({ tag }) => tag === 'LBody'),
        'Span',
      ),
  },
  {
    what: 'a picture without words',
    seenBy: 'figures have alternative text',
    breakIt: (document) =>
      void element(document, ({ tag }) => tag === 'Figure').dictionary.delete(name('Alt')),
  },
  {
    what: 'a header cell that heads nothing',
    seenBy: 'header cells have a scope, and rows as many cells',
    breakIt: (document) => void element(document, ({ tag }) => tag === 'TH').dictionary.delete(name('A')),
  },
  {
    what: 'a link without words',
    seenBy: 'links stand in their elements, with words',
    breakIt: (document) => {
      const { annotations } = element(document, (each) => each.annotations.length > 0);
      annotations[0]?.delete(name('Contents'));
    },
  },
  {
    what: 'links in no order',
    seenBy: 'links are met in the order of the structure',
    breakIt: (document) => {
      for (const page of document.getPages()) page.node.delete(name('Tabs'));
    },
  },
  {
    what: 'a font left out',
    seenBy: 'font programs are embedded',
    breakIt: (document) => {
      const unused = document.context.register(document.context.obj({ Type: 'FontDescriptor' }));
      fontOf(document).set(name('Unused'), unused);
    },
  },
  {
    what: 'a page that leads to the elements of another',
    seenBy: 'the parent tree leads from marks and annotations to their elements',
    breakIt: (document) => document.getPage(3).node.set(name('StructParents'), PDFNumber.of(0)),
  },
  {
    what: 'a program that runs on opening',
    seenBy: 'nothing forbidden is in the file',
    breakIt: (document) =>
      document.catalog.set(name('OpenAction'), document.context.obj({ S: PDFName.of('JavaScript') })),
  },
  {
    what: 'no claim',
    seenBy: 'the claims are made',
    breakIt: (document) =>
      rewrite(document.catalog, 'Metadata', (text) => text.replace('<pdfuaid:part>1<', '<pdfuaid:part>2<')),
  },
];

function fontOf(document: PDFDocument): PDFDict {
  const fonts = document.getPage(0).node.Resources()?.lookup(name('Font'), PDFDict);
  if (!fonts) throw new Error('the page has fonts');
  return fonts.lookup(fonts.keys()[0] ?? name('F1'), PDFDict);
}

const descendant = (document: PDFDocument): PDFDict =>
  fontOf(document).lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict);

function element(document: PDFDocument, isIt: (element: Element) => boolean): Element {
  const found = allOf(readElements(document)).find(isIt);
  if (!found) throw new Error('the file has such an element');
  return found;
}

const retag = ({ dictionary }: Element, tag: string): void => dictionary.set(name('S'), PDFName.of(tag));

/** Changes the text of a stream, packed again as it was. */
function rewrite(dictionary: PDFDict, key: string, change: (text: string) => string): void {
  const stream = dictionary.lookup(name(key));
  if (!(stream instanceof PDFRawStream)) throw new Error(`no stream ${key}`);
  const bytes = Buffer.from(change(unpack(stream)), 'latin1');
  const isPacked = stream.dict.has(name('Filter'));
  dictionary.set(
    name(key),
    dictionary.context.register(PDFRawStream.of(stream.dict, isPacked ? deflateSync(bytes) : bytes)),
  );
}
