import type { Mission } from '#model/workspace.ts';
import { groupByEach } from './group-by-each.ts';
import type { Locale } from './locale.ts';
import { forumName } from './missions.ts';
import type { MapPlace } from './plots/world-map.ts';

export type MissionGroup = { readonly title: string; readonly missions: readonly Mission[] };

/** Missions by the year they began in, in the order given. */
export function byYear(missions: readonly Mission[]): readonly MissionGroup[] {
  return groupsOf(missions, ({ period }) => [period.from.slice(0, 4)]);
}

/** Missions by forum, by its name; those of none come last. */
export function byForum(missions: readonly Mission[], locale: Locale): readonly MissionGroup[] {
  const none = locale.t('site.no-forum');
  const groups = byName(
    groupsOf(missions, (mission) => [forumName(mission, locale) ?? none]),
    locale,
  );
  return [...groups.filter(({ title }) => title !== none), ...groups.filter(({ title }) => title === none)];
}

/** Missions by each place they went to. */
export function byPlace(missions: readonly Mission[], locale: Locale): readonly MissionGroup[] {
  return byName(
    groupsOf(missions, ({ places }) => [...new Set(places.map(({ name }) => locale.text(name)))]),
    locale,
  );
}

/** Where missions went, as far as positions are known: each place once, with the years of its missions. */
export function mapPlaces(missions: readonly Mission[], locale: Locale): readonly MapPlace[] {
  return byPlace(missions, locale).flatMap(({ title, missions: own }) => {
    const place = own
      .flatMap(({ places }) => places)
      .find(({ geo, name }) => geo && locale.text(name) === title);
    const years = [...new Set(own.map(({ period }) => period.from.slice(0, 4)))].sort();
    return place?.geo
      ? [
          {
            label: `${title} ${years.map(locale.partial).join(locale.t('site.list-separator'))}`,
            geo: place.geo,
          },
        ]
      : [];
  });
}

function groupsOf(
  missions: readonly Mission[],
  titlesOf: (mission: Mission) => readonly string[],
): readonly MissionGroup[] {
  return [...groupByEach(missions, titlesOf)].map(([title, own]) => ({ title, missions: own }));
}

function byName(groups: readonly MissionGroup[], { language }: Locale): readonly MissionGroup[] {
  const collator = new Intl.Collator(language);
  return groups.toSorted((a, b) => collator.compare(a.title, b.title));
}
