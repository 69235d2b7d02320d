import type { Revision, TodoEntry } from './calendar-entry.ts';
import { cleanCategory, cleanText, cleanTitle, escapeText } from './clean-text.ts';
import { foldLines } from './fold-line.ts';
import { writeDate, writeInstant } from './prepare-event.ts';

/** A VTODO (RFC 5545 §3.6.2), which `ics` does not know. */
export function writeTodo(entry: TodoEntry, uid: string, { sequence, stamp }: Revision): string {
  const categories = entry.categories.map(cleanCategory).filter((category) => category !== '');
  const description = escapeText(cleanText(entry.description));
  return foldLines([
    'BEGIN:VTODO',
    `UID:${uid}`,
    `SUMMARY:${escapeText(cleanTitle(entry.summary))}`,
    `DTSTAMP:${writeInstant(stamp)}`,
    `LAST-MODIFIED:${writeInstant(stamp)}`,
    `DTSTART;VALUE=DATE:${writeDate(entry.start)}`,
    `DUE;VALUE=DATE:${writeDate(entry.due)}`,
    `SEQUENCE:${sequence}`,
    ...(description ? [`DESCRIPTION:${description}`] : []),
    ...(categories.length > 0 ? [`CATEGORIES:${categories.join(',')}`] : []),
    `STATUS:${entry.status}`,
    ...(entry.status === 'COMPLETED' ? ['PERCENT-COMPLETE:100'] : []),
    ...(entry.status === 'COMPLETED' && entry.completedAt !== undefined
      ? [`COMPLETED:${writeInstant(entry.completedAt)}`]
      : []),
    'END:VTODO',
  ]);
}
