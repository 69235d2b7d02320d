import type { PartnerId } from '#model/identifier.ts';
import type { Mission } from '#model/workspace.ts';
import { isReused, makesPagesOf, siteContext } from '../context.ts';
import { actionsInOrder, actionsOf, actionsOfSide, actionsWith, sidesInView } from './actions.ts';
import { HELP_PAGES } from './help-pages.ts';
import { languages } from './locale.ts';
import { meetingsWith } from './meetings.ts';
import { hasNow } from './now.ts';
import { ITEMS_A_PAGE, PEOPLE_A_PAGE, pagesFor } from './page-of-list.ts';
import { partnersInView } from './partners.ts';
import { pagePath } from './paths.ts';
import { peopleCount } from './people-met.ts';
import { recommendationsInView } from './recommendations.ts';
import { hasSideBySide } from './side-by-side.ts';
import { hasWhereabouts } from './whereabouts.ts';

/** One static path per language; with the page's path without those whose page is taken from a former build. */
export function perLanguage(path?: string): { params: { lang: string } }[] {
  if (!makesPagesOf()) return [];
  return languages()
    .filter((lang) => path === undefined || !isReused(`${lang}/${path}index.html`))
    .map((lang) => ({ params: { lang } }));
}

type Params = Readonly<Record<string, string | undefined>>;

/** One static path per language and given parameters, without those whose page is taken from a former build. */
export function perLanguageAnd<T extends Params>(
  params: readonly T[],
  pathOf: (params: T) => string,
): { params: T & { lang: string } }[] {
  const made = params.filter((each) => makesPagesOf(each['mission']));
  return languages().flatMap((lang) =>
    made
      .filter((each) => !isReused(`${lang}/${pathOf(each)}index.html`))
      .map((each) => ({ params: { ...each, lang } })),
  );
}

export function missionParams(): readonly { readonly mission: string }[] {
  return siteContext().workspace.missions.map(({ id }) => ({ mission: id }));
}

/** The missions whose report stands in both languages. */
export function sideBySideParams(): readonly { readonly mission: string }[] {
  return siteContext()
    .workspace.missions.filter(hasSideBySide)
    .map(({ id }) => ({ mission: id }));
}

/** The missions that have a page for the spot. */
export function nowParams(): readonly { readonly mission: string }[] {
  return siteContext()
    .workspace.missions.filter(hasNow)
    .map(({ id }) => ({ mission: id }));
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

/** A parameter for each page of a list: none for the first, `page/2` for the second. */
type ListPage = { readonly page: string | undefined };

const listPages = (count: number, aPage?: number): readonly ListPage[] =>
  pagesFor(count, aPage).map((page) => ({ page: page === 1 ? undefined : `page/${page}` }));

export function sideParams(): readonly ({ readonly side: string } & ListPage)[] {
  return sidesInView().flatMap((side) =>
    listPages(actionsOfSide(side).length).map((each) => ({ side, ...each })),
  );
}

export function missionListParams(): readonly ({ readonly mission: string } & ListPage)[] {
  return withCommitments().flatMap((mission) =>
    listPages(actionsOf(mission).length).map((each) => ({ mission: mission.id, ...each })),
  );
}

const withCommitments = (): readonly Mission[] =>
  siteContext().workspace.missions.filter((mission) => actionsOf(mission).length > 0);

export function partnerListParams(): readonly ({ readonly partner: string } & ListPage)[] {
  return partnersInView()
    .filter((partner) => actionsWith(partner).length > 0)
    .flatMap((partner) => listPages(actionsWith(partner).length).map((each) => ({ partner, ...each })));
}

/** Of those whose meetings do not all stand on their own page. */
export function partnerMeetingParams(): readonly ({ readonly partner: string } & ListPage)[] {
  return partnersInView()
    .filter((partner) => meetingsWith(partner).length > ITEMS_A_PAGE)
    .flatMap((partner) => listPages(meetingsWith(partner).length).map((each) => ({ partner, ...each })));
}

export function peopleParams(): readonly ListPage[] {
  return listPages(peopleCount(), PEOPLE_A_PAGE);
}

export function recommendationParams(): readonly ListPage[] {
  return listPages(recommendationsInView().length);
}

export function commitmentParams(): readonly { readonly mission: string; readonly commitment: string }[] {
  return actionsInOrder().map(({ mission, commitment }) => ({
    mission: mission.id,
    commitment: commitment.id,
  }));
}

/** The pages of one mission, without the language. */
export function missionPaths(mission: Mission): readonly string[] {
  const { id } = mission;
  return [
    pagePath.mission(id),
    pagePath.report(id),
    pagePath.agenda(id),
    pagePath.bilaterals(id),
    ...(hasWhereabouts(mission) ? [pagePath.delegates(id)] : []),
    ...(hasNow(mission) ? [pagePath.now(id)] : []),
    ...(hasSideBySide(mission) ? [pagePath.sideBySide(id)] : []),
    ...mission.bilaterals.map((bilateral) => pagePath.bilateral(id, bilateral.id)),
    ...commitmentPaths(mission),
  ];
}

/** The list of a mission's commitments and the page of each, without the language. */
export function commitmentPaths(mission: Mission): readonly string[] {
  const own = actionsOf(mission);
  if (own.length === 0) return [];
  return [
    ...pagesFor(own.length).map((page) => pagePath.commitments(mission.id, page)),
    ...own.map(({ commitment }) => pagePath.commitment(mission.id, commitment.id)),
  ];
}

/** The pages of one partner, without the language. */
export function partnerPaths(partner: PartnerId): readonly string[] {
  const count = actionsWith(partner).length;
  const listed = count > 0 ? pagesFor(count) : [];
  const met = meetingsWith(partner).length;
  return [
    pagePath.partner(partner),
    ...listed.map((page) => pagePath.partnerActions(partner, page)),
    ...(met > ITEMS_A_PAGE ? pagesFor(met).map((page) => pagePath.partnerMeetings(partner, page)) : []),
  ];
}

export function helpParams(): readonly { readonly page: string }[] {
  return HELP_PAGES.map((page) => ({ page }));
}

/** Every page that is there in each language, without the language. */
export function allPaths(): readonly string[] {
  return [
    pagePath.home(),
    pagePath.missions(),
    pagePath.partners(),
    pagePath.actions(),
    ...sidesInView().flatMap((side) =>
      pagesFor(actionsOfSide(side).length).map((page) => pagePath.actionsOfSide(side, page)),
    ),
    ...pagesFor(recommendationsInView().length).map(pagePath.recommendations),
    pagePath.search(),
    ...pagesFor(peopleCount(), PEOPLE_A_PAGE).map(pagePath.people),
    pagePath.abbreviations(),
    pagePath.about(),
    ...siteContext().workspace.missions.flatMap(missionPaths),
    ...partnersInView().flatMap(partnerPaths),
    ...HELP_PAGES.map(pagePath.help),
  ];
}
