import { parse } from 'yaml';
import { type Change, type PlainValue, plainOf } from '#edit/change.ts';
import { addDays, daysBetween } from '#model/civil-time.ts';
import { isWatched } from '#model/commitment.ts';
import { namedDelegates } from '#model/delegation.ts';
import { MissionFile } from '#model/mission.ts';
import type { Mission } from '#model/workspace.ts';
import type { ActionItem } from '#tracker/action-item.ts';

const ORDER: readonly string[] = Object.keys(MissionFile.shape);

/** What stays from one year to the next, as it was written; what has dates in it is asked for anew. */
const KEPT = ['forum', 'profile', 'places', 'delegation', 'venues', 'rooms', 'meetingHours'] as const;
/** Of the settings of a schedule, those that name no day. */
const KEPT_SCHEDULING = ['bufferMinutes', 'maxPerDay', 'limits', 'pools', 'meals', 'transfers'] as const;

type Plain = Readonly<Record<string, PlainValue | undefined>>;

/** The changes that make a new `mission.yaml` of a skeleton, from the text of last year's. */
export function keptFacts(text: string): readonly Change[] {
  const facts = (parse(text) ?? {}) as Plain;
  const kept = KEPT.flatMap((field) => (facts[field] === undefined ? [] : [{ field, value: facts[field] }]));
  const scheduling = pick(facts['scheduling'] as Plain | undefined, KEPT_SCHEDULING);
  return [...kept, ...(scheduling ? [{ field: 'scheduling', value: scheduling }] : [])].map(
    ({ field, value }) => ({
      deed: 'set',
      path: [field],
      value: withoutOpening(field, value),
      order: ORDER,
    }),
  );
}

function pick(value: Plain | undefined, keys: readonly string[]): Plain | undefined {
  const found = Object.entries(value ?? {}).filter(([key]) => keys.includes(key));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Rooms and venues come again, the hours of last year's days do not. */
function withoutOpening(field: string, value: PlainValue): PlainValue {
  if ((field !== 'rooms' && field !== 'venues') || !Array.isArray(value)) return value;
  return value.map((each) => plainOf({ ...(each as Plain), open: undefined }) as PlainValue);
}

/**
 * The same days of the week about the same date, unless they are given; as long as the former one. The year is
 * the one that the new identifier begins with, else the next to come.
 * @example movedPeriod(mission, { id: '2028-lima', from: undefined, to: undefined, today: '2027-06-01' })
 */
export function movedPeriod(
  { period }: Pick<Mission, 'period'>,
  given: {
    readonly id: string;
    readonly from: string | undefined;
    readonly to: string | undefined;
    readonly today: string;
  },
): { readonly from: string; readonly to: string } {
  const from = given.from ?? sameDay(period.from, given);
  return { from, to: given.to ?? addDays(from, daysBetween(period.from, period.to).length - 1) };
}

function sameDay(day: string, { id, today }: { readonly id: string; readonly today: string }): string {
  const [, named] = /^(\d{4})-/.exec(id) ?? [];
  const former = Number(day.slice(0, 4));
  if (named !== undefined && Number(named) > former) return inYear(day, Number(named));
  let year = former + 1;
  while (inYear(day, year) <= today) year += 1;
  return inYear(day, year);
}

/** The day of the week nearest to the same date, within that year. 29 February is counted from the 28th. */
function inYear(day: string, year: number): string {
  const date = `${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
  const ahead = (weekdayOf(day) - weekdayOf(date) + 7) % 7;
  const near: string = addDays(date, ahead > 3 ? ahead - 7 : ahead);
  if (near < `${year}`) return addDays(near, 7);
  return near > `${year}-12-31` ? addDays(near, -7) : near;
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00Z`).getUTCDay();

/** A meeting to ask for with each partner with whom something of that mission is still open; what it is goes into its brief. */
export function followUps(mission: Mission, items: readonly ActionItem[]): readonly Change[] {
  const open = items.filter(
    (item) =>
      item.mission.id === mission.id &&
      !isWatched(item.commitment) &&
      (item.status === 'open' || item.status === 'in-progress'),
  );
  const partners = [...new Set(open.flatMap((item) => item.partners))];
  const delegates = namedDelegates(mission.delegation);
  const leader = delegates.find(({ head }) => head) ?? delegates[0];
  if (!leader) return [];
  // Those who met them go on with it, as far as they come again; else the leader.
  const whoMet = (partner: string): readonly string[] => {
    const meetings = mission.bilaterals.filter(({ partners }) => partners.some((each) => each === partner));
    const met = new Set(
      meetings.flatMap(({ ours, request }) => [
        ...ours.flatMap((each) => ('person' in each ? [each.person] : [])),
        ...(request?.attendees ?? []),
      ]),
    );
    const again = delegates.map(({ person }) => person).filter((person) => met.has(person));
    return again.length > 0 ? again : [leader.person];
  };
  return partners.map((partner) => ({
    deed: 'insert',
    path: ['bilaterals'],
    value: {
      id: partner.toLowerCase(),
      partners: [partner],
      status: 'wanted',
      request: { attendees: whoMet(partner) },
      brief: {
        ourPoints: open
          .filter((item) => item.partners.includes(partner))
          .map(({ commitment }) => commitment.text['*'] ?? commitment.text),
      },
    },
  }));
}
