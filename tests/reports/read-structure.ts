import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';

export const name = (text: string): PDFName => PDFName.of(text);

/** An element of the structure tree as the file holds it. */
export type Element = {
  readonly tag: string;
  readonly dictionary: PDFDict;
  readonly kids: readonly Element[];
  /** Marked content of its own: page and number. */
  readonly content: readonly string[];
  readonly annotations: readonly PDFDict[];
};

export const textOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;

/** The structure tree from its root, and all of its elements. */
export function readElements(document: PDFDocument): readonly Element[] {
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  const pageNumbers = new Map(document.getPages().map((page, index) => [page.node as PDFDict, index]));
  return kidsOf(root).map((kid) => readElement(kid, pageNumbers));
}

export function allOf(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) => [element, ...allOf(element.kids)]);
}

function listOf(dictionary: PDFDict): readonly (PDFObject | undefined)[] {
  const kids = dictionary.lookup(name('K'));
  return kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : [kids];
}

const kidsOf = (dictionary: PDFDict): readonly PDFDict[] =>
  listOf(dictionary).filter((kid): kid is PDFDict => kid instanceof PDFDict);

/** A number alone is of the page that the element names (ISO 32000-1 §14.7.4.2). */
function numbersOf(dictionary: PDFDict, pages: ReadonlyMap<PDFDict, number>): readonly string[] {
  return listOf(dictionary).flatMap((kid) =>
    kid instanceof PDFNumber
      ? [`${pages.get(dictionary.lookup(name('Pg'), PDFDict))}:${kid.asNumber()}`]
      : [],
  );
}

function readElement(dictionary: PDFDict, pages: ReadonlyMap<PDFDict, number>): Element {
  const kids = kidsOf(dictionary);
  const typed = (type: string) => kids.filter((kid) => kid.lookup(name('Type')) === name(type));
  return {
    tag: dictionary.lookup(name('S'), PDFName).decodeText(),
    dictionary,
    kids: kids.filter((kid) => kid.has(name('S'))).map((kid) => readElement(kid, pages)),
    content: [
      ...numbersOf(dictionary, pages),
      ...typed('MCR').map(
        (kid) =>
          `${pages.get(kid.lookup(name('Pg'), PDFDict))}:${kid.lookup(name('MCID'), PDFNumber).asNumber()}`,
      ),
    ],
    annotations: typed('OBJR').map((kid) => kid.lookup(name('Obj'), PDFDict)),
  };
}

/** What a page draws outside of all marks, and the numbers of its marked content in order. */
export function readMarks(page: PDFPage): {
  readonly unmarked: readonly string[];
  readonly numbers: readonly number[];
} {
  const unmarked: string[] = [];
  const numbers: number[] = [];
  let depth = 0;
  for (const { operator, operands } of operatorsOf(contentOf(page))) {
    if (operator === 'BDC' || operator === 'BMC') depth += 1;
    else if (operator === 'EMC') depth -= 1;
    else if (DRAWING.has(operator) && depth === 0) unmarked.push(operator);
    const number = operator === 'BDC' ? /\/MCID\s+(\d+)/.exec(operands)?.[1] : undefined;
    if (number !== undefined) numbers.push(Number(number));
  }
  if (depth !== 0) unmarked.push('unbalanced');
  return { unmarked, numbers };
}

const DRAWING = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'S',
  's',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'Do',
  'sh',
  'BI',
]);

export function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents];
  return streams.map((stream) => (stream instanceof PDFRawStream ? unpack(stream) : '')).join('\n');
}

export function unpack(stream: PDFRawStream): string {
  const isPacked = stream.dict.lookup(name('Filter')) !== undefined;
  const bytes = Buffer.from(stream.getContents());
  return (isPacked ? inflateSync(bytes) : bytes).toString('latin1');
}

/** Operators with what stands before them; strings and arrays of a page are in hexadecimal here. */
function* operatorsOf(content: string): Generator<{ readonly operator: string; readonly operands: string }> {
  const token = /\((?:\\.|[^\\)])*\)|<<|>>|<[0-9a-fA-F\s]*>|[[\]]|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/g;
  let operands: string[] = [];
  for (const [part] of content.matchAll(token)) {
    if (/^[A-Za-z'"]/.test(part) && !['true', 'false', 'null'].includes(part)) {
      yield { operator: part, operands: operands.join(' ') };
      operands = [];
    } else operands.push(part);
  }
}
