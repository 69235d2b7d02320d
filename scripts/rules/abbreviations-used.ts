import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Abbreviation } from '#model/abbreviation.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import type { Rule } from './rule.ts';

/** An abbreviation of the glossary is used somewhere in facts or prose. */
export const abbreviationsUsed: Rule = {
  name: 'abbreviations-used',
  codes: ['abbreviation-unused'],
  example: { wrong: 'SCCP in the glossary, and nowhere else', right: 'SCCP in a report' },
  readsProse: true,
  find: (workspace) => findAbbreviationsUsed(workspace),
  crosses: true,
};

function findAbbreviationsUsed({ missions, abbreviations }: Workspace): readonly Finding[] {
  if (missions.length === 0) return [];
  const preferred = new Set(abbreviations.map((each) => each.short));
  const isKeptAside = ({ prefer }: Abbreviation) => prefer !== undefined && preferred.has(prefer);
  const unused = new Set(abbreviations.filter((each) => !isKeptAside(each)));
  for (const mission of missions) {
    // Most are found in the first missions; the others need not be read then.
    if (unused.size === 0) break;
    const text = textOf(mission);
    for (const each of unused) if (text.includes(each.short)) unused.delete(each);
  }
  return abbreviations.flatMap((each, index) => {
    if (!unused.has(each)) return [];
    const at = { file: 'data/glossary.yaml', path: ['abbreviations', index, 'short'] };
    return [warning('abbreviation-unused', at, { short: each.short })];
  });
}

/** All that a mission says; kept, and of each thing of its lists, as long as they are the same. */
const textOf = onceForEach((mission: Mission): string => Object.values(mission).map(textOfPart).join('\n'));

function textOfPart(part: unknown): string {
  return Array.isArray(part) ? part.map(textOfThing).join('\n') : textOfThing(part);
}

function textOfThing(thing: unknown): string {
  if (typeof thing !== 'object' || thing === null) return typeof thing === 'string' ? thing : '';
  return textWithin(thing);
}

const textWithin = onceForEach((thing: object): string => stringsIn(thing).join('\n'));

/** Where prose stands is most of its tree, and no text. */
function stringsIn(value: unknown, found: string[] = []): readonly string[] {
  if (typeof value === 'string') found.push(value);
  else if (typeof value === 'object' && value !== null)
    // Pairs of all entries would cost as much as the reading.
    for (const key in value) if (key !== 'position') stringsIn(value[key as keyof typeof value], found);
  return found;
}
