import type { PartnerNames } from './read-meetings.ts';

/** What reports say beside the name in full. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  AU: ['澳洲', '澳大利亞'],
  CN: ['大陸', '中國'],
  EU: ['歐洲聯盟', '歐盟'],
  KR: ['韓國', '南韓'],
  NZ: ['紐西蘭'],
  US: ['美國', '美方'],
};

type Named = {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly shortName?: Readonly<Record<string, string>> | undefined;
};

/** The names of the workspace's partners in a language, and those that are used beside them. */
export function partnerNamesOf(partners: Iterable<Named>, language: string): readonly PartnerNames[] {
  return [...partners].map(({ id, name, shortName }) => ({
    id,
    names: [...new Set([name[language] ?? name['*'], shortName?.[language], ...(ALSO[id] ?? [])])].filter(
      (each): each is string => each !== undefined && each !== '',
    ),
  }));
}
