/** A picture of the help: a page of the sample's internal edition, as it looks in a window of this size. */
export type HelpPicture = {
  readonly name: string;
  readonly path: string;
  /** What it begins with; else the page below its head. */
  readonly at?: string;
  readonly width: number;
  readonly height: number;
};

const DESK = { width: 900, height: 660 };
const PHONE = { width: 390, height: 720 };

/** What the tutorials show, drawn into `site/public/help/<language>/` by `npm run pictures`. */
export const HELP_PICTURES: readonly HelpPicture[] = [
  { name: 'staff-status', path: '', at: '[aria-labelledby="next"]', ...DESK },
  { name: 'staff-schedule', path: 'missions/2027-harbour-forum/bilaterals/', ...DESK },
  { name: 'staff-report', path: 'missions/2014-c-tpat/report/', ...DESK },
  { name: 'delegate-now', path: 'missions/2027-harbour-forum/now/', ...PHONE },
  { name: 'delegate-meeting', path: 'missions/2027-harbour-forum/bilaterals/valannia/', ...PHONE },
  { name: 'manager-actions', path: 'actions/', ...DESK },
];

/** In CSS pixels. @example pictureSize('staff-report') // { width: 900, height: 660 } */
export function pictureSize(name: string): Pick<HelpPicture, 'width' | 'height'> {
  const picture = HELP_PICTURES.find((each) => each.name === name);
  if (!picture) throw new Error(`no picture ${name} of the help`);
  return picture;
}
