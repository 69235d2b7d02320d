import { join } from 'node:path';
import { loadWorkspace } from '../../scripts/load/load-workspace.ts';
import type { ActionUpdate } from '../../scripts/model/action-item.ts';
import { civilOf } from '../../scripts/model/civil-time.ts';
import type { Workspace } from '../../scripts/model/workspace.ts';

export const TRACKER_FIXTURE = join(import.meta.dirname, '../fixtures/tracker');

/** The tiny workspace of `tests/fixtures/tracker`. */
export function trackerWorkspace(): Workspace {
  const { workspace, diagnostics } = loadWorkspace(TRACKER_FIXTURE);
  if (!workspace || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return workspace;
}

/** One record with these updates, each on its day in Taipei. */
export function recordOf(id: string, ...updates: readonly object[]) {
  return {
    id,
    updates: updates.map((each) => {
      const update = each as ActionUpdate;
      return { ...update, on: civilOf(Date.parse(update.at), 'Asia/Taipei').date };
    }),
  };
}
