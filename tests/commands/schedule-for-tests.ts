import { readSchedules } from '#register/schedules.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

export const MISSION = '2020-visit';
export const REGISTER = `data/register/schedules/${MISSION}.jsonl`;
const NOW = '2020-01-15T00:00:00Z';

export const run = (root: string, ...args: readonly string[]) =>
  runInProcess('schedule', MISSION, '--workspace', root, ...(isTimed(args) ? ['--now', NOW] : []), ...args);

/** What keeps a draft or makes a release notes when; the rest has no use for it. */
const isTimed = (args: readonly string[]): boolean =>
  !args.some((arg) =>
    [
      '--releases',
      '--compare',
      '--explain',
      '--without',
      '--with',
      '--reasons',
      '--slots',
      '--why-not',
      '--fairness',
      '--now',
    ].includes(arg),
  );
export const FACTS = `data/missions/${MISSION}/bilaterals.yaml`;
/** A copy where the wanted meeting has one possible start: however the search goes, it finds that. */
export const copyWithOneStart = () => {
  const root = copyOf('tiny');
  edit(root, FACTS, { find: 'from: 09:00, to: 12:00', put: 'from: 09:00, to: 09:30' });
  return root;
};
/** The releases and the draft of the mission, as they stand. */
export const register = (root: string) => {
  const reading = readSchedules(root, MISSION);
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
  return reading.value;
};
