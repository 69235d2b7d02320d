import { suggest } from '#diagnostics/suggestion.ts';
import type { ActionRecord } from '#model/action-item.ts';
import type { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import { viewFor } from '#model/public-view.ts';
import type { Workspace } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { readLogs } from '#register/event-log.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { recordsOf } from '#tracker/action-records.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { recordsFor } from '#tracker/update-action.ts';
import type { Context } from './command.ts';
import { type Opening, openWorkspace, tellDiagnostics } from './open-workspace.ts';

/** The tracker as one audience sees it today. */
export type OpenTracker = {
  readonly workspace: Workspace;
  readonly records: readonly ActionRecord[];
  readonly items: readonly ActionItem[];
  readonly today: string;
};

/** Loads the facts and the register; faults are told, and then there is no tracker. */
export function openTracker(
  context: Context,
  audience: Audience,
  opening: Opening = {},
): OpenTracker | undefined {
  const opened = openWorkspace(context, undefined, opening);
  if (!opened) return undefined;
  const reading = readLogs(context.workspaceRoot, ACTIONS);
  if ('fault' in reading) {
    tellDiagnostics(context, [reading.fault]);
    return undefined;
  }
  const { timeZone } = opened.workspace.settings.home;
  const today = civilOf(context.now, timeZone).date;
  const workspace = viewFor(opened.workspace, { audience, today });
  const records = recordsFor(recordsOf(reading.value, timeZone), audience);
  return { workspace, records, today, items: deriveActions(workspace, records, { today, audience }) };
}

/** The item of this name; `mission/` may be left out where one mission alone has it. Told when there is none. */
export function findItem(
  context: Context,
  items: readonly ActionItem[],
  name: string,
): ActionItem | undefined {
  const exact = items.find((item) => item.id === name);
  const short = items.filter((item) => item.commitment.id === name);
  const found = exact ?? (short.length === 1 ? short[0] : undefined);
  if (found) return found;
  const suggestion = short.length > 1 ? idsOf(short) : nearest(items, name);
  context.complain(
    suggestion === undefined
      ? context.t('actions.no-item', { item: name, call: context.call('actions list') })
      : context.t('actions.unknown-item', { item: name, suggestion }),
  );
  return undefined;
}

/** Those that may be meant; `undefined` where no name is near. */
function nearest(items: readonly ActionItem[], name: string): string | undefined {
  const whole = suggest(
    name,
    items.map((item) => item.id),
  );
  const own = suggest(
    name,
    items.map((item) => item.commitment.id),
  );
  return whole ?? (own && idsOf(items.filter((item) => item.commitment.id === own)));
}

const idsOf = (items: readonly ActionItem[]): string => items.map((item) => item.id).join(', ');
