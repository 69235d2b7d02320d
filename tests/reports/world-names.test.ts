import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { Block, Run } from '#reports/block.ts';
import { runsIn } from '#reports/blocks.ts';
import { setPages } from '#reports/set-pages.ts';
import { composeText } from '#reports/text/compose-text.ts';
import { findMissingGlyphs } from '#reports/text/missing-glyphs.ts';
import { shapeText } from '#reports/text/shape-text.ts';
import { acceptedText } from './accepted.ts';
import { readGlyphs } from './conformance/read-glyphs.ts';
import { findFaults } from './conformance/rules.ts';
import { fonts, inputFor, openFixture } from './fixture.ts';
import { MORE_NAMES, namesTable, WORLD_NAMES } from './world-names.ts';

const input = inputFor(openFixture(), 'en');
const look = { family: 'body', sizePt: 10, language: 'en' } as const;
const run = (text: string): Run => ({ text, language: 'en' });

/** What is drawn of a name, from left to right: glyph numbers with how far the pen goes on, by face. */
function drawnOf(name: string): string {
  const { atoms, direction } = shapeText([run(name)], look, fonts);
  const order = direction?.order(0, atoms.length) ?? atoms.keys().toArray();
  let [face, said] = ['', ''];
  for (const index of order) {
    const atom = atoms[index];
    if (!atom || atom.kind === 'space') continue;
    if (atom.font !== face) said += ` ${atom.font}:`;
    face = atom.font;
    const glyphs = atom.drawn?.parts.map(({ glyph }) => glyph) ?? [atom.glyph];
    said += ` ${glyphs.join('+')}/${Math.round((atom.widthPt * 1000) / atom.sizePt)}`;
  }
  return said.trim();
}

/** The page that was looked at, beside the same faces in Chromium, is `tests/refs/world-names.png`. */
test('a hundred and twenty names in twenty scripts are drawn as they were when a person looked at them', () => {
  expect(WORLD_NAMES.map(([, names]) => names.length)).toEqual(Array(20).fill(6));
  const lines = WORLD_NAMES.flatMap(([script, names]) => [
    `# ${script}`,
    ...names.map((name) => `${composeText(name)}\t${drawnOf(name)}`),
  ]);
  const said = `${lines.join('\n')}\n`;
  expect(said).toBe(acceptedText('world-names.txt', said));
});

test('a page of them keeps what it claims, and every character of it is read back', async () => {
  const made = setPages(input, [namesTable()], { title: 'Names', sizePt: 9, isNumbered: false });
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  const document = await PDFDocument.load(made.bytes, { updateMetadata: false });
  expect(findFaults(document)).toEqual({});
  const read = new Set(readGlyphs(document).flatMap(({ unicode }) => [...(unicode ?? '')]));
  const written = new Set(WORLD_NAMES.flatMap(([, names]) => [...composeText(names.join(''))]));
  expect([...written].filter((character) => !read.has(character))).toEqual([]);
  const again = setPages(input, [namesTable()], { title: 'Names', sizePt: 9, isNumbered: false });
  expect('bytes' in again && digest(again.bytes)).toBe(digest(made.bytes));
});

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('scripts and pictures beyond these have a face as well', () => {
  const blocks: readonly Block[] = [{ kind: 'paragraph', style: 'plain', runs: MORE_NAMES.map(run) }];
  expect(runsIn(blocks, 'en').length).toBe(MORE_NAMES.length);
  expect(findMissingGlyphs(blocks, input)).toEqual([]);
  for (const name of MORE_NAMES)
    expect([
      name,
      shapeText([run(name)], look, fonts)
        .atoms.map(({ text }) => text)
        .join(''),
    ]).toEqual([name, composeText(name)]);
});

test('names that are read from right to left keep their order in a list, and brackets turn', () => {
  const drawn = (text: string): string => {
    const { atoms, direction } = shapeText([run(text)], look, fonts);
    return (direction?.order(0, atoms.length) ?? []).map((index) => atoms[index]?.text).join('');
  };
  expect(drawn('אב、גד；הו')).toBe('בא、דג；וה');
  expect(drawn('to אב (גד) 12')).toBe('to 12 )דג( בא');
  expect(drawn('Levy')).toBe('');
});
