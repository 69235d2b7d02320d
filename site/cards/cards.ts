import { makesPagesOf, siteContext } from '../context.ts';
import { type Locale, languages, localeOf } from '../lib/locale.ts';
import { forumName, placesOf } from '../lib/missions.ts';
import { headingName, isFictional, partnersInView } from '../lib/partners.ts';
import { pagePath } from '../lib/paths.ts';
import type { Card } from './card.ts';

const ROOM = 'cards/';

/**
 * The picture of a page where its address is passed on: that of its mission, its partner or its part of the site,
 * of which every page below speaks. In the output.
 * @example cardPath('en', 'missions/2014-c-tpat/report/') // 'cards/en/missions/2014-c-tpat.png'
 */
export function cardPath(language: string, path: string): string {
  const [part = '', one] = path.split('/').filter((step) => step !== '');
  const isOfOne = one !== undefined && (part === 'missions' || part === 'partners');
  const own = isOfOne
    ? `${part}/${one}`
    : PARTS.some(({ path: each }) => each === `${part}/`)
      ? part
      : 'site';
  return `${ROOM}${language}/${own}.png`;
}

/** Parts of the site with a card of their own; all others have that of the site. */
const PARTS = [
  { path: pagePath.missions(), label: 'site.missions' },
  { path: pagePath.partners(), label: 'site.partners' },
  { path: pagePath.actions(), label: 'site.actions' },
  { path: pagePath.recommendations(), label: 'site.recommendations' },
  { path: pagePath.people(), label: 'site.people' },
  { path: pagePath.help(), label: 'site.help' },
] as const;

/** Every card that belongs to what is made now, by its path in the output. */
export function cardsInView(): ReadonlyMap<string, Card> {
  return new Map(
    languages().flatMap((language) => {
      const cards = [...sharedCards(localeOf(language)), ...missionCards(localeOf(language))];
      return cards.map(([path, card]) => [cardPath(language, path), card] as const);
    }),
  );
}

type PathAndCard = readonly [path: string, card: Card];

function sharedCards(locale: Locale): readonly PathAndCard[] {
  if (!makesPagesOf()) return [];
  const { settings } = siteContext().workspace;
  const { description } = settings.site;
  const agency = locale.text(settings.home.agency);
  return [
    ['', cardOf(locale, { title: locale.text(settings.site.title), facts: agency })],
    ...PARTS.map(
      ({ path, label }): PathAndCard => [
        path,
        cardOf(locale, { title: locale.t(label), facts: description ? locale.text(description) : agency }),
      ],
    ),
    ...partnersInView().map(
      (partner): PathAndCard => [
        pagePath.partner(partner),
        cardOf(locale, {
          title: headingName(partner, locale),
          facts: locale.t('site.partners'),
          isInvented: isFictional(partner),
        }),
      ],
    ),
  ];
}

function missionCards(locale: Locale): readonly PathAndCard[] {
  const { missions } = siteContext().workspace;
  return missions
    .filter(({ id }) => makesPagesOf(id))
    .map((mission) => {
      const facts = [
        locale.period(mission.period.from, mission.period.to),
        placesOf(mission, locale),
        forumName(mission, locale),
      ].filter((fact) => fact !== undefined && fact !== '');
      const title = locale.text(mission.title);
      const isInvented = mission.fictional === true;
      return [pagePath.mission(mission.id), cardOf(locale, { title, facts: facts.join(' · '), isInvented })];
    });
}

type Said = { readonly title: string; readonly facts: string; readonly isInvented?: boolean };

function cardOf({ language, t, text }: Locale, { title, facts, isInvented = false }: Said): Card {
  const { workspace, audience } = siteContext();
  const notices = [
    ...(isInvented ? [t('site.fictional')] : []),
    ...(audience === 'internal' ? [t('site.internal-edition')] : []),
  ];
  const notice = notices.length > 0 ? notices.join(' · ') : undefined;
  return { language, site: text(workspace.settings.site.title), title, facts, notice };
}
