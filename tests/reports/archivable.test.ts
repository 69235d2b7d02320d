import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { beforeAll, expect, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { findMission } from '#model/workspace.ts';
import { setParallelReport } from '#reports/set-parallel-report.ts';
import { setReport } from '#reports/set-report.ts';
import { inputFor, openFixture, words } from './fixture.ts';
import { name, textOf, unpack } from './read-structure.ts';

/** What files claim; that the claims are kept is asked in `conformance/`. */

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
