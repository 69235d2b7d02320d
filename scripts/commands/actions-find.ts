import type { Audience } from '#model/audience.ts';
import { filterActions } from '#tracker/list-actions.ts';
import { sortActions } from '#tracker/sort-actions.ts';
import { LEAST_ITEMS, readSnapshot, type Snapshot, writeSnapshot } from './actions-snapshot.ts';
import type { Context } from './command.ts';
import { trackerDigest } from './tracker-digest.ts';

/**
 * The tracker where items are only looked for. One of many items is laid down the first time, and read from
 * there as long as nothing of what it comes from has changed; faults are told, and then there is no tracker.
 */
export async function openToFind(context: Context, audience: Audience): Promise<Snapshot | undefined> {
  const root = context.workspaceRoot;
  const digest = trackerDigest(root, [audience]);
  const kept = readSnapshot(root, { audience, digest }, context.now);
  if (kept) return kept;
  // What parses and checks all facts is large, and of no use where they were laid down.
  const { openTracker } = await import('./actions-open.ts');
  const tracker = openTracker(context, audience);
  if (!tracker) return undefined;
  const { workspace, today, items } = tracker;
  // Nothing is laid down that was changed while it was read.
  if (items.length >= LEAST_ITEMS && trackerDigest(root, [audience]) === digest)
    writeSnapshot(root, { audience, digest }, tracker);
  return { workspace, today, find: (filters, sort) => sortActions(filterActions(items, filters), sort) };
}
