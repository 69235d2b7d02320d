import type { Element, ElementContent, Root, Text } from 'hast';
import type { Abbreviation } from '#model/abbreviation.ts';
import { localize } from '#model/localized.ts';
import { abbreviationPattern } from '#model/used-abbreviations.ts';

/** What has a name of its own for its text, or is no running text. */
const APART = new Set(['a', 'abbr', 'code', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt', 'th', 'sup']);

/**
 * Gives each abbreviation its full form where a chapter first uses it: `<abbr title="…">`. Where the writer has
 * spelled it out there, `World Customs Organization (WCO)`, that stays enough. Changes the tree given.
 */
export function explainAbbreviations(
  tree: Root,
  { abbreviations, language }: { readonly abbreviations: readonly Abbreviation[]; readonly language: string },
): void {
  const pattern = abbreviationPattern(abbreviations);
  if (!pattern) return;
  // Those that everyone reads as words are found, so that no shorter one is found in them, and left alone.
  const unfamiliar = abbreviations.filter(({ familiar }) => familiar !== true);
  const full = new Map(unfamiliar.map((each) => [each.short, localize(each.full, language)]));
  let seen = new Set<string>();
  const visit = (parent: Root | Element): void => {
    parent.children = parent.children.flatMap((child): ElementContent[] => {
      if (child.type === 'text') return explainIn(child, { pattern, full, seen });
      if (child.type !== 'element') return [child as ElementContent];
      if (child.tagName === 'h2') seen = new Set();
      if (!APART.has(child.tagName)) visit(child);
      return [child];
    });
  };
  visit(tree);
}

type Known = {
  readonly pattern: RegExp;
  readonly full: ReadonlyMap<string, string>;
  readonly seen: Set<string>;
};

function explainIn({ value }: Text, { pattern, full, seen }: Known): ElementContent[] {
  const parts: ElementContent[] = [];
  let from = 0;
  for (const { 0: word, 1: short = '', index } of value.matchAll(pattern)) {
    const title = full.get(short);
    if (title === undefined || title === short || seen.has(short)) continue;
    seen.add(short);
    if (isSpelledOut(value, { title, start: index, end: index + word.length })) continue;
    parts.push({ type: 'text', value: value.slice(from, index) }, abbr(word, title));
    from = index + word.length;
  }
  return from === 0 ? [{ type: 'text', value }] : [...parts, { type: 'text', value: value.slice(from) }];
}

type Use = { readonly title: string; readonly start: number; readonly end: number };

/** `Full Form (FF)`, `FF (Full Form)`, also with brackets of full width. */
function isSpelledOut(text: string, { title, start, end }: Use): boolean {
  const after = text.slice(end).trimStart().toLowerCase();
  return /[(（][^()（）]{0,12}$/.test(text.slice(0, start)) || after.slice(1).startsWith(title.toLowerCase());
}

const abbr = (word: string, title: string): Element => ({
  type: 'element',
  tagName: 'abbr',
  properties: { title },
  children: [{ type: 'text', value: word }],
});
