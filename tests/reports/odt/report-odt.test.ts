import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { loadWorkspace } from '../../../scripts/load/load-workspace.ts';
import { viewFor } from '../../../scripts/model/public-view.ts';
import type { Mission, Workspace } from '../../../scripts/model/workspace.ts';
import { reportOdt } from '../../../scripts/reports/odt/report-odt.ts';
import { wordsIn } from '../../locale/words-for-tests.ts';
import { fixture } from '../../workspace-copy.ts';

const loaded = loadWorkspace(fixture('tiny')).workspace;
if (!loaded) throw new Error('the fixture loads');
const workspace: Workspace = viewFor(loaded, { audience: 'public', today: '2099-01-01' });
const mission = workspace.missions.find((each) =>
  each.prose.some((prose) => prose.kind === 'report'),
) as Mission;

function make(language: string): Uint8Array {
  const made = reportOdt({ workspace, mission, language, t: wordsIn(language), now: Date.UTC(2026, 0, 2) });
  if (!made || 'findings' in made) throw new Error(JSON.stringify(made));
  return made.bytes;
}

const fileOf = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

type Node = { readonly [name: string]: readonly Node[] | string };
const parser = new XMLParser({ preserveOrder: true, trimValues: false, parseTagValue: false });

/** The text of every heading or paragraph of a document, as another reader finds it. */
function paragraphs(nodes: readonly Node[], wanted: string): readonly string[] {
  return nodes.flatMap((node) =>
    Object.entries(node).flatMap(([name, content]) => {
      if (typeof content === 'string') return [];
      return name === wanted ? [textIn(content)] : paragraphs(content, wanted);
    }),
  );
}

const textIn = (nodes: readonly Node[]): string =>
  nodes
    .flatMap((node) => Object.values(node))
    .map((content) => (typeof content === 'string' ? content : textIn(content)))
    .join('');

test.each([
  ['en', ['1 Purpose', '2 Meetings', '2.1 Meeting with Kingdom of Spain']],
  ['ja', ['1 目的', '2 会談', '2.1 Meeting with スペイン国']],
])('another reader finds the chapters of the report, numbered, in %s', (language, chapters) => {
  const content = parser.parse(fileOf(make(language), 'content.xml'));
  expect(paragraphs(content, 'text:h')).toEqual(chapters);
});

test('the type comes first and is not packed, and every file is well-formed and in the manifest', () => {
  const bytes = make('ja');
  expect(strFromU8(bytes.subarray(30, 77))).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
  const { mimetype: _type, 'META-INF/manifest.xml': manifest, ...files } = unzipSync(bytes);
  const listed = [...strFromU8(manifest ?? new Uint8Array()).matchAll(/full-path="([^"]+)"/g)].map(
    ([, path]) => path,
  );
  expect(listed).toEqual(['/', ...Object.keys(files)]);
  for (const [name, file] of Object.entries(files))
    expect([name, XMLValidator.validate(strFromU8(file))]).toEqual([name, true]);
});

test('every style, bookmark and page layout that is named is there', () => {
  const xml = `${fileOf(make('ja'), 'content.xml')}${fileOf(make('ja'), 'styles.xml')}`;
  const all = (pattern: RegExp) => new Set([...xml.matchAll(pattern)].map(([, name]) => name));
  const used = all(
    / (?:text:(?:visited-)?style-name|table:style-name|style:(?:parent-style|next-style|master-page|page-layout|font)-name|style:font-name-asian)="([^"]+)"/g,
  );
  const defined = all(/<style:(?:style|page-layout|master-page|font-face) [^>]*?style:name="([^"]+)"/g);
  expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  const places = all(/<text:bookmark-start text:name="([^"]+)"/g);
  const reached = all(/(?:<text:bookmark-ref [^>]*?text:ref-name="|xlink:href="#)([^"]+)"/g);
  expect([...reached].filter((name) => !places.has(name))).toEqual([]);
});

test('the same input gives the same bytes, and the date is the one given', () => {
  expect(Buffer.from(make('en')).equals(Buffer.from(make('en')))).toBe(true);
  expect(fileOf(make('en'), 'meta.xml')).toContain('<dc:date>2026-01-02T00:00:00Z</dc:date>');
});

test('a mission without prose in a language has no report in it', () => {
  const bare = { ...mission, prose: [] };
  expect(reportOdt({ workspace, mission: bare, language: 'en', t: wordsIn('en'), now: 0 })).toBeUndefined();
});
