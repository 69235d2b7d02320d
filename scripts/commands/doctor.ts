import { relative } from 'node:path';
import { loadWorkspace } from '#load/load-workspace.ts';
import { newerFormat } from '#load/newer-format.ts';
import type { Complaint } from '#register/doctor/complaint.ts';
import { examine, KEPT_IN, newerLogs } from '#register/doctor/examine.ts';
import { busyFault } from '#register/fault-of.ts';
import { withLock } from '#register/lock.ts';
import { logFaults } from '#register/log-faults.ts';
import { BACKUP_FOLDER } from '#register/migrate-registers.ts';
import { findMovedLogs, renameLog } from '#register/moved-logs.ts';
import { clearLock, type UnaskedLock, unaskedLocks } from '#register/unasked-locks.ts';
import type { Command, Context } from './command.ts';
import { isWorkspace, tellDiagnostics } from './open-workspace.ts';
import { fitPrint } from './terminal.ts';

/**
 * `doctor`: finds what a crash, a merge or a hand has left in registers and output, and mends it
 * (`--dry-run`: says so only). Nothing is lost: damaged lines are set aside, changed files copied first.
 */
export const doctor: Command = {
  name: 'doctor',
  positionals: [],
  options: {},
  uses: ['now', 'dry-run'],
  run: async (context) => {
    if (!isWorkspace(context)) return 1;
    const newer = newerFormat(context.workspaceRoot);
    if (newer) {
      tellDiagnostics(context, [newer]);
      return 1;
    }
    const { workspaceRoot: root, dryRun } = context;
    const locks = unaskedLocks(root, Date.now());
    const left = locks.filter(({ isAbandoned }) => isAbandoned).map((lock) => lockComplaint(root, lock));
    // Before the lock: taking it ends a publication, of which would then be told nothing.
    const found = examineAll(root);
    const before = [...left, ...found];
    if (!dryRun) {
      const backup = `${BACKUP_FOLDER}/${new Date(context.now).toISOString().replaceAll(/[:.]/g, '')}`;
      for (const { mend } of left) mend(backup);
      if (found.length > 0)
        await withLock(root, async () => {
          for (const { mend } of examineAll(root)) mend(backup);
        });
    }
    const held = locks.filter(({ isAbandoned }) => !isAbandoned).map((lock) => busyFault(root, lock));
    const others = [...held, ...newerLogs(root), ...olderLogs(root)];
    tellDiagnostics(context, others);
    if (others.length === 0 || before.length > 0) tell(context, before);
    return others.length === 0 ? 0 : 1;
  },
};

/** No lock is needed for it, nor could it be had. */
const lockComplaint = (root: string, lock: UnaskedLock): Complaint => ({
  kind: 'lock',
  place: relative(root, lock.path),
  mend: () => clearLock(lock),
});

/** Registers of an earlier Attaché: `migrate` is for them. */
const olderLogs = (root: string) => logFaults(root).filter(({ code }) => code === 'register-old');

/** Beside what crashes leave: registers of missions whose folder was renamed, where the facts can be read. */
function examineAll(root: string): readonly Complaint[] {
  const { workspace } = loadWorkspace(root);
  const moved = workspace ? findMovedLogs(root, workspace) : [];
  return [
    ...examine(root, Date.now()),
    ...moved.map(
      (log): Complaint => ({
        kind: 'renamed',
        place: log.file,
        mend: (backup) => renameLog(root, log, backup),
      }),
    ),
  ];
}

function tell(context: Context, complaints: readonly Complaint[]): void {
  if (context.json) {
    const found = complaints.map(({ kind, place, count }) => ({
      kind,
      place,
      ...(count && { lines: count }),
    }));
    context.print(JSON.stringify({ found, mended: !context.dryRun }, undefined, 2));
    return;
  }
  for (const { kind, place, count = 0 } of complaints)
    context.print(
      fitPrint(`${place}: ${context.t(`cli.doctor.${kind}`, { lines: count, folder: KEPT_IN })}`),
    );
  const said = complaints.length === 0 ? 'healthy' : context.dryRun ? 'would' : 'mended';
  context.tell(context.t(`cli.doctor.${said}`, { number: complaints.length }));
}
