import { createEvents } from 'ics';
import type { EventEntry, Revision } from './calendar-entry.ts';
import { mendEvent } from './finish-event.ts';
import { foldLine } from './fold-line.ts';
import { type PreparedEvent, prepareEvent, TEXT_MARK } from './prepare-event.ts';

/** A content line: what stands between the values, and which values those are. */
type Line = { readonly literals: readonly string[]; readonly places: readonly number[] };
type Template = readonly Line[];

/**
 * A VEVENT. `ics` writes one of each shape, with marks in place of all that differs from event to event; of
 * the others only the values are put in. What `ics` takes for one is what it takes for a hundred.
 */
export function writeEvent(entry: EventEntry, uid: string, revision: Revision): string {
  const prepared = prepareEvent(entry, uid, revision);
  return fill(templateOf(entry, prepared), prepared.values);
}

const MOST_SHAPES = 500;
const templates = new Map<string, Template>();

/** By all that `ics` is given and by what is mended of it: the same shape gives the same text. */
function templateOf(entry: EventEntry, { attributes, conference }: PreparedEvent): Template {
  const zones = entry.when.kind === 'days' ? 'days' : [entry.when.start.zone, entry.when.end.zone];
  const shape = JSON.stringify([attributes, zones, conference]);
  const known = templates.get(shape);
  if (known) return known;
  // Addresses are part of a shape; those of many invitations need not be kept.
  if (templates.size >= MOST_SHAPES) templates.clear();
  const { error, value } = createEvents([attributes]);
  if (error || !value) throw new Error('ics refused a prepared event', { cause: error });
  const event = value.slice(value.indexOf('BEGIN:VEVENT'), value.indexOf('END:VCALENDAR'));
  const template = mendEvent(event, entry, conference).split('\r\n').slice(0, -1).map(parseLine);
  templates.set(shape, template);
  return template;
}

function parseLine(text: string): Line {
  const parts = text.split(TEXT_MARK);
  const places = parts.flatMap((part, index) => (index % 2 === 1 ? [Number(part)] : []));
  const literals = parts.filter((_, index) => index % 2 === 0);
  return { literals: places.length === 0 ? [foldLine(text)] : literals, places };
}

function fill(template: Template, values: readonly string[]): string {
  const lines: string[] = [];
  for (const { literals, places } of template) {
    let line = literals[0] ?? '';
    for (let index = 0; index < places.length; index++)
      line += (values[places[index] ?? -1] ?? '') + (literals[index + 1] ?? '');
    lines.push(places.length === 0 ? line : foldLine(line));
  }
  // One flat text: thousands of joined pieces weigh several times what they say.
  return `${lines.join('\r\n')}\r\n`;
}
