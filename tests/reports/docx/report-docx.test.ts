import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { loadWorkspace } from '../../../scripts/load/load-workspace.ts';
import { viewFor } from '../../../scripts/model/public-view.ts';
import type { Mission, Workspace } from '../../../scripts/model/workspace.ts';
import { reportDocx } from '../../../scripts/reports/docx/report-docx.ts';
import { wordsIn } from '../../locale/words-for-tests.ts';
import { fixture } from '../../workspace-copy.ts';

const loaded = loadWorkspace(fixture('tiny')).workspace;
if (!loaded) throw new Error('the fixture loads');
const workspace: Workspace = viewFor(loaded, { audience: 'public', today: '2099-01-01' });
const mission = workspace.missions.find((each) =>
  each.prose.some((prose) => prose.kind === 'report'),
) as Mission;

async function make(language: string, within: Workspace = workspace): Promise<Uint8Array> {
  const made = await reportDocx({
    workspace: within,
    mission,
    language,
    t: wordsIn(language),
    now: Date.UTC(2026, 0, 2),
  });
  if (!made || 'findings' in made) throw new Error(JSON.stringify(made));
  return made.bytes;
}

test('another reader finds the chapters of the report, whose numbers Word counts', async () => {
  const files = unzipSync(await make('en'));
  const [document, numbering] = ['document', 'numbering'].map((name) =>
    strFromU8(files[`word/${name}.xml`] ?? new Uint8Array()),
  );
  expect(document).toMatch(/<w:pStyle w:val="Heading1"\/><w:numPr><w:ilvl w:val="0"\/>/);
  expect(numbering).toMatch(/<w:numFmt w:val="decimal"\/><w:pStyle w:val="Heading1"\/>.*w:val="%1"/s);
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await make('en')) });
  expect(
    [...value.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, html = '']) => html.replace(/<[^>]+>/g, '')),
  ).toMatchInlineSnapshot(`
    [
      "Purpose",
      "Meetings",
    ]
  `);
});

test('every part of the package is well-formed and named in its table of contents', async () => {
  const files = unzipSync(await make('en'));
  for (const [name, bytes] of Object.entries(files)) {
    if (/\.(?:xml|rels)$/.test(name))
      expect([name, XMLValidator.validate(strFromU8(bytes))]).toEqual([name, true]);
  }
  const types = strFromU8(files['[Content_Types].xml'] ?? new Uint8Array());
  for (const name of Object.keys(files).filter((each) => each.startsWith('word/') && each.endsWith('.xml')))
    expect(types).toContain(`/${name}`);
});

test('every relationship that is used is there, and the bookmarks that fields lead to', async () => {
  const files = unzipSync(await make('en'));
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const document = text('word/document.xml');
  const known = new Set(
    [...text('word/_rels/document.xml.rels').matchAll(/ Id="([^"]+)"/g)].map((match) => match[1]),
  );
  for (const [, id] of document.matchAll(/ r:(?:id|embed)="([^"]+)"/g)) expect(known).toContain(id);
  const bookmarks = [...document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(
    (match) => match[1],
  );
  expect(new Set(bookmarks).size).toBe(bookmarks.length);
  for (const [, anchor] of document.matchAll(/ w:anchor="([^"]+)"/g)) expect(bookmarks).toContain(anchor);
});

test('the same input gives the same bytes, and the date is the one given', async () => {
  const [one, two] = [await make('en'), await make('en')];
  expect(Buffer.from(two).equals(Buffer.from(one))).toBe(true);
  expect(strFromU8(unzipSync(one)['docProps/core.xml'] ?? new Uint8Array())).toContain(
    '>2026-01-02T00:00:00Z</dcterms:created>',
  );
});

test('a mission without prose in a language has no report in it', async () => {
  const t = wordsIn('en');
  expect(
    await reportDocx({ workspace, mission: { ...mission, prose: [] }, language: 'en', t, now: 0 }),
  ).toBeUndefined();
});

test('another reader finds the tables, footnotes, captions and links of a whole report', async () => {
  const whole = loadWorkspace(fixture('report')).workspace;
  const [harbour] = whole?.missions ?? [];
  if (!whole || !harbour) throw new Error('the fixture loads');
  const t = wordsIn('en');
  const made = await reportDocx({ workspace: whole, mission: harbour, language: 'en', t, now: 0 });
  if (!made || 'findings' in made) throw new Error(JSON.stringify(made));
  const styleMap = [
    'p[style-name="Caption"] => figcaption:fresh',
    'p[style-name="caption"] => figcaption:fresh',
  ];
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(made.bytes) }, { styleMap });
  const count = (pattern: RegExp): number => value.match(pattern)?.length ?? 0;
  expect({
    headings: count(/<h[1-6]/g),
    tables: count(/<table/g),
    notes: count(/<li id="footnote-/g),
    calls: count(/id="footnote-ref-/g),
    captions: count(/<figcaption/g),
    links: count(/<a href="https?:/g),
    faults: messages.filter(({ type }) => type === 'error'),
  }).toMatchInlineSnapshot(`
    {
      "calls": 1,
      "captions": 0,
      "faults": [],
      "headings": 4,
      "links": 1,
      "notes": 1,
      "tables": 9,
    }
  `);
});

test('until they are brought up to date, the contents tell the pages that they are given', async () => {
  const made = await reportDocx({
    workspace,
    mission,
    language: 'en',
    t: wordsIn('en'),
    now: Date.UTC(2026, 0, 2),
    pageOf: () => '7',
  });
  if (!made || 'findings' in made) throw new Error(JSON.stringify(made));
  const document = strFromU8(unzipSync(made.bytes)['word/document.xml'] ?? new Uint8Array());
  const lines = [...document.matchAll(/<w:p>(?:(?!<\/w:p>).)*?"TOC\d"(?:(?!<\/w:p>).)*<\/w:p>/gs)].map(
    ([line]) => [...line.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(' … '),
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !line.endsWith(' … 7'))).toEqual([]);
});
