import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PartnerId } from '#model/identifier.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { Mission } from '#model/workspace.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import type { Thread } from '#tracker/threads.ts';
import { onceABuild, type SiteContext, siteContext } from './context.ts';
import { filterFiles, filterPath } from './lib/action-facets.ts';
import { assignees } from './lib/action-row.ts';
import {
  actionsInOrder,
  actionsOf,
  actionsOfSide,
  actionsWith,
  findAction,
  sidesInView,
  storyOf,
} from './lib/actions.ts';
import { HELP_PAGES } from './lib/help-pages.ts';
import { languages } from './lib/locale.ts';
import { type Meeting, meetingsOf, meetingsWith, stateOf } from './lib/meetings.ts';
import { missionFiles } from './lib/mission-files.ts';
import { PEOPLE_A_PAGE, pagesFor } from './lib/page-of-list.ts';
import { partnersInView } from './lib/partners.ts';
import { pagePath } from './lib/paths.ts';
import { peopleCount } from './lib/people-met.ts';
import { pictureOf } from './lib/pictures.ts';
import { recommendationsInView } from './lib/recommendations.ts';
import { missionPaths, partnerPaths } from './lib/routes.ts';
import { piecePath } from './lib/search-pieces.ts';

/**
 * What each page was made from. `shared` stands for what every page may show: where it has changed, all pages are made
 * again. Pages that are not named show a part of everything, and are always made again.
 */
export type PageDigests = { readonly shared: string; readonly pages: ReadonlyMap<string, string> };

/**
 * The digests of the pages of missions, partners and help, and of the files of missions and what is found in them,
 * by path in the output.
 * A page of a mission is made from its mission, its commitments with what they continue, what was released, and
 * the earlier meetings with the same partners; a page of a partner from its meetings and commitments.
 */
export function pageDigests(code: string): PageDigests {
  const context = siteContext();
  const { missions } = context.workspace;
  const pages = new Map<string, string>();
  for (const mission of missions) {
    const digest = digestOf(ofMission(mission, context));
    for (const path of missionPaths(mission)) addPage(pages, path, digest);
    for (const language of languages()) pages.set(piecePath(language, `of-${mission.id}`), digest);
    for (const { path, source } of missionFiles(mission))
      pages.set(path, digestOf([digest, hashOf(readFileSync(source))]));
  }
  for (const partner of partnersInView()) {
    const digest = digestOf([meetingsWith(partner).map(ofMeeting), actionsWith(partner).map(ofAction)]);
    for (const path of partnerPaths(partner)) addPage(pages, path, digest);
  }
  addShared(pages);
  // Help tells of no fact: it is made from the code, which all pages share.
  for (const page of HELP_PAGES) addPage(pages, pagePath.help(page), '');
  return { shared: digestOf([code, ofEveryPage(context)]), pages };
}

/**
 * What tells of every commitment, meeting or recommendation. The tracker's pages name all sides and count what was
 * proposed; its files number the partners in view.
 */
function addShared(pages: Map<string, string>): void {
  const proposed = recommendationsInView().map(({ mission, ...own }) => [own, ofHead(mission)]);
  const actions = digestOf([actionsInOrder().map(ofAction), partnersInView(), proposed]);
  const meetings = digestOf(siteContext().workspace.missions.flatMap(meetingsOf).map(ofMeeting));
  const lists = sidesInView().flatMap((side) =>
    pagesFor(actionsOfSide(side).length).map((page) => pagePath.actionsOfSide(side, page)),
  );
  const proposals = pagesFor(proposed.length).map(pagePath.recommendations);
  for (const path of [pagePath.actions(), ...lists, ...proposals]) addPage(pages, path, actions);
  for (const language of languages())
    for (const file of filterFiles()) pages.set(filterPath(language, file), actions);
  for (const page of pagesFor(peopleCount(), PEOPLE_A_PAGE)) addPage(pages, pagePath.people(page), meetings);
  addPage(pages, pagePath.partners(), digestOf([actions, meetings]));
}

function addPage(pages: Map<string, string>, path: string, digest: string): void {
  for (const language of languages()) pages.set(`${language}/${path}index.html`, digest);
}

function ofMission(mission: Mission, { released, answers, downloads, today }: SiteContext): unknown {
  const folder = `missions/${mission.id}/`;
  return [
    mission,
    mission.photos.map((photo) => pictureOf(mission, photo)),
    actionsOf(mission).map(ofAction),
    [...released].filter(([key]) => key.startsWith(`${mission.id}/`)),
    [...(answers.get(mission.id) ?? [])].map(([meeting, own]) => [meeting, [...own]]),
    [...downloads].filter((path) => path.startsWith(folder)).sort(),
    // What stood before is told where it is about to matter.
    mission.period.to < today
      ? []
      : partnersOfMission(mission).map((partner) => [
          meetingsWith(partner).map(ofMeeting),
          actionsWith(partner).map(ofAction),
        ]),
  ];
}

const partnersOfMission = ({ bilaterals }: Mission): readonly PartnerId[] => [
  ...new Set(bilaterals.flatMap(({ partners }) => partners)),
];

/** A meeting as pages of other missions tell of it, with where it stands between the two sides. */
const ofMeeting = digestForEach((meeting: Meeting): unknown => [
  ofHead(meeting.mission),
  meeting.bilateral,
  meeting.placement,
  stateOf(meeting),
]);

const ofAction = digestForEach((action: ActionItem): unknown => {
  const { mission, bilateral, ...own } = action;
  const waited = [...action.waitsOn, ...(action.supersededBy ? [action.supersededBy] : [])].map((id) =>
    findAction(id),
  );
  const others = waited.map((other) => other && ofOther(other));
  return [own, ofHead(mission), bilateral, others, ofStory(action)];
});

/** What a page says of an item of which it is not the page. */
const ofOther = ({ id, mission, bilateral, commitment, status, states, flags }: ActionItem): unknown => [
  [id, bilateral?.id, commitment, status, states, flags],
  ofHead(mission),
];

/** A story is told on the page of each of its items, and read once. */
const ofThread = digestForEach(({ items }: Thread): unknown => items.map(ofOther));

function ofStory(action: ActionItem): string | undefined {
  const story = storyOf(action);
  return story && ofThread(story);
}

/** The digest of what several pages tell of: worked out once a build. */
function digestForEach<T extends object>(told: (of: T) => unknown): (of: T) => string {
  const digests = onceABuild(() => onceForEach((of: T): string => digestOf(told(of))));
  return (of) => digests()(of);
}

const ofHead = ({ id, title, shortTitle, period, places, rooms, forum, fictional }: Mission): unknown => [
  [id, title, shortTitle, period, places, rooms, forum, fictional],
];

/** The facts that belong to no mission, the day, and the missions by name, which the frame of a page may show. */
function ofEveryPage({ workspace, audience, today, version, downloads }: SiteContext): unknown {
  const { settings, economies, forums, people, abbreviations, profiles, missions } = workspace;
  return [
    [settings, audience, today, abbreviations, version],
    [economies, forums, people, profiles].map((map) => [...map]),
    missions.filter(({ period }) => period.to >= today).map(ofHead),
    [...downloads].filter((path) => path.startsWith('actions/')).sort(),
    // Lists of commitments have a column for it everywhere or nowhere.
    assignees().length > 0,
  ];
}

const digestOf = (value: unknown): string => hashOf(JSON.stringify(value));

export const hashOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url');
