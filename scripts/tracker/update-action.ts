import type { ActionRecord, ActionUpdate } from '#model/action-item.ts';
import type { Audience } from '#model/audience.ts';
import { commitmentKey, commitmentsOf, type Workspace } from '#model/workspace.ts';

/** What syncing came to. `orphans`: records whose commitment the data no longer has; they are kept. */
export type Sync = {
  readonly records: readonly ActionRecord[];
  readonly added: readonly string[];
  readonly orphans: readonly string[];
};

/** Gives every commitment of the workspace a record, and finds the records that have lost theirs. */
export function syncActions(workspace: Pick<Workspace, 'missions'>, records: readonly ActionRecord[]): Sync {
  const keys = workspace.missions.flatMap(commitmentsOf).map(commitmentKey);
  const known = new Set(keys);
  const recorded = new Set(records.map((record) => record.id));
  const added = keys.filter((key) => !recorded.has(key));
  return {
    records:
      added.length === 0 ? records : inOrder([...records, ...added.map((id) => ({ id, updates: [] }))]),
    added,
    orphans: records.map((record) => record.id).filter((id) => !known.has(id)),
  };
}

/**
 * The records as an audience may see them. Notes, reasons, links and who is on it are the office's: the
 * public sees what has become of a public commitment, not what was written about it at the desk, nor by whom.
 */
export function recordsFor(records: readonly ActionRecord[], audience: Audience): readonly ActionRecord[] {
  if (audience === 'internal') return records;
  return records.map(({ id, updates }) => ({
    id,
    updates: updates
      .map(publicPart)
      .filter(({ status, dueDate }) => status !== undefined || dueDate !== undefined),
  }));
}

function publicPart({ at, on, status, partner, supersededBy, dueDate }: ActionUpdate): ActionUpdate {
  return {
    at,
    on,
    ...(status !== undefined && { status }),
    ...(partner !== undefined && { partner }),
    ...(supersededBy !== undefined && { supersededBy }),
    ...(dueDate !== undefined && { dueDate }),
  };
}

function inOrder(records: readonly ActionRecord[]): readonly ActionRecord[] {
  return records.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
