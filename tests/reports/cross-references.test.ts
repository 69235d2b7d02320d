import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { parseProse } from '#load/parse-prose.ts';
import { AnnexId } from '#model/identifier.ts';
import type { Mission } from '#model/workspace.ts';
import { appendPages } from '#reports/pdf/append-pages.ts';
import { setReport } from '#reports/set-report.ts';
import { inputFor, openFixture } from './fixture.ts';
import { readPdf, squash } from './read-pdf.ts';

const workspace = openFixture();

function withProse(text: string): Mission {
  const { mission } = inputFor(workspace, 'en');
  const [report] = mission.prose.filter((each) => each.kind === 'report' && each.language === 'en');
  if (!report) throw new Error('the fixture has a report');
  const parsed = parseProse(report.file, text);
  if (!('tree' in parsed)) throw new Error(JSON.stringify(parsed));
  return {
    ...mission,
    prose: mission.prose.map((each) => (each === report ? { ...each, tree: parsed.tree } : each)),
  };
}

test('a cross-reference tells the page of a meeting or a heading', async () => {
  const filler = 'A line that fills the page.\n\n'.repeat(60);
  const text = `## One\n\nSee [the last word](#the-last-word).\n\n${filler}## The last word\n\nThe end.\n`;
  const made = setReport(inputFor(workspace, 'en', withProse(text)));
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  const { pages, labels } = await readPdf(made.bytes);
  const page = labels?.[pages.findLastIndex((each) => each.includes('The end.'))];
  expect(squash(pages.join(''))).toContain(squash(`See the last word (p. ${page}).`));
});

test('a cross-reference to nothing is a fault at its place', () => {
  const made = setReport(inputFor(workspace, 'en', withProse('## One\n\nSee [it](#nowhere).\n')));
  expect('findings' in made && made.findings.map(({ code, parameters }) => [code, parameters])).toEqual([
    ['report-unsupported', { construct: '#nowhere' }],
  ]);
});

test('annexes follow with bookmarks and page numbers, and a missing one is listed as such', async () => {
  const annex = await PDFDocument.create();
  for (const _page of [1, 2]) annex.addPage([300, 400]);
  const bytes = await annex.save();
  const { mission } = inputFor(workspace, 'en');
  const annexes = [
    { id: AnnexId.parse('map'), title: { en: 'Map' }, file: 'map.pdf', audience: 'public' as const },
    { id: AnnexId.parse('list'), title: { en: 'List' }, file: 'list.pdf', audience: 'public' as const },
  ];
  const input = inputFor(workspace, 'en', { ...mission, annexes });
  const made = setReport({ ...input, annexFiles: new Map([['map', { bytes, pageCount: 2 }]]) });
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  const own = await readPdf(made.bytes);
  const whole = await readPdf(await appendPages(made.bytes, made.appendages ?? []));
  const first = Number(own.labels?.at(-1)) + 1;
  expect(whole.pages.length).toBe(own.pages.length + 2);
  expect(whole.outline.at(-1)).toBe('Annex 1  Map');
  expect(whole.labels?.slice(-2)).toEqual([`${first}`, `${first + 1}`]);
  expect(whole.pages.slice(-2).map(squash)).toEqual([`${first}`, `${first + 1}`]);
  const text = squash(whole.pages.join(''));
  expect(
    [squash(`Map (from page ${first})`), squash('List (file not yet supplied')].map((each) =>
      text.includes(each),
    ),
  ).toEqual([true, true]);
});
