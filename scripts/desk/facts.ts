import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import { loadKeptWorkspace, readKeptParts } from '#load/load-kept-workspace.ts';
import { type Loaded, loadWorkspace } from '#load/load-workspace.ts';
import { readFields } from '#load/read-fields.ts';
import { readMission } from '#load/read-mission.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import { civilOf } from '#model/civil-time.ts';
import { AgendaFile } from '#model/event.ts';
import { MissionFile } from '#model/mission.ts';
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
  /**
   * Reads file by file for the first time, and gives way to what is asked meanwhile; all the same at once where
   * somebody `isWaited` for it.
   */
  readonly warm: (how?: { readonly isWaited: boolean }) => Promise<void>;
  /** After a change on the disk, or before an answer that must not be behind one. */
  readonly forget: () => void;
};

/** `isAsked`: something has been asked just now, and what comes of it will ask for more. */
export function createFacts(root: string, isAsked: () => boolean = () => false): Facts {
  let kept: Loaded | undefined;
  let isRead = false;
  const read = (): Loaded => {
    // What the last build or desk has parsed is not parsed again; later on it is known anyway.
    kept ??= isRead ? loadWorkspace(root) : loadKeptWorkspace(root);
    isRead = true;
    return kept;
  };
  let warming: Promise<void> | undefined;
  let isWaited = false;
  return {
    read,
    isRead: () => isRead,
    warm: (how) => {
      isWaited ||= how?.isWaited === true;
      const giveWay = async (): Promise<boolean> => {
        await answerFirst();
        while (!isWaited && isAsked()) await setTimeout(FIRST_MS);
        return isRead;
      };
      warming ??= readByFile(root, giveWay).then(() => void read());
      return warming;
    },
    forget: () => {
      kept = undefined;
    },
  };
}

const FIRST_MS = 20;
/** A connection is taken, what it says is read, and it is answered: each in a turn of its own. */
const TURNS = 4;

async function answerFirst(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
}

const FILES = [
  ['mission.yaml', MissionFile],
  ['agenda.yaml', AgendaFile],
  ['bilaterals.yaml', BilateralsFile],
] as const;

/** What is parsed is kept by the text of its file: the whole reading finds it done. `giveWay`: whether it is by then. */
async function readByFile(root: string, giveWay: () => Promise<boolean>): Promise<void> {
  // What was asked before is answered first.
  await setTimeout(FIRST_MS);
  const part = readKeptParts(root);
  const { value } = part(() => readFields(root, 'data/workspace.yaml', WorkspaceSettings));
  for (const id of value ? listMissionIds(root) : []) {
    for (const [name, schema] of FILES) {
      if (await giveWay()) return;
      part(() => readFields(root, `data/missions/${id}/${name}`, schema));
    }
    if (await giveWay()) return;
    part(() => readMission(root, id, value?.languages ?? []));
  }
  await giveWay();
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
