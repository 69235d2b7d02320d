import type { EventEntry } from './calendar-entry.ts';
import { foldLine } from './fold-line.ts';
import { MARK, TEXT_MARK } from './prepare-event.ts';

export type FinishOptions = {
  readonly entry: EventEntry;
  readonly texts: readonly string[];
  readonly language: string;
};

/**
 * The VEVENT that `ics` wrote, mended: unfolded, times with their zone, bare tokens unquoted, texts put in
 * place of their marks, and folded again by octets.
 */
export function finishEvent(written: string, { entry, texts, language }: FinishOptions): string {
  return mend(written.replaceAll('\r\n\t', ''), entry, language)
    .split('\r\n')
    .map((line) =>
      foldLine(
        line.includes(MARK) ? line.replace(TEXT_MARK, (_, place) => texts[Number(place)] ?? '') : line,
      ),
    )
    .join('\r\n');
}

/** Texts are still marks here, so that each of these begins just one line. */
function mend(written: string, { when, organizer, guests }: EventEntry, language: string): string {
  const [start, end] =
    when.kind === 'days'
      ? [';VALUE=DATE', ';VALUE=DATE']
      : [zoneParameter(when.start.zone), zoneParameter(when.end.zone)];
  const timed = written
    .replace('\r\nDTSTART:', `\r\nDTSTART${start}:`)
    .replace('\r\nDTEND:', `\r\nDTEND${end}:`)
    .replace('\r\nSUMMARY:', `\r\nSUMMARY;LANGUAGE=${language}:`)
    .replace(/(\r\nTRIGGER:-P\d+D)T\r\n/, '$1\r\n');
  if (!organizer && !guests) return timed;
  return timed.replace(':MAILTO:', ':mailto:').replaceAll(/(CUTYPE|ROLE|PARTSTAT)="([A-Z-]+)"/g, '$1=$2');
}

function zoneParameter(zone: string): string {
  return zone === 'UTC' ? '' : `;TZID=${zone}`;
}
