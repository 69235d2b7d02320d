/** What is known of an item to filter and sort by: side, status, late, mission, last day due, partners, assignee. */
export type Facets = readonly [
  side: string,
  status: string,
  late: 0 | 1,
  mission: number,
  due: string,
  partners: readonly number[],
  assignee: string,
];

export type ActionFacets = {
  readonly rowsAFile: number;
  /** In the order of their names. */
  readonly partners: readonly string[];
  /** Earliest first. */
  readonly missions: readonly string[];
  readonly items: readonly Facets[];
};

/** What is asked of the list; an empty string asks nothing. */
export type Wanted = {
  readonly owner: string;
  readonly partner: string;
  readonly status: string;
  readonly mission: string;
  readonly assignee: string;
  readonly sort: string;
};

const LIVE = ['open', 'in-progress', 'waiting'];

/** The places of the items that fit, in the order asked for: the order given where none is. */
export function findPlaces({ items, partners, missions }: ActionFacets, wanted: Wanted): readonly number[] {
  const partner = partners.indexOf(wanted.partner);
  const mission = missions.indexOf(wanted.mission);
  const fits = ([side, status, late, ofMission, , ofPartners, assignee]: Facets) =>
    (wanted.owner === '' || side === wanted.owner) &&
    (wanted.partner === '' || ofPartners.includes(partner)) &&
    (wanted.mission === '' || ofMission === mission) &&
    (wanted.assignee === '' || assignee === wanted.assignee) &&
    hasStatus(wanted.status, status, late);
  const places = items.flatMap((item, place) => (fits(item) ? [place] : []));
  const key = SORT_KEYS[wanted.sort];
  if (!key) return places;
  const keys = items.map(key);
  return places.sort((a, b) => compare(keys[a] ?? '', keys[b] ?? '') || a - b);
}

function hasStatus(wanted: string, status: string, late: number): boolean {
  if (wanted === '') return true;
  if (wanted === 'live') return LIVE.includes(status);
  return wanted === 'overdue' ? late === 1 : status === wanted;
}

/** What has no date, or no partner, comes last; the newest mission comes first. */
const SORT_KEYS: Readonly<Record<string, (item: Facets) => string | number>> = {
  due: ([, , , , due]) => due || '9999',
  partner: ([, , , , , [first]]) => first ?? Number.MAX_SAFE_INTEGER,
  mission: ([, , , mission]) => -mission,
};

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
