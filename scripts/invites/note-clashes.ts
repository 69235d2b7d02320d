import { dateStyle, formatTime } from '#locale/dates.ts';
import type { EventEntry, Timed } from './calendar-entry.ts';
import { paragraphs } from './describe-place.ts';
import type { EntryContext } from './entry-context.ts';
import { instantOfTime } from './event-time.ts';

type Stretch = {
  readonly entry: EventEntry;
  readonly when: Timed;
  readonly from: number;
  readonly to: number;
};

/**
 * One person's entries; those that keep the person busy at the same time name each other in their
 * descriptions. Meals and pauses clash with nothing.
 */
export function noteClashes(entries: readonly EventEntry[], context: EntryContext): readonly EventEntry[] {
  const stretches = entries.flatMap((entry) => stretchOf(entry) ?? []);
  return entries.map((entry) => {
    const own = stretches.find((stretch) => stretch.entry === entry);
    const others = own
      ? stretches.filter((other) => other.entry !== entry && other.from < own.to && own.from < other.to)
      : [];
    const notes = others.map((other) => clashLine(other, context));
    return notes.length === 0
      ? entry
      : { ...entry, description: paragraphs(notes, entry.description ? [entry.description] : []) };
  });
}

function stretchOf(entry: EventEntry): Stretch | undefined {
  if (!entry.busy || entry.when.kind === 'days') return undefined;
  return {
    entry,
    when: entry.when,
    from: instantOfTime(entry.when.start),
    to: instantOfTime(entry.when.end),
  };
}

function clashLine({ entry, when }: Stretch, { workspace, language, t }: EntryContext): string {
  const style = dateStyle(workspace.settings, language);
  const time = `${formatTime(when.start.time, style)}–${formatTime(when.end.time, style)}`;
  return t('invites.clash', { title: entry.summary, time });
}
