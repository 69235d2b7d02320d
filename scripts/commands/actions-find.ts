import type { Audience } from '#model/audience.ts';
import { filterActions } from '#tracker/list-actions.ts';
import { sortActions } from '#tracker/sort-actions.ts';
import { LEAST_ITEMS, readSnapshot, type Snapshot, writeSnapshot } from './actions-snapshot.ts';
import type { Context } from './command.ts';
import { type TrackerDigest, trackerDigest } from './tracker-digest.ts';

/**
 * The tracker where items are only looked for. One of many items is laid down the first time, and read from
 * there as long as nothing of what it comes from has changed; faults are told, and then there is no tracker.
 */
export async function openToFind(context: Context, audience: Audience): Promise<Snapshot | undefined> {
  const state = trackerDigest(context.workspaceRoot, [audience]);
  const kept = readSnapshot(context.workspaceRoot, { audience, digest: state.digest }, context.now);
  if (!kept) return openAnew(context, audience, state);
  state.keep();
  return kept;
}

/** Smaller ones are parsed sooner than the toolkit is known to be the one that parsed them. */
const LEAST_BYTES = 1_000_000;

async function openAnew(
  context: Context,
  audience: Audience,
  { digest, bytes, keep }: TrackerDigest,
): Promise<Snapshot | undefined> {
  const root = context.workspaceRoot;
  // What parses and checks all facts is large, and of no use where they were laid down.
  const { openTracker } = await import('./actions-open.ts');
  const tracker = openTracker(context, audience, { keeps: bytes >= LEAST_BYTES });
  if (!tracker) return undefined;
  const { workspace, today, items } = tracker;
  if (items.length >= LEAST_ITEMS) {
    // Nothing is laid down that was changed while it was read.
    if (trackerDigest(root, [audience]).digest === digest) writeSnapshot(root, { audience, digest }, tracker);
    keep();
  }
  return { workspace, today, find: (filters, sort) => sortActions(filterActions(items, filters), sort) };
}
