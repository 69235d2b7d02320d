import { bilateralTitle } from '#locale/captions.ts';
import { partnerNames } from '#locale/names.ts';
import type { Bilateral, Placement } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { BilateralId, PersonId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import type { Attendee } from '#model/participant.ts';
import { type Mission, missionForum, missionZone } from '#model/workspace.ts';
import type { EventEntry } from './calendar-entry.ts';
import { callOff } from './call-off.ts';
import { peopleLines } from './describe-people.ts';
import {
  describePlace,
  fictionLines,
  geoOf,
  onlineLines,
  pageLines,
  pageOf,
  paragraphs,
  placeKey,
} from './describe-place.ts';
import type { EntryContext, MissionEntry } from './entry-context.ts';
import { resolveSpan } from './event-time.ts';

/** The bilaterals of a mission that have a place in time. Exchanges of views never are entries. */
export function bilateralEntries(mission: Mission, context: EntryContext): readonly MissionEntry[] {
  return mission.bilaterals.flatMap((bilateral) => bilateralEntry(mission, bilateral, context) ?? []);
}

/** One bilateral as an entry, called off where it is; `undefined` for an exchange and one without a time. */
export function bilateralEntry(
  mission: Mission,
  bilateral: Bilateral,
  context: EntryContext,
): MissionEntry | undefined {
  const placement = placementOf(bilateral, context.placements);
  if (!placement || bilateral.format === 'exchange') return undefined;
  const { workspace, language, t } = context;
  const span = resolveSpan(
    { ...placement, zone: missionZone(mission) },
    workspace.settings.defaultMeetingMinutes,
  );
  if ('missing' in span) return undefined;
  const location = describePlace(mission, { room: placement.room }, context) || bilateral.online;
  const assumed =
    span.assumedMinutes === undefined ? [] : [t('invites.assumed-length', { minutes: span.assumedMinutes })];
  const known = placeKey(mission, { room: placement.room }, context);
  const geo = geoOf(mission, placement.room);
  const page = pageOf(mission, context);
  const entry: EventEntry = {
    kind: 'event',
    key: bilateralKey(bilateral.id),
    when: span.when,
    summary: bilateralTitle(workspace, mission, bilateral, language, t),
    description: describeBilateral(mission, bilateral, { context, assumed }),
    ...(location && { location }),
    ...(known && { place: known }),
    ...(geo && { geo }),
    ...(page && { url: page }),
    ...(bilateral.online && { conference: bilateral.online }),
    categories: [t('invites.category.bilateral')],
    status: bilateral.status === 'wanted' ? 'TENTATIVE' : 'CONFIRMED',
    busy: true,
  };
  return {
    entry: callOff(entry, bilateral.cancelled, context),
    people: ourPeople(bilateral),
  };
}

/** @example bilateralKey('us') // 'bilateral/us' */
export function bilateralKey(id: BilateralId): string {
  return `bilateral/${id}`;
}

/** True for a meeting that has its place in calendars once it has a time. */
export function isScheduled(bilateral: Bilateral): boolean {
  return bilateral.format !== 'exchange' && !isOff(bilateral);
}

/** Where a meeting was, as people have written it down, else where the released schedule puts it. */
export function placementOf(
  bilateral: Bilateral,
  released: ReadonlyMap<BilateralId, Placement>,
): Placement | undefined {
  return bilateral.placement ?? released.get(bilateral.id);
}

/** Delegates who were there, or who must be, as far as the audience may see it: what a request says is internal. */
export function ourPeople(bilateral: Bilateral): readonly PersonId[] {
  const named = bilateral.ours.flatMap((attendee) => ('person' in attendee ? [attendee.person] : []));
  return [...new Set([...named, ...(bilateral.request?.attendees ?? [])])];
}

type Description = { readonly context: EntryContext; readonly assumed: readonly string[] };

function describeBilateral(
  mission: Mission,
  bilateral: Bilateral,
  { context, assumed }: Description,
): string {
  const { workspace, language, t } = context;
  const partners = partnerNames(workspace, bilateral.partners, {
    language,
    forum: missionForum(workspace, mission),
  });
  const points = bilateral.points.map(({ text }, index) =>
    t('invites.point', { number: index + 1, text: localize(text, language) }),
  );
  return paragraphs(
    [t('invites.heading.partners', { partners })],
    onlineLines(bilateral.online, context),
    peopleLines(t('invites.heading.ours'), ourSide(mission, bilateral), context),
    peopleLines(t('invites.heading.theirs'), bilateral.theirs, context),
    points.length > 0 ? [t('invites.heading.points'), ...points] : [],
    assumed,
    fictionLines(mission, context),
    pageLines(mission, context),
  );
}

/** Our side as recorded, then those who must attend, with the titles of the delegation. */
function ourSide(mission: Mission, bilateral: Bilateral): readonly Attendee[] {
  const recorded = new Set(
    bilateral.ours.flatMap((attendee) => ('person' in attendee ? [attendee.person] : [])),
  );
  const required = (bilateral.request?.attendees ?? []).filter((person) => !recorded.has(person));
  const delegates = required.map((person): Attendee => {
    const delegate = namedDelegates(mission.delegation).find((each) => each.person === person);
    return delegate
      ? { person, agency: delegate.agency, office: delegate.office, title: delegate.title }
      : { person };
  });
  return [...bilateral.ours, ...delegates];
}
