import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { parseProse } from '#load/parse-prose.ts';
import { setReport } from '#reports/set-report.ts';
import { inputFor, openFixture } from './fixture.ts';
import { readPdf, squash } from './read-pdf.ts';

const workspace = openFixture();

function reportWith(columns: number): Uint8Array {
  const { mission } = inputFor(workspace, 'en');
  const rowOf = (text: string) => `|${` ${text} |`.repeat(columns)}`;
  const table = [rowOf('Administration'), rowOf('---'), rowOf('administration')].join('\n');
  const prose = mission.prose.map((each) => {
    if (each.kind !== 'report' || each.language !== 'en') return each;
    const parsed = parseProse(each.file, `## One\n\nBefore.\n\n## Two\n\nIn short.\n\n${table}\n\nAfter.\n`);
    return 'tree' in parsed ? { ...each, tree: parsed.tree } : each;
  });
  const made = setReport(inputFor(workspace, 'en', { ...mission, prose }));
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  return made.bytes;
}

async function readTurned(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { pages } = await readPdf(bytes);
  return document
    .getPages()
    .flatMap((page, index) => (page.getWidth() > page.getHeight() ? [squash(pages[index] ?? '')] : []));
}

test('a table too wide for its page stands on one that is turned, with its heading; others do not', async () => {
  expect(await readTurned(reportWith(3))).toEqual([]);
  const [page = '', ...others] = await readTurned(reportWith(8));
  expect(others).toEqual([]);
  expect(page.replace(/^.*?2Two/, '2Two').slice(0, 26)).toBe('2TwoInshort.Administration');
});
