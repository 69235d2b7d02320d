import { expect, test } from 'vitest';
import { Abbreviation } from '#model/abbreviation.ts';
import { usedAbbreviations } from '#model/used-abbreviations.ts';

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
