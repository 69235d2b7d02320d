import { PDFArray, PDFDict, type PDFDocument, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { allOf, type Element, name, readElements, readMarks, textOf, unpack } from '../read-structure.ts';
import { readGlyphs, type ShownGlyph } from './read-glyphs.ts';

/** What a rule finds wrong in a file; nothing in one that keeps it. */
export type Rule = (document: PDFDocument) => readonly string[];

/**
 * What PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask for and a program can tell, read back with
 * a library that had no part in writing the file.
 */
const RULES = {
  /** ISO 19005-2 §6.2.11.5, ISO 14289-1 §7.21.5: the width array says what the program says. */
  'widths are those of the font program': (document) =>
    glyphsOf(document)
      .filter(({ declaredWidth, programWidth }) => !(Math.abs(declaredWidth - programWidth) <= 1))
      .map(
        ({ font, cid, declaredWidth, programWidth }) =>
          `${font} ${cid}: ${declaredWidth} for ${programWidth}`,
      ),
  /** ISO 14289-1 §7.21.8. */
  'no glyph shown is .notdef': (document) =>
    glyphsOf(document)
      .filter(({ glyph }) => glyph === 0)
      .map(({ font, cid }) => `${font} ${cid}`),
  /** ISO 19005-2 §6.2.11.7.2. */
  'every glyph reads as a character': (document) =>
    glyphsOf(document)
      .filter(({ unicode }) => !unicode || /[\0\ufeff\ufffe\ue000-\uf8ff]|\p{Surrogate}/u.test(unicode))
      .map(({ font, cid }) => `${font} ${cid}`),
  /** ISO 14289-1 §7.1: content is tagged or an artifact. */
  'every mark is in a marked sequence': (document) =>
    document
      .getPages()
      .flatMap((page, at) => readMarks(page).unmarked.map((operator) => `page ${at + 1}: ${operator}`)),
  'every number of marked content is once in the tree': (document) => {
    const drawn = document
      .getPages()
      .flatMap((page, at) => readMarks(page).numbers.map((each) => `${at}:${each}`));
    return difference(
      drawn,
      elementsOf(document).flatMap(({ content }) => content),
    );
  },
  /** ISO 14289-1 §7.4.2. */
  'headings go down one level at a time': (document) => {
    const levels = elementsOf(document).flatMap(({ tag }) => (/^H\d$/.test(tag) ? [Number(tag[1])] : []));
    return levels.flatMap((level, at) => (level > (levels[at - 1] ?? 0) + 1 ? [`H${level} at ${at}`] : []));
  },
  /** ISO 14289-1 §7.2: what may stand in what (ISO 32000-1 §14.8.4). */
  'elements stand where the standard lets them': (document) =>
    elementsOf(document).flatMap((parent) =>
      parent.kids.filter(({ tag }) => !mayHold(parent.tag, tag)).map(({ tag }) => `${tag} in ${parent.tag}`),
    ),
  /** ISO 14289-1 §7.3. */
  'figures have alternative text': (document) =>
    elementsOf(document)
      .filter(({ tag, dictionary }) => tag === 'Figure' && !textOf(dictionary.lookup(name('Alt'))))
      .map(({ tag }) => tag),
  /** ISO 14289-1 §7.5. */
  'header cells have a scope, and rows as many cells': (document) => {
    const elements = elementsOf(document);
    const scopeless = elements.filter(
      ({ tag, dictionary }) => tag === 'TH' && !attribute(dictionary, 'Scope'),
    );
    const ragged = elements.filter(
      ({ tag, kids }) => tag === 'Table' && new Set(rowsOf(kids).map(widthOf)).size !== 1,
    );
    return [...scopeless, ...ragged].map(({ tag }) => tag);
  },
  /** ISO 14289-1 §7.9. */
  'notes have a name of their own': (document) => {
    const ids = elementsOf(document).flatMap(({ tag, dictionary }) =>
      tag === 'Note' ? [textOf(dictionary.lookup(name('ID'))) ?? ''] : [],
    );
    return ids.filter((id, at) => id === '' || ids.indexOf(id) !== at);
  },
  /** ISO 14289-1 §7.18.5; they are printed (ISO 19005-2 §6.3.2). */
  'links stand in their elements, with words': (document) => {
    const held = new Set(
      elementsOf(document).flatMap(({ tag, annotations }) => (tag === 'Link' ? annotations : [])),
    );
    const isRight = (each: PDFDict): boolean =>
      held.has(each) &&
      Boolean(textOf(each.lookup(name('Contents')))) &&
      (each.lookup(name('F'), PDFNumber).asNumber() & PRINTED) !== 0;
    return annotationsOf(document)
      .filter((each) => !isRight(each))
      .map(() => 'Link');
  },
  /** ISO 14289-1 §7.18.3. */
  'links are met in the order of the structure': (document) =>
    document.getPages().flatMap((page, at) => {
      const isInOrder = !page.node.Annots()?.size() || page.node.lookup(name('Tabs')) === name('S');
      return isInOrder ? [] : [`page ${at + 1}`];
    }),
  'the parent tree leads from marks and annotations to their elements': (document) => {
    const parents = parentTree(document);
    return elementsOf(document).flatMap((element) => [
      ...element.content.filter((each) => ownerOf(document, parents, each) !== element.dictionary),
      ...element.annotations.flatMap((each) =>
        parents.get(each.lookup(name('StructParent'), PDFNumber).asNumber()) === element.dictionary
          ? []
          : ['annotation'],
      ),
    ]);
  },
  /** ISO 19005-2 §6.2.11.4.1. */
  'font programs are embedded': (document) =>
    dictionariesOf(document)
      .filter((each) => each.lookup(name('Type')) === name('FontDescriptor') && !each.has(name('FontFile2')))
      .map(() => 'FontDescriptor'),
  /** ISO 19005-2 §6.1.3, §6.4, §6.5, §6.6.1, §6.8; nothing runs, is hidden, locked or transparent. */
  'nothing forbidden is in the file': (document) =>
    dictionariesOf(document).flatMap((each) => FORBIDDEN.filter((key) => each.has(name(key)))),
  /** ISO 19005-2 §6.6.4; ISO 14289-1 §5. */
  'the claims are made': (document) => {
    const metadata = document.catalog.lookup(name('Metadata'));
    const text = metadata instanceof PDFRawStream ? unpack(metadata) : '';
    const claims = ['<pdfaid:part>2<', '<pdfaid:conformance>A<', '<pdfuaid:part>1<'];
    return claims.filter((claim) => !text.includes(claim));
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;

/** Every rule that the file breaks, with what breaks it. */
export function findFaults(document: PDFDocument): Readonly<Partial<Record<RuleName, readonly string[]>>> {
  const found = Object.entries(RULES).map(([rule, find]) => [rule, find(document)] as const);
  return Object.fromEntries(found.filter(([, faults]) => faults.length > 0));
}

const PRINTED = 4;
const FORBIDDEN = [
  'SMask',
  'JS',
  'JavaScript',
  'AA',
  'OpenAction',
  'EmbeddedFiles',
  'OCProperties',
  'Encrypt',
  'Group',
];

/** Read once a document, since nearly every rule asks. */
const glyphsOf = once<readonly ShownGlyph[]>(readGlyphs);
const elementsOf = once<readonly Element[]>((document) => allOf(readElements(document)));

function once<T>(read: (document: PDFDocument) => T): (document: PDFDocument) => T {
  const known = new WeakMap<PDFDocument, T>();
  return (document) => {
    const value = known.get(document) ?? read(document);
    known.set(document, value);
    return value;
  };
}

/** Children that only these parents have, and parents that have only these children. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
  Lbl: ['LI', 'Note', 'TOCI'],
};
const HOLDS_ONLY: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  TR: ['TH', 'TD'],
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI', 'TOC', 'Caption'],
};

const mayHold = (parent: string, child: string): boolean =>
  (ONLY_IN[child]?.includes(parent) ?? true) && (HOLDS_ONLY[parent]?.includes(child) ?? true);

const rowsOf = (kids: readonly Element[]): readonly Element[] =>
  kids.flatMap((kid) => (kid.tag === 'TR' ? [kid] : rowsOf(kid.kids)));

function widthOf({ kids }: Element): number {
  return kids.reduce((sum, { dictionary }) => {
    const span = attribute(dictionary, 'ColSpan');
    return sum + (span instanceof PDFNumber ? span.asNumber() : 1);
  }, 0);
}

function attribute(dictionary: PDFDict, key: string): unknown {
  const own = dictionary.lookup(name('A'));
  const lists = own instanceof PDFArray ? own.asArray().map((_, at) => own.lookup(at)) : [own];
  return lists
    .map((each) => (each instanceof PDFDict ? each.lookup(name(key)) : undefined))
    .find((each) => each !== undefined);
}

const dictionariesOf = (document: PDFDocument): readonly PDFDict[] =>
  document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const dictionary = object instanceof PDFRawStream ? object.dict : object;
    return dictionary instanceof PDFDict ? [dictionary] : [];
  });

function annotationsOf(document: PDFDocument): readonly PDFDict[] {
  return document.getPages().flatMap((page) => {
    const list = page.node.Annots();
    return list?.asArray().map((_, at) => list.lookup(at, PDFDict)) ?? [];
  });
}

function parentTree(document: PDFDocument): ReadonlyMap<number, unknown> {
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  const list = root.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray);
  const parents = new Map<number, unknown>();
  for (let at = 0; at < list.size(); at += 2)
    parents.set(list.lookup(at, PDFNumber).asNumber(), list.lookup(at + 1));
  return parents;
}

/** The element that the parent tree names for marked content, written `page:number`. */
function ownerOf(document: PDFDocument, parents: ReadonlyMap<number, unknown>, content: string): unknown {
  const [page = 0, number = 0] = content.split(':').map(Number);
  const owners = parents.get(document.getPage(page).node.lookup(name('StructParents'), PDFNumber).asNumber());
  return owners instanceof PDFArray ? owners.lookup(number) : undefined;
}

/** What one list has more often than the other. */
function difference(some: readonly string[], others: readonly string[]): readonly string[] {
  const balance = new Map<string, number>();
  for (const each of some) balance.set(each, (balance.get(each) ?? 0) + 1);
  for (const each of others) balance.set(each, (balance.get(each) ?? 0) - 1);
  return [...balance].filter(([, count]) => count !== 0).map(([each]) => each);
}
