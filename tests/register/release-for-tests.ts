import { changeLog } from '../../scripts/register/event-log.ts';
import { SCHEDULES, type ScheduleAssignment } from '../../scripts/register/schedules.ts';

/** Releases a schedule of a mission as `schedule --release` would. */
export async function writeRelease(
  root: string,
  mission: string,
  { name, at, assignments }: { readonly name: string; readonly at: string; readonly assignments: object[] },
): Promise<void> {
  const written = await changeLog(
    root,
    SCHEDULES,
    { name: mission, signature: { by: 'Lin', now: Date.parse(at) } },
    () => [
      {
        type: 'release' as const,
        name,
        instanceDigest: 'x',
        assignments: assignments as ScheduleAssignment[],
      },
    ],
  );
  if ('fault' in written) throw new Error(JSON.stringify(written.fault));
}
