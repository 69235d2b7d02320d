import type { APIContext } from 'astro';
import { atomFeed, type FeedEntry } from '../../lib/atom.ts';
import { type Locale, localeOf } from '../../lib/locale.ts';
import { titleOf } from '../../lib/meetings.ts';
import { shortTitle } from '../../lib/missions.ts';
import { addressOf, hrefOf, pagePath } from '../../lib/paths.ts';
import { perLanguage } from '../../lib/routes.ts';
import { type Placed, type ScheduleChange, scheduleChanges } from '../../lib/schedule-changes.ts';

export const getStaticPaths = () => perLanguage();

/** What each release of a schedule changed, of the meetings that the audience may see. */
export function GET({ params: { lang = '' } }: APIContext): Response {
  const locale = localeOf(lang);
  const entries = scheduleChanges().map((change) => entryOf(change, locale));
  return atomFeed({ path: pagePath.scheduleFeed(), title: locale.t('site.feed.schedule'), entries }, locale);
}

function entryOf({ mission, at, added, moved, gone }: ScheduleChange, locale: Locale): FeedEntry {
  const { t, language } = locale;
  const address = addressOf(hrefOf(language, pagePath.bilaterals(mission.id)));
  const nameOf = (id: string): string => {
    const bilateral = mission.bilaterals.find((each) => each.id === id);
    return bilateral ? titleOf({ mission, bilateral }, locale) : id;
  };
  const tell = ({ id, placement: { date, start, end } }: Placed): string =>
    t('site.feed.release-meeting', {
      meeting: nameOf(id),
      day: locale.date(date),
      time: locale.timeRange(start, end),
    });
  const lines = [
    ...added.map((each) => t('site.feed.release-new', { what: tell(each) })),
    ...moved.map((each) => t('site.feed.release-moved', { what: tell(each) })),
    ...gone.map((id) => t('site.feed.release-gone', { what: nameOf(id) })),
  ];
  return {
    id: `${address}#${at}`,
    title: t('site.feed.release', { mission: shortTitle(mission, locale) }),
    updated: at,
    address,
    summary: lines.join('\n'),
  };
}
