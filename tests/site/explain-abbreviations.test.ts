import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { Abbreviation } from '#model/abbreviation.ts';
import { explainAbbreviations } from '../../site/prose/explain-abbreviations.ts';

const abbreviations = [
  Abbreviation.parse({ short: 'WCO', full: { en: 'World Customs Organization', 'zh-TW': '世界關務組織' } }),
  Abbreviation.parse({ short: 'AEO', full: { en: 'Authorized Economic Operator', 'zh-TW': '優質企業' } }),
];

const element = (tagName: string, ...children: ElementContent[]): ElementContent => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const text = (value: string): ElementContent => ({ type: 'text', value });

function explained(...children: ElementContent[]): string {
  const tree: Root = { type: 'root', children };
  explainAbbreviations(tree, { abbreviations, language: 'en' });
  return toHtml(tree);
}

test('an abbreviation has its full form where a chapter first uses it', () => {
  const html = explained(
    element('p', text('The WCO and its WCO tools')),
    element('h2', text('WCO')),
    element('p', element('em', text('the WCO'))),
  );
  expect(html).toBe(
    '<p>The <abbr title="World Customs Organization">WCO</abbr> and its WCO tools</p><h2>WCO</h2>' +
      '<p><em>the <abbr title="World Customs Organization">WCO</abbr></em></p>',
  );
});

test('where the writer spells it out, that is enough', () => {
  const before = '<p>Authorized Economic Operators (AEO) are AEO</p>';
  expect(explained(element('p', text('Authorized Economic Operators (AEO) are AEO')))).toBe(before);
  const after = '<p>AEO (Authorized Economic Operator)</p>';
  expect(explained(element('p', text('AEO (Authorized Economic Operator)')))).toBe(after);
});

test('a link keeps its words, and part of a word is no abbreviation', () => {
  expect(explained(element('p', element('a', text('AEO')), text(' AEOX')))).toBe('<p><a>AEO</a> AEOX</p>');
});
