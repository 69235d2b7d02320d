import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { Mission } from '#model/workspace.ts';
import { setReport } from '#reports/set-report.ts';
import { composedCharacters, composeText } from '#reports/text/compose-text.ts';
import { findFaults } from './conformance/rules.ts';
import { inputFor, openFixture } from './fixture.ts';
import { readPdf, squash } from './read-pdf.ts';

const NAMES = [
  'Pe̍h-ōe-jī',
  'ô͘',
  'khó͘-ho̍k',
  'Nguyễn Thị Hương',
  'がぎぐパピプ',
  'か゚',
  '대한민국 김철수',
  'Андрей Їжакевич',
  'а́',
  'Ἀθῆναι',
  'Ọ̀ṣun',
  'gḅ',
  'M̄',
  'x̂́',
  '\ufa19\u795e',
];

test('letters and marks written apart are one character where there is one, and read back as that', async () => {
  const apart = NAMES.map((each) => (/\ufa19/.test(each) ? each : each.normalize('NFD'))).join('; ');
  const workspace = openFixture();
  const mission = workspace.missions[0] as Mission;
  const title = { '*': apart };
  const made = setReport(
    inputFor({ ...workspace, missions: [{ ...mission, title }] }, 'zh-TW', { ...mission, title }),
  );
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  const { pages } = await readPdf(made.bytes);
  expect(squash(pages[0] ?? '')).toContain(squash(composeText(apart)));
  expect(findFaults(await PDFDocument.load(made.bytes, { updateMetadata: false }))).toEqual({});
});

test('a composed text knows where its characters were written', () => {
  expect(composedCharacters('a𝟙e\u0302\u0301x')).toEqual([
    { character: 'a', index: 0 },
    { character: '𝟙', index: 1 },
    { character: 'ế', index: 3 },
    { character: 'x', index: 6 },
  ]);
});
