import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import { loadKeptWorkspace, readKeptParts } from '#load/load-kept-workspace.ts';
import { type Loaded, loadWorkspace } from '#load/load-workspace.ts';
import { readFields } from '#load/read-fields.ts';
import { readMission } from '#load/read-mission.ts';
import { civilOf } from '#model/civil-time.ts';
import { viewFor } from '#model/public-view.ts';
import type { Workspace } from '#model/workspace.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';
import { ACTIONS } from '#register/actions.ts';
import { readLogs } from '#register/event-log.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { recordsOf } from '#tracker/action-records.ts';
import { deriveActions } from '#tracker/derive-actions.ts';

/** The workspace as it was last read, so that pages that ask at once cost one reading. */
export type Facts = {
  readonly read: () => Loaded;
  /** False until it has been read for the first time. */
  readonly isRead: () => boolean;
  /** Reads file by file for the first time, so that the desk answers between them what needs no facts. */
  readonly warm: () => Promise<void>;
  /** After a change on the disk, or before an answer that must not be behind one. */
  readonly forget: () => void;
};

export function createFacts(root: string): Facts {
  let kept: Loaded | undefined;
  let isRead = false;
  const read = (): Loaded => {
    // What the last build or desk has parsed is not parsed again; later on it is known anyway.
    kept ??= isRead ? loadWorkspace(root) : loadKeptWorkspace(root);
    isRead = true;
    return kept;
  };
  let warming: Promise<void> | undefined;
  return {
    read,
    isRead: () => isRead,
    warm: () => {
      warming ??= readByFile(root, () => isRead).then(() => void read());
      return warming;
    },
    forget: () => {
      kept = undefined;
    },
  };
}

const FIRST_MS = 20;

/** What is parsed is kept by the text of its file: the whole reading finds it done. */
async function readByFile(root: string, isDone: () => boolean): Promise<void> {
  // What was asked before is answered first.
  await setTimeout(FIRST_MS);
  const part = readKeptParts(root);
  const { value } = part(() => readFields(root, 'data/workspace.yaml', WorkspaceSettings));
  for (const id of value ? listMissionIds(root) : []) {
    await setImmediate();
    if (isDone()) return;
    part(() => readMission(root, id, value?.languages ?? []));
  }
  await setImmediate();
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
