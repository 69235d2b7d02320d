import { bilateralTitle } from '#locale/captions.ts';
import { dateStyle, formatShortDate, formatTime } from '#locale/dates.ts';
import type { Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import type { ReleaseFacts } from '#model/meeting-facts.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import { isScheduled } from './bilateral-entries.ts';
import { describePlace, missionTitle } from './describe-place.ts';
import type { EntryContext } from './entry-context.ts';
import { type FactChange, factChanges, factLines } from './fact-changes.ts';

export type Placements = ReadonlyMap<BilateralId, Placement>;

/** What became of a meeting between two versions of the schedule: added without `from`, dropped without `to`. */
export type ScheduleChange = {
  readonly id: BilateralId;
  readonly from?: Placement;
  readonly to?: Placement;
  /** What differs beside time and room. */
  readonly facts?: FactChange;
};

/**
 * The meetings whose time, room, title, people or points differ, those that came and those that went; by their
 * earliest time. Of a release without `former` facts only placements are known.
 */
export function scheduleChanges(
  mission: Mission,
  before: Placements,
  after: Placements,
  former?: ReleaseFacts,
): readonly ScheduleChange[] {
  const facts = factChanges(mission, former);
  const live = new Set(mission.bilaterals.filter(isScheduled).map(({ id }) => id));
  const ids = [...new Set([...before.keys(), ...after.keys(), ...facts.keys()])];
  return ids
    .map((id) => ({
      id,
      from: before.get(id),
      to: live.has(id) ? after.get(id) : undefined,
      facts: facts.get(id),
    }))
    .filter((change) => change.facts !== undefined || !isSame(change.from, change.to))
    .map(({ id, from, to, facts: other }) => ({
      id,
      ...(from && { from }),
      ...(to && { to }),
      ...(other && { facts: other }),
    }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function isSame(a: Placement | undefined, b: Placement | undefined): boolean {
  return a?.date === b?.date && a?.start === b?.start && a?.end === b?.end && a?.room === b?.room;
}

function sortKey({ id, from, to }: ScheduleChange): string {
  const slots = [from, to].flatMap((slot) => (slot ? [`${slot.date} ${slot.start}`] : []));
  return `${slots.sort()[0] ?? '~'} ${id}`;
}

/**
 * The changes in plain words, ready to paste into a mail.
 * @example
 * Changes to meetings since “draft-1” (C-TPAT 2014):
 * - Meeting with Japan: moved from Tue 26 Aug 16:00 Room A to Wed 27 Aug 10:00 Room B
 */
export function describeChanges(
  mission: Mission,
  changes: readonly ScheduleChange[],
  options: {
    readonly release: string;
    readonly context: EntryContext;
    readonly former?: ReleaseFacts | undefined;
  },
): string {
  const { t, language } = options.context;
  const values = { release: options.release, mission: missionTitle(mission, language) };
  const zones = zoneChange(mission, options);
  if (changes.length === 0 && zones.length === 0) return t('invites.change.none', values);
  const lines = [
    ...zones.map((text) => t('invites.point-changed', { text })),
    ...changes.flatMap((change) => changeLines(mission, change, options.context)),
  ];
  return [t('invites.change.heading', values), ...lines, zoneLine(mission, options.context)].join('\n');
}

/** The same hours on other clocks are other times. */
function zoneChange(
  mission: Mission,
  { former, context }: { readonly former?: ReleaseFacts | undefined; readonly context: EntryContext },
): readonly string[] {
  const zone = missionZone(mission);
  return former && former.zone !== zone
    ? [context.t('invites.change.zone-changed', { from: former.zone, to: zone })]
    : [];
}

function changeLines(mission: Mission, change: ScheduleChange, context: EntryContext): readonly string[] {
  const { t } = context;
  const bilateral = mission.bilaterals.find(({ id }) => id === change.id);
  const facts =
    bilateral && change.facts ? factLines(mission, bilateral, { change: change.facts, context }) : [];
  return [
    t('invites.point-changed', { text: describeChange(mission, change, context) }),
    ...facts.map((text) => t('invites.change.detail', { text })),
  ];
}

function describeChange(mission: Mission, { id, from, to }: ScheduleChange, context: EntryContext): string {
  const { workspace, language, t } = context;
  const bilateral = mission.bilaterals.find((each) => each.id === id);
  const title = bilateral ? bilateralTitle(workspace, mission, bilateral, language, t) : id;
  const words = {
    title,
    from: from ? slotText(mission, from, context) : '',
    to: to ? slotText(mission, to, context) : '',
  };
  if (isSame(from, to)) return to ? t('invites.change.stays', words) : title;
  if (!from) return t('invites.change.added', words);
  return t(to ? 'invites.change.moved' : 'invites.change.dropped', words);
}

function slotText(mission: Mission, slot: Placement, context: EntryContext): string {
  const style = dateStyle(context.workspace.settings, context.language);
  const room = describePlace(mission, { room: slot.room }, context) || context.t('invites.change.no-room');
  return context.t('invites.change.slot', {
    date: formatShortDate(slot.date, style),
    time: formatTime(slot.start, style),
    room,
  });
}

function zoneLine(mission: Mission, { language, t }: EntryContext): string {
  const place = mission.places[0];
  return place ? t('invites.change.zone', { place: localize(place.name, language) }) : '';
}
