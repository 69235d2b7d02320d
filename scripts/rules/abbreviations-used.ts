import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import type { Rule } from './rule.ts';

/** An abbreviation of the glossary is used somewhere in facts or prose. */
export const abbreviationsUsed: Rule = {
  name: 'abbreviations-used',
  codes: ['abbreviation-unused'],
  example: { wrong: 'SCCP in the glossary, and nowhere else', right: 'SCCP in a report' },
  find: (workspace) => findAbbreviationsUsed(workspace),
};

function findAbbreviationsUsed(workspace: Workspace): readonly Finding[] {
  if (workspace.missions.length === 0) return [];
  const texts = workspace.missions.map(textOf);
  const preferred = new Set(workspace.abbreviations.map((each) => each.short));
  return workspace.abbreviations.flatMap(({ short, prefer }, index) => {
    const isKeptAside = prefer !== undefined && preferred.has(prefer);
    if (isKeptAside || texts.some((text) => text.includes(short))) return [];
    return [
      warning(
        'abbreviation-unused',
        { file: 'data/glossary.yaml', path: ['abbreviations', index, 'short'] },
        { short },
      ),
    ];
  });
}

const texts = new WeakMap<Mission, string>();

/** All that a mission says; kept as long as it is the same. */
function textOf(mission: Mission): string {
  const text = texts.get(mission) ?? JSON.stringify(mission);
  texts.set(mission, text);
  return text;
}
