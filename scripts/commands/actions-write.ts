import type { ActionEvent } from '#model/action-event.ts';
import type { EventDraft } from '#model/register-event.ts';
import { ACTIONS, logOfItem } from '#register/actions.ts';
import { changeLogs } from '#register/event-log.ts';
import type { Context, ExitCode } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { signature } from './signature.ts';

type Target = {
  /** The logs concerned: missions' names. */
  readonly names: readonly string[];
  readonly by: unknown;
};
type Work = (stands: readonly ActionEvent[]) => readonly EventDraft<ActionEvent>[];

/**
 * Each event goes to the log of its item's mission; what stands there is seen under the lock. Nothing is
 * written under `--dry-run`. A fault is told.
 */
export async function changeActions(context: Context, { names, by }: Target, work: Work): Promise<ExitCode> {
  if (context.dryRun) {
    context.tell(context.t('actions.nothing-written'));
    return 0;
  }
  const options = { names: [...new Set(names)], signature: signature(context, by) };
  const reading = await changeLogs(context.workspaceRoot, ACTIONS, options, (stands) =>
    Map.groupBy(work([...stands.values()].flat()), ({ item }) => logOfItem(item)),
  );
  if (!('fault' in reading)) return 0;
  tellDiagnostics(context, [reading.fault]);
  return 1;
}
