import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { type Loaded, loadWorkspace } from '#load/load-workspace.ts';
import { civilOf } from '#model/civil-time.ts';
import { viewFor } from '#model/public-view.ts';
import type { Workspace } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { readLogs } from '#register/event-log.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { recordsOf } from '#tracker/action-records.ts';
import { deriveActions } from '#tracker/derive-actions.ts';

/** The workspace as it was last read, so that pages that ask at once cost one reading. */
export type Facts = {
  readonly read: () => Loaded;
  /** After a change on the disk, or before an answer that must not be behind one. */
  readonly forget: () => void;
};

export function createFacts(root: string): Facts {
  let kept: Loaded | undefined;
  return {
    read: () => {
      kept ??= loadWorkspace(root);
      return kept;
    },
    forget: () => {
      kept = undefined;
    },
  };
}

export type Tracker = {
  readonly workspace: Workspace;
  readonly items: readonly ActionItem[];
  readonly today: string;
};

/** What became of every commitment, as the office sees it today; a fault of the register where it cannot be read. */
export function readTracker(
  root: string,
  { workspace: read, now }: { readonly workspace: Workspace; readonly now: number },
): Tracker | { readonly fault: Diagnostic } {
  const reading = readLogs(root, ACTIONS);
  if ('fault' in reading) return reading;
  const { timeZone } = read.settings.home;
  const today = civilOf(now, timeZone).date;
  const workspace = viewFor(read, { audience: 'internal', today });
  const records = recordsOf(reading.value, timeZone);
  const items = deriveActions(workspace, records, { today, audience: 'internal' });
  return { workspace, items, today };
}
