import type { Abbreviation } from '#model/abbreviation.ts';
import { abbreviationIndex } from '#model/used-abbreviations.ts';
import { onceABuild, siteContext } from '../context.ts';
import { missionsByDay } from './missions.ts';

const known = onceABuild(() => new Map<string, readonly Abbreviation[]>());

/** The abbreviations that what is in view uses in a language, by the alphabet. */
export function abbreviationsInView(language: string): readonly Abbreviation[] {
  const abbreviations = known().get(language) ?? abbreviationsOf(language);
  known().set(language, abbreviations);
  return abbreviations;
}

function abbreviationsOf(language: string): readonly Abbreviation[] {
  const { workspace } = siteContext();
  const used = new Set(
    missionsByDay().flatMap((mission) =>
      abbreviationIndex(workspace, mission, language).map(({ short }) => short),
    ),
  );
  const collator = new Intl.Collator(language, { numeric: true });
  return workspace.abbreviations
    .filter(({ short }) => used.has(short))
    .toSorted((a, b) => collator.compare(a.short, b.short));
}

/** Where an abbreviation stands in its list. */
export const abbreviationAnchor = (short: string): string => `abbreviation-${short.replaceAll(/\s+/g, '-')}`;
