import type { Finding } from '#diagnostics/diagnostic.ts';
import { localize } from '#model/localized.ts';
import { abbreviationsOf } from '#model/used-abbreviations.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

const IN_BRACKETS = /\(([A-Z][A-Za-z0-9-]*[A-Z0-9])s?\)/g;
/** Words that lend no letter to an abbreviation. */
const SMALL = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'to', 'with']);

/** Where prose spells an abbreviation out before it, it does so as the glossary does. */
export const abbreviationsExpanded: Rule = {
  name: 'abbreviations-expanded',
  codes: ['abbreviation-expanded-otherwise'],
  example: { wrong: 'Agreed Economic Operator (AEO)', right: 'Authorized Economic Operator (AEO)' },
  readsProse: true,
  find: (workspace) => findAbbreviationsExpanded(workspace),
};

function findAbbreviationsExpanded(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const known = new Map(abbreviationsOf(workspace, mission).map((each) => [each.short, each]));
    return mission.prose.flatMap((prose) =>
      textRuns(prose).flatMap(({ text, at }) =>
        [...text.matchAll(IN_BRACKETS)].flatMap((match) => {
          const short = match[1] ?? '';
          const abbreviation = known.get(short);
          const spelt = abbreviation && expansionBefore(text.slice(0, match.index), short);
          if (!spelt) return [];
          const full = localize(abbreviation.full, prose.language);
          if (isSame(fold(full), fold(spelt))) return [];
          return [
            warning('abbreviation-expanded-otherwise', at(match.index - spelt.length - 1), {
              short,
              spelt,
              full,
            }),
          ];
        }),
      ),
    );
  });
}

/** A longer form of the same words, such as one with the name of the body in front, is no other expansion. */
const isSame = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

/** British and American spellings, capitals, hyphens and plurals are one expansion. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ies\b/g, 'y')
    .replace(/s\b/g, '')
    .replaceAll('ise', 'ize')
    .replaceAll('isation', 'ization')
    .replace(/[^a-z]+/g, '');

/** The words before a bracket whose initials spell the abbreviation, if there are such. */
function expansionBefore(text: string, short: string): string | undefined {
  const letters = short.replace(/[^A-Z]/g, '');
  const words = [...text.matchAll(/[A-Za-z][A-Za-z'’-]*/g)];
  let remaining = letters;
  for (let index = words.length - 1; index >= 0 && remaining !== ''; index -= 1) {
    const word = words[index]?.[0] ?? '';
    if (SMALL.has(word.toLowerCase())) continue;
    if (word[0]?.toUpperCase() !== remaining.at(-1)) return undefined;
    remaining = remaining.slice(0, -1);
    if (remaining === '') return text.slice(words[index]?.index).trimEnd();
  }
  return undefined;
}
