import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../context.ts';
import type { Locale } from './locale.ts';
import { addressOf, hrefOf, pagePath } from './paths.ts';

/** How to cite the report of a mission: publisher, title, date as far as it is known, address. */
export function citationOf(mission: Mission, { t, text, partial, language }: Locale): string {
  const known = {
    agency: text(siteContext().workspace.settings.home.agency),
    title: text(mission.title),
    address: addressOf(hrefOf(language, pagePath.report(mission.id))),
  };
  const { reportDate } = mission;
  return reportDate
    ? t('site.citation', { ...known, date: partial(reportDate) })
    : t('site.citation-undated', known);
}
