import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { beforeAll, expect, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { findMission } from '#model/workspace.ts';
import { setParallelReport } from '#reports/set-parallel-report.ts';
import { setReport } from '#reports/set-report.ts';
import { inputFor, openFixture, words } from './fixture.ts';
import { allOf, type Element, name, readElements, readMarks, textOf, unpack } from './read-structure.ts';

/** What PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask for and a program can tell. */

type File = { readonly title: string; readonly bytes: Uint8Array; document: PDFDocument };
const files: File[] = [];

beforeAll(async () => {
  const fixture = openFixture();
  const samples = openFixture(TOOLKIT_ROOT);
  const made = {
    'footnotes, links and a photo': setReport(inputFor(fixture, 'zh-TW')),
    'both languages in parallel': setParallelReport({
      ...inputFor(fixture, 'en'),
      languages: ['zh-TW', 'en'],
      t: words,
    }),
    'forms, tables and photos': setReport(inputFor(samples, 'zh-TW', findMission(samples, '2014-c-tpat'))),
  };
  for (const [title, each] of Object.entries(made)) {
    if ('findings' in each) throw new Error(JSON.stringify(each.findings));
    const document = await PDFDocument.load(each.bytes, { updateMetadata: false });
    files.push({ title, bytes: each.bytes, document });
  }
});

/** What is wrong in each file; each is to have nothing. */
const faults = (find: (file: File) => readonly unknown[]): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(files.map((file) => [file.title, find(file)]));
const none = () => faults(() => []);
const elementsOf = ({ document }: File): readonly Element[] => allOf(readElements(document));

test('every mark on a page is in a marked sequence, and every number once in the tree', () => {
  expect(faults(({ document }) => document.getPages().flatMap((page) => readMarks(page).unmarked))).toEqual(
    none(),
  );
  expect(
    faults((file) => {
      const drawn = file.document
        .getPages()
        .flatMap((page, at) => readMarks(page).numbers.map((each) => `${at}:${each}`));
      const told = elementsOf(file).flatMap(({ content }) => content);
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(told.toSorted()).toEqual(drawn.toSorted());
      return [];
    }),
  ).toEqual(none());
});

test('the parent tree leads from every mark and annotation to its element', () => {
  const wrong = (file: File): readonly unknown[] => {
    const root = file.document.catalog.lookup(name('StructTreeRoot'), PDFDict);
    const list = root.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray);
    const parents = new Map<number, unknown>();
    for (let index = 0; index < list.size(); index += 2)
      parents.set(list.lookup(index, PDFNumber).asNumber(), list.lookup(index + 1));
    return elementsOf(file).flatMap((element) => [
      ...element.content.filter((each) => {
        const [page = 0, number = 0] = each.split(':').map(Number);
        const key = file.document.getPage(page).node.lookup(name('StructParents'), PDFNumber).asNumber();
        const owners = parents.get(key);
        return !(owners instanceof PDFArray) || owners.lookup(number) !== element.dictionary;
      }),
      ...element.annotations.filter(
        (each) => parents.get(each.lookup(name('StructParent'), PDFNumber).asNumber()) !== element.dictionary,
      ),
    ]);
  };
  expect(faults(wrong)).toEqual(none());
});

test('figures have alternative text, header cells a scope, notes a name of their own, rows as many cells', () => {
  const wrong = (file: File): readonly unknown[] => {
    const elements = elementsOf(file);
    const ids = elements
      .filter(({ tag }) => tag === 'Note')
      .map(({ dictionary }) => textOf(dictionary.lookup(name('ID'))));
    return [
      ...elements.filter(
        ({ tag, dictionary }) => tag === 'Figure' && !textOf(dictionary.lookup(name('Alt'))),
      ),
      ...elements.filter(({ tag, dictionary }) => tag === 'TH' && !attribute(dictionary, 'Scope')),
      ...ids.filter((id, index) => !id || ids.indexOf(id) !== index),
      ...elements
        .filter(({ tag }) => tag === 'Table')
        .filter((table) => new Set(table.kids.filter(({ tag }) => tag === 'TR').map(widthOf)).size !== 1),
    ];
  };
  expect(faults(wrong)).toEqual(none());
});

function attribute(dictionary: PDFDict, key: string): unknown {
  const own = dictionary.lookup(name('A'));
  const lists = own instanceof PDFArray ? own.asArray().map((_, index) => own.lookup(index)) : [own];
  return lists
    .map((each) => (each instanceof PDFDict ? each.lookup(name(key)) : undefined))
    .find((each) => each !== undefined);
}

function widthOf({ kids }: Element): number {
  return kids.reduce((sum, { dictionary }) => {
    const span = attribute(dictionary, 'ColSpan');
    return sum + (span instanceof PDFNumber ? span.asNumber() : 1);
  }, 0);
}

test('headings go down one level at a time, and elements stand where the standard lets them', () => {
  const parents: Readonly<Record<string, readonly string[]>> = {
    TR: ['Table'],
    TH: ['TR'],
    TD: ['TR'],
    LI: ['L'],
    Lbl: ['LI', 'Note', 'TOCI'],
    LBody: ['LI'],
    TOCI: ['TOC'],
  };
  const wrong = (file: File): readonly unknown[] => {
    const levels = elementsOf(file).flatMap(({ tag }) => (/^H\d$/.test(tag) ? [Number(tag[1])] : []));
    return [
      ...levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1),
      ...elementsOf(file).flatMap((parent) =>
        parent.kids
          .filter(({ tag }) => parents[tag] && !parents[tag].includes(parent.tag))
          .map(({ tag }) => `${tag} in ${parent.tag}`),
      ),
    ];
  };
  expect(faults(wrong)).toEqual(none());
});

test('every annotation is a link with words, in its element, in the order of the structure', () => {
  const wrong = (file: File): readonly unknown[] => {
    const held = new Set(
      elementsOf(file).flatMap(({ tag, annotations }) => (tag === 'Link' ? annotations : [])),
    );
    return file.document.getPages().flatMap((page) => {
      const list = page.node.Annots();
      const annotations = list?.asArray().map((_, index) => list.lookup(index, PDFDict)) ?? [];
      const inOrder = annotations.length === 0 || page.node.lookup(name('Tabs')) === name('S');
      return [
        ...annotations.filter((each) => !held.has(each) || !textOf(each.lookup(name('Contents')))),
        ...annotations.filter((each) => !(each.lookup(name('F'), PDFNumber).asNumber() & 4)),
        ...(inOrder ? [] : ['Tabs']),
      ];
    });
  };
  expect(faults(wrong)).toEqual(none());
});

test('every font is embedded and can be read back; nothing is transparent, runs, is hidden or locked', () => {
  const wrong = ({ document }: File): readonly unknown[] =>
    document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const dictionary = object instanceof PDFRawStream ? object.dict : object;
      if (!(dictionary instanceof PDFDict)) return [];
      const type = dictionary.lookup(name('Type'));
      const isComposite = dictionary.lookup(name('Subtype')) === name('Type0');
      const forbidden = [
        'SMask',
        'JS',
        'JavaScript',
        'AA',
        'OpenAction',
        'EmbeddedFiles',
        'OCProperties',
        'Encrypt',
      ];
      return [
        ...forbidden.filter((key) => dictionary.has(name(key))),
        ...(type === name('Font') && isComposite && !dictionary.has(name('ToUnicode')) ? ['ToUnicode'] : []),
        ...(type === name('Font') && !isComposite && !dictionary.has(name('FontDescriptor'))
          ? ['FontDescriptor']
          : []),
        ...(type === name('FontDescriptor') && !dictionary.has(name('FontFile2')) ? ['FontFile2'] : []),
        ...(type === name('Group') || dictionary.has(name('Group')) ? ['Group'] : []),
      ];
    });
  expect(faults(wrong)).toEqual(none());
});

test('the file says its language and title, how colours are meant and which standards it keeps', () => {
  const told = files.map(({ bytes, document }) => {
    const { catalog } = document;
    const stream = streamIn(catalog, 'Metadata');
    const metadata = Buffer.from(unpack(stream), 'latin1').toString('utf8');
    const intent = catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict);
    const title = /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(metadata)?.[1];
    return {
      version: Buffer.from(bytes.subarray(0, 8)).toString('latin1'),
      isBinary: [...bytes.subarray(9, 15)].filter((byte) => byte > 127).length >= 4,
      marked: catalog.lookup(name('MarkInfo'), PDFDict).lookup(name('Marked')),
      displaysTitle: catalog.lookup(name('ViewerPreferences'), PDFDict).lookup(name('DisplayDocTitle')),
      isTitled: title !== undefined && title === document.getTitle(),
      language: textOf(catalog.lookup(name('Lang'))),
      intent: intent.lookup(name('S')),
      hasProfile: intent.lookup(name('DestOutputProfile')) instanceof PDFRawStream,
      hasFilter: stream.dict.has(name('Filter')),
      standards: [...metadata.matchAll(/<(pdf\w+id:\w+)>(\w+)</g)].map(([, key, value]) => `${key} ${value}`),
      isNamed: document.context.trailerInfo.ID instanceof PDFArray,
    };
  });
  const expected = (language: string) => ({
    version: '%PDF-1.7',
    isBinary: true,
    marked: PDFBool.True,
    displaysTitle: PDFBool.True,
    isTitled: true,
    language,
    intent: PDFName.of('GTS_PDFA1'),
    hasProfile: true,
    hasFilter: false,
    standards: ['pdfaid:part 2', 'pdfaid:conformance A', 'pdfuaid:part 1'],
    isNamed: true,
  });
  expect(told).toEqual(['zh-TW', 'zh-TW', 'zh-TW'].map(expected));
});

function streamIn(dictionary: PDFDict, key: string): PDFRawStream {
  const stream = dictionary.lookup(name(key));
  if (!(stream instanceof PDFRawStream)) throw new Error(`no stream ${key}`);
  return stream;
}
