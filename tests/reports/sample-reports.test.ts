import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import type { SetResult } from '#reports/report-input.ts';
import { setParallelReport } from '#reports/set-parallel-report.ts';
import { setReport } from '#reports/set-report.ts';
import { casesOf } from '../rounds.ts';
import { acceptedText, isUpdating } from './accepted.ts';
import { findFaults } from './conformance/rules.ts';
import { fonts, hyphenate, inputFor, NOW, openFixture, words } from './fixture.ts';
import { readPdf, type StructElement } from './read-pdf.ts';

const workspace = openFixture(TOOLKIT_ROOT);
const [first = '', second = ''] = workspace.settings.languages;
const editions = workspace.missions.flatMap((mission) => [
  ...workspace.settings.languages.map((language) => ({
    name: `${mission.id}.${language}`,
    make: () => setReport(inputFor(workspace, language, mission)),
  })),
  {
    name: `${mission.id}.parallel`,
    make: () =>
      setParallelReport({
        workspace,
        mission,
        languages: [first, second],
        t: words,
        fonts,
        hyphenate,
        now: NOW,
      }),
  },
]);

/** Two editions side by side take as long as both alone: of two missions here, of all in `npm run soak`. */
const isAsked = ({ name }: { readonly name: string }): boolean =>
  isUpdating || !name.endsWith('.parallel') || /^20(?:14|26)/.test(name);

test.each(casesOf(editions, isAsked))(
  'text and structure of $name are the accepted ones, and it keeps what it claims',
  async ({ name, make }) => {
    const made = make();
    const told = await describe(made);
    expect(told).toBe(acceptedText(`reports/${name}.txt`, told));
    const bytes = 'bytes' in made ? made.bytes : new Uint8Array();
    expect(findFaults(await PDFDocument.load(bytes, { updateMetadata: false }))).toEqual({});
  },
);

/** The text of each page as a reader extracts it, with the elements that it stands in, as `H1 P L(LI LI)`. */
async function describe(made: SetResult): Promise<string> {
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  const { pages, structure, outline } = await readPdf(made.bytes);
  const parts = pages.map((text, index) => `[${index + 1}] ${outlineOf(structure[index])}\n${text.trim()}\n`);
  return [`${outline.join(' | ')}\n`, ...parts].join('\n');
}

const INNER = new Set(['Span', 'Link', 'Reference', 'Lbl', 'LBody', 'Caption']);

/** Tags of the elements of a page, neighbours that are alike counted: `P*3`. */
function outlineOf(element: StructElement | undefined): string {
  const tags = (element?.children ?? []).flatMap(tagsOf);
  const counted: { tag: string; count: number }[] = [];
  for (const tag of tags) {
    const last = counted.at(-1);
    if (last?.tag === tag) last.count += 1;
    else counted.push({ tag, count: 1 });
  }
  return counted.map(({ tag, count }) => (count > 1 ? `${tag}*${count}` : tag)).join(' ');
}

function tagsOf({ role, children }: StructElement): readonly string[] {
  const inner = (children ?? []).flatMap(tagsOf);
  if (role === undefined || INNER.has(role) || role === 'Sect' || role === 'Document' || role === 'Root')
    return inner;
  return inner.length > 0
    ? [`${role}(${new Set(inner).size > 6 ? inner.length : [...new Set(inner)].join(' ')})`]
    : [role];
}
