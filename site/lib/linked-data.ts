import { isOff } from '#model/called-off.ts';
import { instantOf } from '#model/civil-time.ts';
import { dayRange } from '#model/partial-date.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import { siteContext } from '../context.ts';
import type { Locale } from './locale.ts';
import { placesOf } from './missions.ts';
import { addressOf, hrefOf, pagePath } from './paths.ts';

/** What a page says to machines (schema.org, as JSON-LD): facts that the page itself shows, no others. */
export type LinkedData = Readonly<Record<string, unknown>>;

const publisher = ({ text }: Locale): LinkedData => ({
  '@type': 'GovernmentOrganization',
  name: text(siteContext().workspace.settings.home.agency),
});

/** A mission is an event that the agency takes part in. @example missionData(mission, locale)['@type'] // 'Event' */
export function missionData(mission: Mission, locale: Locale): LinkedData {
  const { text, language } = locale;
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: text(mission.title),
    ...(isOff(mission) && { eventStatus: 'https://schema.org/EventCancelled' }),
    startDate: mission.period.from,
    endDate: mission.period.to,
    location: { '@type': 'Place', name: placesOf(mission, locale) },
    inLanguage: language,
    url: addressOf(hrefOf(language, pagePath.mission(mission.id))),
    ...(mission.purpose && { description: text(mission.purpose) }),
    attendee: publisher(locale),
  };
}

export function reportData(mission: Mission, locale: Locale): LinkedData {
  const { text, language } = locale;
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    name: text(mission.title),
    inLanguage: language,
    url: addressOf(hrefOf(language, pagePath.report(mission.id))),
    // A date that is partial in the source stays partial (ISO 8601).
    ...(mission.reportDate && /^[\d-]+$/.test(mission.reportDate) && { datePublished: mission.reportDate }),
    ...(mission.abstractSheet && { abstract: text(mission.abstractSheet.abstract) }),
    publisher: publisher(locale),
  };
}

/** The last change of a report that is known, as Atom wants it: when it was filed, else when it was published. */
export function reportUpdated(mission: Mission): string | undefined {
  const date = mission.reportDate ?? mission.published;
  const day = date && dayRange(date)?.earliest;
  return day === undefined
    ? undefined
    : new Date(instantOf(day, '00:00', missionZone(mission))).toISOString();
}
