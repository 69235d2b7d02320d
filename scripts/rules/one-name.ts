import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Economy } from '#model/economy.ts';
import { localize } from '#model/localized.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

/** Whoever has several names in use is called by one of them throughout a mission's prose in a language. */
export const oneName: Rule = {
  name: 'one-name',
  codes: ['name-changes'],
  example: { wrong: '澳大利亞 … 澳洲', right: '澳大利亞 … 澳大利亞' },
  readsProse: true,
  find: (workspace) => findOneName(workspace),
};

/** The names of one economy in a language, the everyday one first. */
type Names = { readonly id: string; readonly names: readonly string[] };

function findOneName(workspace: Workspace): readonly Finding[] {
  return workspace.settings.languages.flatMap((language) => {
    const economies = [...workspace.economies.values()];
    const several = economies.flatMap((economy) => namesOf(economy, language));
    if (several.length === 0) return [];
    const known = [...several.flatMap(({ names }) => names), ...longerNames(workspace, language)];
    // Made once: it is long, and asked of every run of text.
    const pattern = patternOf(known);
    return workspace.missions.flatMap((mission) => {
      const prose = mission.prose.filter((each) => each.language === language);
      const used = prose.flatMap((each) => textRuns(each).flatMap((run) => uses(run, pattern)));
      return several.flatMap(({ names }) => changes(names, used));
    });
  });
}

function namesOf({ id, name, otherNames }: Economy, language: string): readonly Names[] {
  const others = otherNames?.[language] ?? [];
  return others.length === 0 ? [] : [{ id, names: [localize(name, language), ...others] }];
}

/** Names that hold another in them, `中國香港`, are neither. */
function longerNames({ economies, forums }: Workspace, language: string): readonly string[] {
  const everyday = [...economies.values()].map(({ name }) => localize(name, language));
  const official = [...forums.values()].flatMap(({ names }) =>
    Object.values(names).map((name) => localize(name, language)),
  );
  return [...everyday, ...official];
}

type Use = { readonly name: string; readonly place: ReturnType<ReturnType<typeof textRuns>[number]['at']> };

function uses({ text, at }: ReturnType<typeof textRuns>[number], pattern: RegExp): readonly Use[] {
  return [...text.matchAll(pattern)].map((match) => ({ name: match[0], place: at(match.index) }));
}

/** The longest name wins; one of Latin letters stands as a word. */
function patternOf(names: readonly string[]): RegExp {
  const forms = [...new Set(names)]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .map((name) => (/^[A-Za-z]/.test(name) ? `\\b${name}\\b` : name));
  return new RegExp(forms.join('|'), 'g');
}

/** The first use of each name but the one that is used most. */
function changes(names: readonly string[], used: readonly Use[]): readonly Finding[] {
  const own = used.filter(({ name }) => names.includes(name));
  const counts = Map.groupBy(own, ({ name }) => name);
  const [usual] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return [...counts].flatMap(([name, [first]]) =>
    name === usual || usual === undefined || !first
      ? []
      : [warning('name-changes', first.place, { name, usual })],
  );
}
