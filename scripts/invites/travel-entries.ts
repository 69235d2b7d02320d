import { dateStyle, formatDate, formatTime, formatTimeZone } from '#locale/dates.ts';
import type { ClockTime } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { PersonId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import type { TravelLeg } from '#model/mission.ts';
import type { Mission } from '#model/workspace.ts';
import type { EventEntry, Timed, ZonedTime } from './calendar-entry.ts';
import { callOff } from './call-off.ts';
import { peopleLines } from './describe-people.ts';
import { fictionLines, pageLines, pageOf, paragraphs } from './describe-place.ts';
import type { EntryContext, MissionEntry } from './entry-context.ts';
import { instantOfTime, isMissing, pinned, zonedTime } from './event-time.ts';
import { shortName } from './uid.ts';

type End = NonNullable<TravelLeg['from']>;

/** The journeys that have a departure or an arrival time, each end in the zone of its own place. */
export function travelEntries(mission: Mission, context: EntryContext): readonly MissionEntry[] {
  const names = mission.travel.map((leg) => legName(leg, context));
  return mission.travel.flatMap((leg, index) => {
    const timed = timeOf(leg, context.workspace.settings.defaultMeetingMinutes);
    if (!timed) return [];
    const name = names[index] ?? '';
    const turn = names.slice(0, index).filter((each) => each === name).length;
    return [travelEntry(mission, leg, { context, timed, keyParts: [shortName(name), String(turn + 1)] })];
  });
}

/** What a leg is known by when its times change: carrier and places, in the filing language. */
function legName({ carrier, from, to }: TravelLeg, { workspace }: EntryContext): string {
  const language = workspace.settings.languages[0] ?? '';
  return JSON.stringify([carrier, from?.place, to?.place].map((text) => text && localize(text, language)));
}

type LegTime = { readonly when: Timed; readonly assumed?: 'arrival' | 'departure' };
type Leg = { readonly context: EntryContext; readonly timed: LegTime; readonly keyParts: readonly string[] };

function travelEntry(mission: Mission, leg: TravelLeg, { context, timed, keyParts }: Leg): MissionEntry {
  const { language, t, workspace } = context;
  const people = travellersOf(mission, leg);
  const place = leg.from ?? leg.to;
  const page = pageOf(mission, context);
  const note = timed.assumed
    ? [t(`invites.travel.no-${timed.assumed}`, { minutes: workspace.settings.defaultMeetingMinutes })]
    : [];
  const entry: EventEntry = {
    kind: 'event',
    key: `travel/${keyParts.join('/')}`,
    when: timed.when,
    summary: summarise(leg, context),
    description: paragraphs(
      [...endLine('departs', leg.from, context), ...endLine('arrives', leg.to, context)],
      note,
      peopleLines(
        t('invites.travel.travellers'),
        people.map((person) => ({ person })),
        context,
      ),
      fictionLines(mission, context),
      pageLines(mission, context),
    ),
    ...(place && { location: localize(place.place, language) }),
    ...(page && { url: page }),
    categories: [t('invites.category.travel')],
    status: 'CONFIRMED',
    busy: true,
  };
  return { entry: callOff(entry, leg.cancelled, context), people };
}

function travellersOf(mission: Mission, leg: TravelLeg): readonly PersonId[] {
  if (leg.travellers.length > 0) return leg.travellers;
  return namedDelegates(mission.delegation)
    .filter(({ joinedLocally }) => !joinedLocally)
    .map(({ person }) => person);
}

function summarise({ carrier, from, to }: TravelLeg, { language, t }: EntryContext): string {
  const name = (end: End) => localize(end.place, language);
  const journey =
    from && to
      ? t('invites.travel.both', { from: name(from), to: name(to) })
      : from
        ? t('invites.travel.from', { place: name(from) })
        : to
          ? t('invites.travel.to', { place: name(to) })
          : '';
  return carrier ? t('invites.travel.by', { carrier: localize(carrier, language), journey }) : journey;
}

function endLine(
  key: 'departs' | 'arrives',
  end: End | undefined,
  { workspace, language, t }: EntryContext,
): readonly string[] {
  if (!end?.time) return [];
  const style = dateStyle(workspace.settings, language);
  const zone = formatTimeZone(end.timeZone, instantOfTime(zoned(end, end.time)), language);
  const values = {
    place: localize(end.place, language),
    date: formatDate(end.date, style),
    time: formatTime(end.time, style),
    zone,
  };
  return [t(`invites.travel.${key}`, values)];
}

/**
 * When a leg is. With one end known it takes `defaultMinutes` from there and says which end is assumed;
 * `undefined` without any time, within a gap, or when it would arrive before it leaves.
 */
export function timeOf({ from, to }: TravelLeg, defaultMinutes: number): LegTime | undefined {
  const start = from?.time && zoned(from, from.time);
  const end = to?.time && zoned(to, to.time);
  if ((start && isMissing(start)) || (end && isMissing(end))) return undefined;
  const length = defaultMinutes * 60_000;
  if (start && end) {
    return instantOfTime(end) > instantOfTime(start)
      ? { when: { kind: 'timed', start: pinned(start), end: pinned(end) } }
      : undefined;
  }
  if (start) {
    return {
      when: {
        kind: 'timed',
        start: pinned(start),
        end: zonedTime(instantOfTime(start) + length, start.zone),
      },
      assumed: 'arrival',
    };
  }
  if (!end) return undefined;
  return {
    when: { kind: 'timed', start: zonedTime(instantOfTime(end) - length, end.zone), end: pinned(end) },
    assumed: 'departure',
  };
}

function zoned(end: End, time: ClockTime): ZonedTime {
  return { date: end.date, time, zone: end.timeZone };
}
