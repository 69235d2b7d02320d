import { makesPagesOf, siteContext } from '../context.ts';
import { languages } from './locale.ts';
import { partnersInView } from './partners.ts';
import { pagePath } from './paths.ts';
import { hasWhereabouts } from './whereabouts.ts';

/** One static path per language. */
export function perLanguage(): { params: { lang: string } }[] {
  return makesPagesOf() ? languages().map((lang) => ({ params: { lang } })) : [];
}

/** One static path per language and given parameters. */
export function perLanguageAnd<T extends Readonly<Record<string, string>>>(
  params: readonly T[],
): { params: T & { lang: string } }[] {
  const made = params.filter((each) => makesPagesOf(each['mission']));
  return languages().flatMap((lang) => made.map((each) => ({ params: { ...each, lang } })));
}

export function missionParams(): readonly { readonly mission: string }[] {
  return siteContext().workspace.missions.map(({ id }) => ({ mission: id }));
}

/** The missions of which it is recorded who was where. */
export function whereaboutParams(): readonly { readonly mission: string }[] {
  return siteContext()
    .workspace.missions.filter(hasWhereabouts)
    .map(({ id }) => ({ mission: id }));
}

export function bilateralParams(): readonly { readonly mission: string; readonly bilateral: string }[] {
  return siteContext().workspace.missions.flatMap((mission) =>
    mission.bilaterals.map(({ id }) => ({ mission: mission.id, bilateral: id })),
  );
}

export function partnerParams(): readonly { readonly partner: string }[] {
  return partnersInView().map((partner) => ({ partner }));
}

/** Every page that is there in each language, without the language. */
export function allPaths(): readonly string[] {
  const { missions } = siteContext().workspace;
  return [
    pagePath.home(),
    pagePath.missions(),
    pagePath.partners(),
    pagePath.actions(),
    ...missions.flatMap(({ id }) => [
      pagePath.mission(id),
      pagePath.report(id),
      pagePath.agenda(id),
      pagePath.bilaterals(id),
    ]),
    ...whereaboutParams().map(({ mission }) => pagePath.delegates(mission)),
    ...bilateralParams().map(({ mission, bilateral }) => pagePath.bilateral(mission, bilateral)),
    ...partnersInView().map(pagePath.partner),
  ];
}
