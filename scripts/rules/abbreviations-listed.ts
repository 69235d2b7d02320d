import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';
import { abbreviationsOf } from '#model/used-abbreviations.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

/** Two capitals or more, digits and inner hyphens: AEO, C-TPAT, SCCP1, MSMEs. */
const ABBREVIATION =
  /(?<![\p{L}\p{N}-])(?=[A-Z0-9-]*[A-Z][A-Z0-9-]*[A-Z])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*s?(?![\p{L}\p{N}]|-[\p{L}\p{N}])/gu;
/** Used often enough to need a line in the index; a word seen once may be a flight or a document number. */
const USES_THAT_COUNT = 2;

/** An abbreviation that the prose uses is in the glossary, and the preferred of two forms is the one used. */
export const abbreviationsListed: Rule = {
  name: 'abbreviations-listed',
  codes: ['abbreviation-unlisted', 'abbreviation-superseded'],
  example: { wrong: 'SCCP, twice, and no entry', right: 'SCCP in data/glossary.yaml' },
  readsProse: true,
  find: (workspace) => findAbbreviationsListed(workspace),
};

function findAbbreviationsListed(workspace: Workspace): readonly Finding[] {
  const people = new Set(
    [...workspace.people.values()].flatMap((person) =>
      Object.values(person.name).flatMap((name) => name.split(/[\s,]+/)),
    ),
  );
  return workspace.missions.flatMap((mission) => {
    const known = new Map(abbreviationsOf(workspace, mission).map((each) => [each.short, each]));
    return mission.prose
      .filter((prose) => prose.kind === 'report')
      .flatMap((prose) => {
        const uses = usesIn(prose);
        const unlisted = [...uses].filter(
          ([short, each]) =>
            each.length >= USES_THAT_COUNT &&
            !known.has(short) &&
            !known.has(`${short}s`) &&
            !people.has(short),
        );
        const superseded = [...uses].flatMap(([short, each]) => {
          const prefer = known.get(short)?.prefer;
          return prefer === undefined
            ? []
            : each.map((at) => ({
                ...warning('abbreviation-superseded', at, { short, prefer }),
                edit: { find: short, put: prefer },
              }));
        });
        return [
          ...unlisted.flatMap(([short, [at]]) =>
            at ? [warning('abbreviation-unlisted', at, { short })] : [],
          ),
          ...superseded,
        ];
      });
  });
}

/** Where each abbreviation stands in a text; a plural counts as its singular. */
function usesIn(prose: Prose): ReadonlyMap<string, readonly Finding['at'][]> {
  const uses = new Map<string, Finding['at'][]>();
  for (const { text, at } of textRuns(prose)) {
    for (const match of text.matchAll(ABBREVIATION)) {
      const short = match[0].replace(/s$/, '');
      uses.set(short, [...(uses.get(short) ?? []), at(match.index)]);
    }
  }
  return uses;
}
