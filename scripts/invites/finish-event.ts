import type { EventEntry } from './calendar-entry.ts';
import { cleanUrl } from './clean-text.ts';
import { foldLine } from './fold-line.ts';
import { MARK, TEXT_MARK, writeInstant } from './prepare-event.ts';

export type FinishOptions = {
  readonly entry: EventEntry;
  readonly texts: readonly string[];
  /** When it was last changed. */
  readonly stamp: number;
};

/**
 * The VEVENT that `ics` wrote, mended: unfolded, times with their zone, bare tokens unquoted, texts put in
 * place of their marks, and folded again by octets.
 */
export function finishEvent(written: string, { entry, texts, stamp }: FinishOptions): string {
  return mend(written.replaceAll('\r\n\t', ''), entry, stamp)
    .split('\r\n')
    .map((line) =>
      foldLine(
        line.includes(MARK) ? line.replace(TEXT_MARK, (_, place) => texts[Number(place)] ?? '') : line,
      ),
    )
    .join('\r\n');
}

/** Texts are still marks here, so that each of these begins just one line. */
function mend(written: string, { when, organizer, guests, conference }: EventEntry, stamp: number): string {
  const [start, end] =
    when.kind === 'days'
      ? [';VALUE=DATE', ';VALUE=DATE']
      : [zoneParameter(when.start.zone), zoneParameter(when.end.zone)];
  const timed = written
    .replace('\r\nDTSTART:', `\r\nDTSTART${start}:`)
    .replace('\r\nDTEND:', `\r\nDTEND${end}:`)
    .replace('\r\nSEQUENCE:', `${furtherLines(stamp, conference)}\r\nSEQUENCE:`)
    .replace(/(\r\nTRIGGER:-P\d+D)T\r\n/, '$1\r\n');
  if (!organizer && !guests) return timed;
  return timed.replace(':MAILTO:', ':mailto:').replaceAll(/(CUTYPE|ROLE|PARTSTAT)="([A-Z-]+)"/g, '$1=$2');
}

/** Properties that `ics` does not know, or writes otherwise. */
function furtherLines(stamp: number, conference: string | undefined): string {
  const modified = `\r\nLAST-MODIFIED:${writeInstant(stamp)}`;
  const address = conference && cleanUrl(conference);
  return address ? `${modified}\r\nCONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:${address}` : modified;
}

function zoneParameter(zone: string): string {
  return zone === 'UTC' ? '' : `;TZID=${zone}`;
}
