import { ReadingEvent } from '#model/reading-event.ts';
import type { EventLog } from './event-log.ts';

/** `data/register/readings/<mission>.jsonl`: which blocks of two editions were read together, for everyone who works on them. */
export const READINGS: EventLog<ReadingEvent> = {
  folder: 'readings',
  schema: ReadingEvent,
  prune: sinceWhole,
};

/** A text that was read as a whole says nothing of how it was read before. */
function sinceWhole(events: readonly ReadingEvent[]): readonly ReadingEvent[] {
  const last = new Map(events.flatMap((each, index) => (each.isWhole ? [[each.text, index]] : [])));
  return events.filter(({ text }, index) => index >= (last.get(text) ?? 0));
}
