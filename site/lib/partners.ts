import { partnerName } from '#locale/names.ts';
import type { PartnerId } from '#model/identifier.ts';
import { commitmentsOf } from '#model/workspace.ts';
import { onceABuild, siteContext } from '../context.ts';
import { atStart, type Locale } from './locale.ts';

/** Partners of a meeting or commitment in view; of the others there is nothing to show. */
export const partnersInView = onceABuild(({ workspace: { missions } }): readonly PartnerId[] => {
  const met = missions.flatMap((mission) => [
    ...mission.bilaterals.flatMap(({ partners }) => partners),
    ...commitmentsOf(mission).flatMap(({ partners }) => partners),
  ]);
  return [...new Set(met)];
});

const inViewById = onceABuild(
  () => new Map<string, PartnerId>(partnersInView().map((partner) => [partner, partner])),
);

export function requirePartner(id: string | undefined): PartnerId {
  const partner = inViewById().get(id ?? '');
  if (!partner) throw new Error(`no partner ${id} in view`);
  return partner;
}

/** A partner's everyday name, outside of any forum, in running text. */
export function everydayName(partner: PartnerId, { language }: Locale): string {
  return partnerName(siteContext().workspace, partner, { language });
}

/** The same by itself: in a heading, a list, a table. */
export function headingName(partner: PartnerId, locale: Locale): string {
  return atStart(everydayName(partner, locale), locale.language);
}

/** All that a partner is asked for by: its code, its names, each also without the article of running text. */
export function namesOf(partner: PartnerId, locale: Locale): readonly string[] {
  const economy = siteContext().workspace.economies.get(partner);
  const short = economy?.shortName ? [locale.text(economy.shortName)] : [];
  const others = economy?.otherNames?.[locale.language] ?? [];
  const names = [everydayName(partner, locale), ...short, ...others];
  return [...new Set([partner, ...names, ...names.map((name) => name.replace(/^\p{Ll}+ (?=\p{Lu})/u, ''))])];
}

export function partnersByName(locale: Locale): readonly PartnerId[] {
  const collator = new Intl.Collator(locale.language);
  return partnersInView().toSorted((a, b) =>
    collator.compare(everydayName(a, locale), everydayName(b, locale)),
  );
}

export function isFictional(partner: PartnerId): boolean {
  return siteContext().workspace.economies.get(partner)?.fictional ?? false;
}
