import type { APIContext } from 'astro';
import { atomFeed } from '../../lib/atom.ts';
import { reportUpdated } from '../../lib/linked-data.ts';
import { localeOf } from '../../lib/locale.ts';
import { missionsByDay } from '../../lib/missions.ts';
import { addressOf, hrefOf, pagePath } from '../../lib/paths.ts';
import { perLanguage } from '../../lib/routes.ts';

export const getStaticPaths = () => perLanguage();

/** The reports that can be read in a language. One without any date stands in the list of missions alone. */
export function GET({ params: { lang = '' } }: APIContext): Response {
  const locale = localeOf(lang);
  const entries = missionsByDay()
    .filter(({ prose }) => prose.some(({ kind, language }) => kind === 'report' && language === lang))
    .flatMap((mission) => {
      const updated = reportUpdated(mission);
      const address = addressOf(hrefOf(lang, pagePath.report(mission.id)));
      const summary = mission.abstractSheet?.abstract ?? mission.purpose;
      const title = locale.text(mission.title);
      return updated === undefined
        ? []
        : [{ id: address, title, updated, address, summary: summary && locale.text(summary).trim() }];
    });
  return atomFeed({ path: pagePath.reportsFeed(), title: locale.t('site.feed.reports'), entries }, locale);
}
