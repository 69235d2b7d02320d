import type { Translate } from '#locale/words.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../context.ts';
import { type Locale, languageName, languages } from './locale.ts';
import { shortTitle } from './missions.ts';
import { fileHref } from './paths.ts';
import { showPerson } from './people.ts';

/** One thing to download, in each format that it was made in; or what belongs to one person, by its names. */
export type Download = {
  readonly label: string;
  readonly files: readonly { readonly href: string; readonly format: string }[];
};

const REPORT_FORMATS = ['pdf', 'docx', 'odt'];

/** What a delegation carries; made for the internal edition alone. */
const PAPERS = ['brief', 'day-sheets', 'pocket', 'pocket-folded', 'agenda'] as const;

/** Things to download that are wanted together; `ofNames` where links say what they lead to, not in which format. */
export type DownloadGroup = {
  readonly title: string;
  readonly downloads: readonly Download[];
  readonly ofNames?: true;
};

/** What there is of a mission to download, in the order a reader wants it: only what was made. */
export function missionDownloads(mission: string, locale: Locale): readonly DownloadGroup[] {
  const { language, t } = locale;
  const folder = `missions/${mission}`;
  const form = { label: t('site.download.review-form'), stem: `${folder}/review-form.${language}` };
  const trip = t('site.download.group.trip');
  return [
    {
      title: t('site.download.group.report'),
      downloads: present([...reportsOf(folder, t), { ...form, formats: ['pdf'] }]),
    },
    { title: trip, ofNames: true as const, downloads: named(trip, papersOf(folder, PAPERS, locale)) },
    {
      title: t('site.download.group.delegates'),
      ofNames: true as const,
      downloads: ownPapers(mission, locale),
    },
    {
      title: t('site.download.group.data'),
      downloads: present([
        {
          label: t('site.download.bilaterals'),
          stem: `${folder}/bilaterals`,
          formats: ['xlsx', 'csv', 'json'],
        },
        {
          label: t('site.download.schedule'),
          stem: `${folder}/schedule.${language}`,
          formats: ['xml', 'json'],
        },
      ]),
    },
  ].filter(({ downloads }) => downloads.length > 0);
}

/** What each delegate carries alone, in the order of the delegation. */
function ownPapers(mission: string, locale: Locale): readonly Download[] {
  const found = siteContext().workspace.missions.find(({ id }) => id === mission);
  return namedDelegates(found?.delegation ?? []).flatMap(({ person }) =>
    named(
      showPerson(person, locale),
      papersOf(`missions/${mission}/delegates`, ['brief', 'pocket'], locale, `${person}.`),
    ),
  );
}

/** Papers that there are in one format alone go by their names. */
function papersOf(
  folder: string,
  papers: readonly (typeof PAPERS)[number][],
  { language, t }: Locale,
  whose = '',
): Download['files'] {
  const found = papers.map((paper) => ({
    label: t(`site.download.${paper}`),
    stem: `${folder}/${whose}${paper}.${language}`,
    formats: ['pdf'],
  }));
  return present(found).flatMap(({ label, files }) => files.map(({ href }) => ({ href, format: label })));
}

const named = (label: string, files: Download['files']): readonly Download[] =>
  files.length === 0 ? [] : [{ label, files }];

/** The editions of a mission's report. */
export function reportDownloads(mission: string, { t }: Locale): readonly Download[] {
  return present(reportsOf(`missions/${mission}`, t));
}

/** The invitation to a meeting; made for the internal edition alone. */
export function invitationDownloads(mission: string, bilateral: string, { t }: Locale): readonly Download[] {
  const stem = `missions/${mission}/bilaterals/${bilateral}`;
  return present([{ label: t('site.download.invitation'), stem, formats: ['ics'] }]);
}

export function actionDownloads({ t }: Locale): readonly Download[] {
  const formats = ['xlsx', 'ods', 'csv', 'json', 'ics'];
  return present([{ label: t('site.download.actions'), stem: 'actions/actions', formats }]);
}

/** What reports proposed; its sheet is in the workbook of the action items. */
export function recommendationDownloads({ t }: Locale): readonly Download[] {
  const stem = 'actions/recommendations';
  return present([{ label: t('site.download.recommendations'), stem, formats: ['csv', 'json'] }]);
}

type Wanted = { readonly label: string; readonly stem: string; readonly formats: readonly string[] };

function reportsOf(folder: string, t: Translate): readonly Wanted[] {
  const editions = languages().map((language) => ({
    label: t('site.download.report', { language: languageName(language) }),
    stem: `${folder}/report.${language}`,
    formats: REPORT_FORMATS,
  }));
  const parallel = {
    label: t('site.download.parallel'),
    stem: `${folder}/report.parallel`,
    formats: REPORT_FORMATS,
  };
  return [...editions, parallel];
}

/** Only what was made is offered. */
function present(wanted: readonly Wanted[]): readonly Download[] {
  return wanted
    .map(({ label, stem, formats }) => ({
      label,
      files: formats
        .filter((format) => siteContext().downloads.has(`${stem}.${format}`))
        .map((format) => ({ href: fileHref(`${stem}.${format}`), format: format.toUpperCase() })),
    }))
    .filter(({ files }) => files.length > 0);
}

/** What devices keep of a mission beside its pages (`site/offline-worker.ts`), each in one format. */
export function keptDownloads(mission: string, { language, t }: Locale): readonly Download[] {
  const folder = `missions/${mission}`;
  const calendars = [`${folder}/calendar.${language}`, `${folder}/calendar`];
  return present([
    { label: t('site.download.pocket'), stem: `${folder}/pocket.${language}`, formats: ['pdf'] },
    ...calendars.map((stem) => ({ label: t('site.calendars'), stem, formats: ['ics'] })),
  ]);
}

/** A calendar that can be fetched once, or subscribed to where it is said at which address this edition stands. */
export type Feed = {
  readonly label: string;
  readonly href: string;
  /** What it is called in a list of calendars. */
  readonly name: string;
  readonly address: string | undefined;
};

/** The mission's calendar, then one per delegate, in the order of the delegation and the language of the page. */
export function missionFeeds(mission: Mission, locale: Locale): readonly Feed[] {
  const folder = `missions/${mission.id}/delegates/`;
  const title = shortTitle(mission, locale);
  const whole = inLanguage(`missions/${mission.id}/calendar`, locale);
  // Files of others may lie there, too: a calendar that is kept no longer tells those who have it, and nobody else.
  const own = namedDelegates(mission.delegation).flatMap(({ person }) => {
    const path = inLanguage(folder + person, locale);
    if (path === undefined) return [];
    const label = showPerson(person, locale);
    return [toFeed(path, label, locale.t('invites.feed.delegate', { mission: title, person: label }))];
  });
  const name = locale.t('invites.feed.mission', { mission: title });
  return [...(whole === undefined ? [] : [toFeed(whole, locale.t('site.feed.mission'), name)]), ...own];
}

/** A feed as it is made in a language, else as it is made in that of the office. */
function inLanguage(stem: string, { language }: Locale): string | undefined {
  return [`${stem}.${language}.ics`, `${stem}.ics`].find((path) => siteContext().downloads.has(path));
}

function toFeed(path: string, label: string, name: string): Feed {
  return { label, name, href: fileHref(path), address: feedAddress(path) };
}

/** The office's own calendars are where its edition is, and nowhere else. */
function feedAddress(path: string): string | undefined {
  const { audience, workspace } = siteContext();
  const { address, internalAddress } = workspace.settings.site;
  const base = audience === 'public' ? address : internalAddress;
  if (base === undefined) return undefined;
  return new URL(path.split('/').map(encodeURIComponent).join('/'), base.replace(/\/*$/, '/')).href;
}
