import type { Nodes } from 'mdast';
import type { Abbreviation } from './abbreviation.ts';
import { onceForEach } from './once-for-each.ts';
import type { Mission, Workspace } from './workspace.ts';

/** The abbreviation index of a mission in one language: those that its prose or its facts use. */
export function abbreviationIndex(
  workspace: Workspace,
  mission: Mission,
  language: string,
): readonly Abbreviation[] {
  const { prose, abbreviations: _own, ...facts } = mission;
  const written = prose.filter((each) => each.language === language).map(({ tree }) => textOf(tree));
  return usedAbbreviations(
    abbreviationsOf(workspace, mission),
    [...written, JSON.stringify(facts)].join('\n'),
  );
}

/** The glossary as a mission has it: what it spells out in a way of its own stands in the place of the common way. */
export function abbreviationsOf(
  { abbreviations }: Pick<Workspace, 'abbreviations'>,
  mission: Mission,
): readonly Abbreviation[] {
  const { abbreviations: own } = mission;
  if (own.length === 0) return abbreviations;
  const known = ofMissions.get(mission);
  if (known?.common === abbreviations) return known.all;
  const all = [...abbreviations.filter(({ short }) => own.every((each) => each.short !== short)), ...own];
  ofMissions.set(mission, { common: abbreviations, all });
  return all;
}

type OfMission = { readonly common: readonly Abbreviation[]; readonly all: readonly Abbreviation[] };
/** The same list every time, since what is found in texts is kept by it. */
const ofMissions = new WeakMap<Mission, OfMission>();

/** The words of a tree, each paragraph or heading a line. */
function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join(node.type === 'paragraph' ? '' : '\n') : '';
}

/** As a reader looks them up: e-CO before FTA, not after WTO. */
const alphabetical = new Intl.Collator('en', { ignorePunctuation: true });

/**
 * The abbreviations of the glossary that stand as words in a text, in alphabetical order: what an
 * abbreviation index lists. The longest match wins (`WCO SAFE` is no use of `SAFE`), and a plural beside
 * its singular is one entry, the one used more.
 * @example usedAbbreviations([{ short: 'AEO', … }, { short: 'MRA', … }], 'an AEO') // [{ short: 'AEO', … }]
 */
export function usedAbbreviations(
  abbreviations: readonly Abbreviation[],
  text: string,
): readonly Abbreviation[] {
  const counts = countUses(abbreviations, text);
  const uses = (short: string): number => counts.get(short) ?? 0;
  return abbreviations
    .filter(({ short }) => uses(short) > 0)
    .filter(({ short }) => uses(short) > uses(`${short}s`) || uses(`${short}s`) === 0)
    .filter(({ short }) => !short.endsWith('s') || uses(short.slice(0, -1)) <= uses(short))
    .toSorted((a, b) => alphabetical.compare(a.short, b.short));
}

function countUses(abbreviations: readonly Abbreviation[], text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const pattern = abbreviationPattern(abbreviations);
  if (!pattern) return counts;
  for (const [, short = ''] of text.matchAll(pattern)) counts.set(short, (counts.get(short) ?? 0) + 1);
  return counts;
}

/** Finds abbreviations that stand as words, in its first group: the longest match wins. */
export const abbreviationPattern = onceForEach(
  (abbreviations: readonly Abbreviation[]): RegExp | undefined => {
    const longestFirst = abbreviations.map(({ short }) => short).toSorted((a, b) => b.length - a.length);
    return longestFirst.length === 0
      ? undefined
      : new RegExp(`(?<![A-Za-z0-9-])(${longestFirst.map(escapePattern).join('|')})s?(?![A-Za-z0-9-])`, 'g');
  },
);

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
