import { expect, test } from 'vitest';
import { Abbreviation } from '#model/abbreviation.ts';
import { abbreviationsOf, usedAbbreviations } from '#model/used-abbreviations.ts';
import type { Mission } from '#model/workspace.ts';

const glossary = ['AEO', 'C-TPAT', 'MSME', 'MSMEs', 'SAFE', 'WCO SAFE', 'TPAT'].map((short) =>
  Abbreviation.parse({ short, full: short }),
);
const used = (text: string) => usedAbbreviations(glossary, text).map(({ short }) => short);

test.each([
  ['an AEO, and an AEO', ['AEO']],
  ['AEOs', ['AEO']],
  ['two MSMEs', ['MSMEs']],
  ['the C-TPAT programme', ['C-TPAT']],
  ['the WCO SAFE Framework', ['WCO SAFE']],
  ['WCO SAFE and SAFE', ['SAFE', 'WCO SAFE']],
  ['one MSME', ['MSME']],
  ['MSMEs and MSMEs and one MSME', ['MSMEs']],
  ['MSME 與優質企業（AEO）', ['AEO', 'MSME']],
])('in %j the index lists %j', (text, shorts) => {
  expect(used(text)).toEqual(shorts);
});

test('a mission spells an abbreviation out in its own way, and has those that the glossary lacks', () => {
  const own = [
    Abbreviation.parse({ short: 'AEO', full: 'otherwise' }),
    Abbreviation.parse({ short: 'NEW', full: 'new' }),
  ];
  const mission = (abbreviations: readonly Abbreviation[]) => ({ abbreviations }) as unknown as Mission;
  const spelt = (all: readonly Abbreviation[]) =>
    all.slice(-2).map(({ short, full }) => [short, ...Object.values(full)]);
  expect(spelt(abbreviationsOf({ abbreviations: glossary.slice(0, 2) }, mission(own)))).toEqual([
    ['AEO', 'otherwise'],
    ['NEW', 'new'],
  ]);
  expect(abbreviationsOf({ abbreviations: glossary }, mission([]))).toBe(glossary);
});
