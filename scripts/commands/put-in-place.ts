import { isReadOnly, withLock } from '#register/lock.ts';
import { type Publication, publish, publishAlone } from '#register/publication.ts';
import type { Context } from './command.ts';
import { type PendingEvents, pendingLines, pruneLogs } from './pending-events.ts';
import { signature } from './signature.ts';

export type Placing = Pick<Publication, 'staged' | 'target' | 'removes'> & {
  readonly pending: PendingEvents;
  /** What is written beside it when nothing speaks against it any longer. */
  readonly before?: () => void;
};

/**
 * Puts what was made in place, and the numbers of its calendars into the register: both, or neither.
 * `register-moved` when another command has written there since they were made up. Where the workspace may not
 * be written to, the output comes all the same, and it is told that numbers which are new are not kept.
 */
export async function putInPlace(
  context: Context,
  { pending, before, ...place }: Placing,
): Promise<'done' | 'register-moved'> {
  const root = context.workspaceRoot;
  if (isReadOnly(root)) {
    if (pending.some(({ drafts }) => drafts.length > 0))
      context.complain(context.t('cli.output.unnumbered', { folder: root }));
    before?.();
    publishAlone(place);
    return 'done';
  }
  return withLock(root, async () => {
    const appends = pendingLines(root, pending, signature(context));
    if (!appends) return 'register-moved';
    before?.();
    publish(root, { ...place, appends });
    pruneLogs(root, pending);
    return 'done';
  });
}
