import { bilateralTitle } from '#locale/captions.ts';
import { dateStyle, formatShortDate, formatTime } from '#locale/dates.ts';
import type { Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import type { Mission } from '#model/workspace.ts';
import { isScheduled } from './bilateral-entries.ts';
import { describePlace, missionTitle } from './describe-place.ts';
import type { EntryContext } from './entry-context.ts';

export type Placements = ReadonlyMap<BilateralId, Placement>;

/** What became of a meeting between two versions of the schedule: added without `from`, dropped without `to`. */
export type ScheduleChange = { readonly id: BilateralId; readonly from?: Placement; readonly to?: Placement };

/** The meetings whose time or room differs, those that came and those that went; by their earliest time. */
export function scheduleChanges(
  mission: Mission,
  before: Placements,
  after: Placements,
): readonly ScheduleChange[] {
  const live = new Set(mission.bilaterals.filter(isScheduled).map(({ id }) => id));
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids
    .map((id) => ({ id, from: before.get(id), to: live.has(id) ? after.get(id) : undefined }))
    .filter(({ from, to }) => !isSame(from, to))
    .map(({ id, from, to }) => ({ id, ...(from && { from }), ...(to && { to }) }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function isSame(a: Placement | undefined, b: Placement | undefined): boolean {
  return a?.date === b?.date && a?.start === b?.start && a?.end === b?.end && a?.room === b?.room;
}

function sortKey({ id, from, to }: ScheduleChange): string {
  const slots = [from, to].flatMap((slot) => (slot ? [`${slot.date} ${slot.start}`] : []));
  return `${slots.sort()[0]} ${id}`;
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
  options: { readonly release: string; readonly context: EntryContext },
): string {
  const { t, language } = options.context;
  const values = { release: options.release, mission: missionTitle(mission, language) };
  if (changes.length === 0) return t('invites.change.none', values);
  const lines = changes.map((change) =>
    t('invites.point-changed', { text: describeChange(mission, change, options.context) }),
  );
  return [t('invites.change.heading', values), ...lines, zoneLine(mission, options.context)].join('\n');
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
