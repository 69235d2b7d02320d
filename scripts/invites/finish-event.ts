import type { EventEntry } from './calendar-entry.ts';
import { markOf, PLACEHOLDER, VALUE } from './prepare-event.ts';

/**
 * The VEVENT that `ics` wrote, mended: unfolded, times with their zone, bare tokens unquoted, marks in place
 * of times and numbers, and the properties that `ics` does not know. Texts are still marks here, so that each
 * of these begins just one line. `conference` is a mark, where there is one.
 */
export function mendEvent(
  written: string,
  { when, organizer, guests }: Pick<EventEntry, 'when' | 'organizer' | 'guests'>,
  conference: string | undefined,
): string {
  const [start, end] =
    when.kind === 'days'
      ? [';VALUE=DATE', ';VALUE=DATE']
      : [zoneParameter(when.start.zone), zoneParameter(when.end.zone)];
  const stamp = markOf(VALUE.stamp);
  const joined = conference === undefined ? '' : `\r\nCONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:${conference}`;
  const timed = written
    .replaceAll('\r\n\t', '')
    .replace(`\r\nUID:${PLACEHOLDER.uid}`, `\r\nUID:${markOf(VALUE.uid)}`)
    .replace(`\r\nDTSTAMP:${PLACEHOLDER.stamp}`, `\r\nDTSTAMP:${stamp}`)
    .replace(`\r\nDTSTART:${PLACEHOLDER.start}`, `\r\nDTSTART${start}:${markOf(VALUE.start)}`)
    .replace(`\r\nDTEND:${PLACEHOLDER.end}`, `\r\nDTEND${end}:${markOf(VALUE.end)}`)
    .replace(
      `\r\nSEQUENCE:${PLACEHOLDER.sequence}`,
      `\r\nLAST-MODIFIED:${stamp}${joined}\r\nSEQUENCE:${markOf(VALUE.sequence)}`,
    )
    .replace(/(\r\nTRIGGER:-P\d+D)T\r\n/, '$1\r\n');
  if (!organizer && !guests) return timed;
  return timed.replace(':MAILTO:', ':mailto:').replaceAll(/(CUTYPE|ROLE|PARTSTAT)="([A-Z-]+)"/g, '$1=$2');
}

function zoneParameter(zone: string): string {
  return zone === 'UTC' ? '' : `;TZID=${zone}`;
}
