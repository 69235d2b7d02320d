import { hasMark } from '#model/mark.ts';
import { siteContext } from '../context.ts';

/** Paths of pages without their language: `missions/2014-c-tpat/report/`. */
export const pagePath = {
  home: () => '',
  missions: () => 'missions/',
  mission: (mission: string) => `missions/${mission}/`,
  report: (mission: string) => `missions/${mission}/report/`,
  sideBySide: (mission: string) => `missions/${mission}/report/side-by-side/`,
  agenda: (mission: string) => `missions/${mission}/agenda/`,
  delegates: (mission: string) => `missions/${mission}/delegates/`,
  now: (mission: string) => `missions/${mission}/now/`,
  bilaterals: (mission: string) => `missions/${mission}/bilaterals/`,
  bilateral: (mission: string, bilateral: string) => `missions/${mission}/bilaterals/${bilateral}/`,
  commitments: (mission: string, page = 1) => `missions/${mission}/commitments/${pageStep(page)}`,
  commitment: (mission: string, commitment: string) => `missions/${mission}/commitments/${commitment}/`,
  partners: () => 'partners/',
  partner: (partner: string) => `partners/${partner}/`,
  partnerActions: (partner: string, page = 1) => `partners/${partner}/commitments/${pageStep(page)}`,
  partnerMeetings: (partner: string, page = 1) => `partners/${partner}/meetings/${pageStep(page)}`,
  actions: () => 'actions/',
  actionsOfSide: (side: string, page = 1) => `actions/${side}/${pageStep(page)}`,
  recommendations: (page = 1) => `recommendations/${pageStep(page)}`,
  search: () => 'search/',
  offline: () => 'offline/',
  help: (page = 'index') => (page === 'index' ? 'help/' : `help/${page}/`),
  people: (page = 1) => `people/${pageStep(page)}`,
  abbreviations: () => 'abbreviations/',
  about: () => 'about/',
  /** Feeds are files, and have no slash at their end. */
  reportsFeed: () => 'reports.atom',
  scheduleFeed: () => 'schedule.atom',
} as const;

/** No identifier has a folder below it, so that `page/2/` is nobody's. */
function pageStep(page: number): string {
  return page === 1 ? '' : `page/${page}/`;
}

/** Where the site is mounted, without a slash at the end: `` or `/office`. */
export function basePath(): string {
  return new URL(siteContext().workspace.settings.site.address).pathname.replace(/\/+$/, '');
}

/** The link to a page in a language. @example hrefOf('en', pagePath.home()) // '/en/' */
export function hrefOf(language: string, path: string): string {
  return fileHref(`${language}/${path}`);
}

/** The link to a file that is the same in every language. @example fileHref('a/b #1.jpg') // '/a/b%20%231.jpg' */
export function fileHref(path: string): string {
  return `${basePath()}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** An address that is still to be filled in is nobody's: no page says it. */
export function hasAddress(): boolean {
  return !hasMark(siteContext().workspace.settings.site.address);
}

/** The whole address of a path that begins with `/`. */
export function addressOf(href: string): string {
  return new URL(href, siteContext().workspace.settings.site.address).href;
}
