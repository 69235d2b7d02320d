import type { Mission } from '#model/workspace.ts';
import { changeLog, logFile } from '#register/event-log.ts';
import {
  foldSchedules,
  SCHEDULES,
  type ScheduleAssignment,
  type ScheduleHappening,
} from '#register/schedules.ts';
import type { Context, ExitCode } from './command.ts';
import { failWith, tellFault } from './schedule-search.ts';
import { signature } from './signature.ts';

type Draft = {
  readonly mission: Mission;
  readonly assignments: readonly ScheduleAssignment[];
  readonly digest: string;
  readonly seed: number;
  /** What was told at the venue. */
  readonly told?: readonly Pick<ScheduleHappening, 'what' | 'of' | 'until'>[];
};

/** Keeps a draft and what was told; one that is newer than this moment stays, and that is told. */
export async function saveAssignments(
  context: Context,
  { mission, assignments, digest, seed, told = [] }: Draft,
): Promise<ExitCode> {
  const proposedAt = new Date(context.now).toISOString();
  const draft = { seed, instanceDigest: digest, assignments: [...assignments] };
  const options = { name: mission.id, signature: signature(context) };
  let newer: string | undefined;
  const written = await changeLog(context.workspaceRoot, SCHEDULES, options, (stands) => {
    const former = foldSchedules(stands).draft?.proposedAt;
    newer = former !== undefined && former > proposedAt ? former : undefined;
    const happened = told.map((each) => ({ type: 'happened' as const, ...each }));
    return newer === undefined ? [...happened, { type: 'draft' as const, ...draft }] : [];
  });
  if ('fault' in written) return tellFault(context, written.fault);
  if (newer !== undefined) return failWith(context, 'newer-draft', { at: newer });
  context.tell(context.t('cli.schedule.drafted', { file: logFile(SCHEDULES, mission.id) }));
  return 0;
}
