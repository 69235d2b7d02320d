/** A picture of the help: a page as it looks in a window of this size. */
export type HelpPicture = {
  readonly name: string;
  /** Of the sample's internal edition, or of the desk. */
  readonly path: string;
  /** The step after which somebody who walks through the desk stops to look; the site where there is none. */
  readonly after?: string;
  /** What it begins with; else the top of the page. */
  readonly at?: string;
  readonly width: number;
  readonly height: number;
};

const DESK = { width: 900, height: 660 };
const PHONE = { width: 390, height: 720 };
/** Where a page has two parts beside each other. */
const BROAD = { width: 1100, height: 840 };

/** What the tutorials show, drawn into `site/public/help/<language>/` by `npm run pictures`. */
export const HELP_PICTURES: readonly HelpPicture[] = [
  { name: 'staff-status', path: '', at: '[aria-labelledby="next"]', ...DESK },
  { name: 'staff-schedule', path: 'missions/2027-harbour-forum/bilaterals/', ...DESK },
  { name: 'staff-report', path: 'missions/2014-c-tpat/report/', ...DESK },
  { name: 'delegate-now', path: 'missions/2027-harbour-forum/now/', ...PHONE },
  { name: 'delegate-meeting', path: 'missions/2027-harbour-forum/bilaterals/valannia/', ...PHONE },
  { name: 'manager-actions', path: 'actions/', ...DESK },
  { name: 'desk-form', path: 'mission/2027-lima/bilaterals', after: 'requests', ...DESK },
  { name: 'desk-board', path: 'board/2027-lima', after: 'schedule', ...BROAD },
  { name: 'desk-outbox', path: 'outbox', after: 'schedule', ...DESK },
  { name: 'desk-notes', path: 'notes/2027-lima/jp', after: 'notes', ...PHONE },
  { name: 'desk-prose', path: 'prose/2027-lima/{language}/report.mdx', after: 'report', ...BROAD },
  { name: 'desk-import', path: 'tracker', after: 'tracker', ...DESK },
  { name: 'desk-today', path: 'today', after: 'tracker', ...DESK },
  { name: 'desk-publish', path: 'publish', after: 'published', ...DESK },
];

/** In CSS pixels. @example pictureSize('staff-report') // { width: 900, height: 660 } */
export function pictureSize(name: string): Pick<HelpPicture, 'width' | 'height'> {
  const picture = HELP_PICTURES.find((each) => each.name === name);
  if (!picture) throw new Error(`no picture ${name} of the help`);
  return picture;
}
