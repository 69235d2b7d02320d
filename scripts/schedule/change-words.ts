import { type DateStyle, formatShortDate, formatTimeRange } from '#locale/dates.ts';
import type { Translate } from '#locale/words.ts';
import type { ScheduleAssignment } from '#register/schedules.ts';
import type { ScheduleChange } from './compare.ts';
import type { Names } from './names.ts';

type Speech = { readonly names: Names; readonly t: Translate; readonly style: DateStyle };

/** A change as a line: `Meeting with Norta: from … to …`. */
export function describeChange(change: ScheduleChange, speech: Speech): string {
  return speech.t(`schedule.change.${change.kind}`, {
    meeting: speech.names.meeting(change.bilateral),
    ...('before' in change && { before: placeText(change.before, speech) }),
    ...('after' in change && { after: placeText(change.after, speech) }),
  });
}

function placeText({ date, start, end, room }: ScheduleAssignment, { names, style }: Speech): string {
  const time = `${formatShortDate(date, style)} ${formatTimeRange(start, end, style)}`;
  return room ? `${time} · ${names.room(room)}` : time;
}
