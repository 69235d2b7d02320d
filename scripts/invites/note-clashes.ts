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
  const others = overlaps(entries.flatMap((entry) => stretchOf(entry) ?? []));
  return entries.map((entry) => {
    const clashing = others.get(entry);
    if (!clashing) return entry;
    const notes = clashing.map((other) => clashLine(other, context));
    return {
      ...entry,
      description: paragraphs(notes, entry.description ? [entry.description] : []),
      clashes: clashing.map((other) => other.entry.key),
    };
  });
}

/** What overlaps each stretch, by a sweep over the starts: only what is still going on is compared. */
function overlaps(stretches: readonly Stretch[]): ReadonlyMap<EventEntry, readonly Stretch[]> {
  const found = new Map<EventEntry, Stretch[]>();
  let open: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    if (open.some(({ to }) => to <= next.from)) open = open.filter(({ to }) => to > next.from);
    for (const other of open) {
      if (other.from >= next.to) continue;
      note(found, next, other);
      note(found, other, next);
    }
    open.push(next);
  }
  return found;
}

function note(found: Map<EventEntry, Stretch[]>, { entry }: Stretch, other: Stretch): void {
  const known = found.get(entry);
  if (known) known.push(other);
  else found.set(entry, [other]);
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
