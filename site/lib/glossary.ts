import { toString as textOf } from 'mdast-util-to-string';
import type { Abbreviation } from '#model/abbreviation.ts';
import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../context.ts';

/** The abbreviations a mission's own records use, in order of the alphabet; the others stay unmentioned. */
export function abbreviationsOf(mission: Mission, language: string): readonly Abbreviation[] {
  const { prose, ...facts } = mission;
  const written = prose.filter((each) => each.language === language).map(({ tree }) => textOf(tree));
  const text = [...written, JSON.stringify(facts)].join('\n');
  const collator = new Intl.Collator('en');
  return siteContext()
    .workspace.abbreviations.filter(({ short }) => mentions(text, short))
    .toSorted((a, b) => collator.compare(a.short, b.short));
}

/** Whole words only: `AEO` is not in `AEOX`. */
function mentions(text: string, short: string): boolean {
  const escaped = short.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`).test(text);
}
