import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import type { RegisterEvent } from '#model/register-event.ts';
import { ACTIONS } from './actions.ts';
import { type EventLog, listLogs, readLog, readLogs } from './event-log.ts';
import { INVITES } from './invites.ts';
import { MAIL } from './mail.ts';
import { READINGS } from './readings.ts';
import { RECOMMENDATIONS } from './recommendations.ts';
import { SCHEDULES } from './schedules.ts';

/** Every register there is. */
export const LOGS = [
  ACTIONS,
  SCHEDULES,
  INVITES,
  MAIL,
  RECOMMENDATIONS,
  READINGS,
] as unknown as readonly EventLog<RegisterEvent>[];

/**
 * The first fault of each log that cannot be read: damaged, half merged, newer, or of an earlier format. `check`
 * tells them, before another command stops at one.
 */
export function logFaults(root: string): readonly Diagnostic[] {
  return LOGS.flatMap((log) => {
    const first = readLogs(root, log);
    if ('value' in first) return [];
    if (first.fault.code === 'register-old') return [first.fault];
    return listLogs(root, log).flatMap((name) => {
      const reading = readLog(root, log, name);
      return 'fault' in reading ? [reading.fault] : [];
    });
  });
}
