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
 * descriptions, the first few of many. Meals and pauses clash with nothing.
 */
export function noteClashes(entries: readonly EventEntry[], context: EntryContext): readonly EventEntry[] {
  const others = overlaps(entries.flatMap((entry) => stretchOf(entry) ?? []));
  return entries.map((entry) => {
    const clashing = others.get(entry);
    if (!clashing) return entry;
    const { named, more } = clashing;
    const notes = [
      ...named.map((other) => clashLine(other, context)),
      ...(more > 0 ? [context.t('invites.clash-more', { count: more })] : []),
    ];
    return {
      ...entry,
      description: paragraphs(notes, entry.description ? [entry.description] : []),
      clashes: named.map((other) => other.entry.key),
    };
  });
}

/** A hundred at once are a slip in the data: who reads of eight knows. */
const MOST_NAMED = 8;

type Clashing = { readonly named: readonly Stretch[]; readonly more: number };

/** What overlaps each stretch, by a sweep over the starts: only what is still going on is compared. */
function overlaps(stretches: readonly Stretch[]): ReadonlyMap<EventEntry, Clashing> {
  const found = new Map<EventEntry, { named: Stretch[]; more: number }>();
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

function note(
  found: Map<EventEntry, { named: Stretch[]; more: number }>,
  { entry }: Stretch,
  other: Stretch,
): void {
  const known = found.get(entry);
  if (!known) found.set(entry, { named: [other], more: 0 });
  else if (known.named.length < MOST_NAMED) known.named.push(other);
  else known.more += 1;
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
