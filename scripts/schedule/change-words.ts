import { type DateStyle, formatShortDate, formatTimeRange, withDay } from '#locale/dates.ts';
import type { Translate } from '#locale/words.ts';
import type { PlacedMeeting, ScheduleChange } from './compare.ts';
import type { Names } from './names.ts';

export type Speech = { readonly names: Names; readonly t: Translate; readonly style: DateStyle };

/** A change as a line: `Meeting with Norta: from … to …`. */
export function describeChange(change: ScheduleChange, speech: Speech): string {
  return speech.t(`schedule.change.${change.kind}`, {
    meeting: speech.names.meeting(change.bilateral),
    ...('before' in change && { before: placeText(change.before, speech) }),
    ...('after' in change && { after: placeText(change.after, speech) }),
  });
}

function placeText({ date, start, end, room }: PlacedMeeting, { names, style }: Speech): string {
  const time = withDay(formatShortDate(date, style), formatTimeRange(start, end, style));
  return room ? `${time} · ${names.room(room)}` : time;
}

/** The changes line by line: what is new first, then what moves, what else differs, and what is gone. */
export function describeChanges(changes: readonly ScheduleChange[], speech: Speech): readonly string[] {
  const order = ['added', 'moved', 'room', 'length', 'dropped'];
  const rank = ({ kind }: ScheduleChange) => order.indexOf(kind);
  return changes.toSorted((a, b) => rank(a) - rank(b)).map((change) => describeChange(change, speech));
}
