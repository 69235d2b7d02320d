import { expect, test } from 'vitest';
import { parseProse } from '#load/parse-prose.ts';
import type { Prose } from '#model/prose.ts';
import type { Workspace } from '#model/workspace.ts';
import { numbersAgree } from '../../scripts/rules/numbers-agree.ts';

function proseOf(language: string, text: string): Prose {
  const parsed = parseProse(`${language}.mdx`, text);
  if (!('tree' in parsed)) throw new Error('this prose cannot be read');
  return { kind: 'report', language, file: `${language}.mdx`, ...parsed } as unknown as Prose;
}

/** The figures of a Spanish report and its English companion that the other one lacks. */
function differences(spanish: string, english: string): readonly unknown[] {
  const prose = [proseOf('es', spanish), proseOf('en', english)];
  const workspace = { settings: { languages: ['es', 'en'] }, missions: [{ prose }] } as unknown as Workspace;
  return [...numbersAgree.find(workspace)].map(({ parameters }) => parameters?.['value']);
}

test.each([
  ['el 12,5 % y 1.234,5 toneladas', '12.5% and 1,234.5 tonnes'],
  ['el 12.5 % y 1,234.5 toneladas', '12.5% and 1,234.5 tonnes'],
  ['un total de 1.250.000', '1,250,000 in all'],
  ['2,5 millones, tres mil y dos mil millones', '2.5 million, 3,000 and 2 billion'],
  ['dos billones', 'two trillion'],
])('%s is what the companion says: %s', (spanish, english) => {
  expect(differences(spanish, english)).toEqual([]);
});

test.each([
  ['el 12,5 %', '15.2%', ['12,5 %', '15.2%']],
  ['1.234,5 toneladas', '1,324.5 tonnes', ['1.234,5', '1,324.5']],
])('%s is not %s', (spanish, english, told) => {
  expect(differences(spanish, english)).toEqual(told);
});
