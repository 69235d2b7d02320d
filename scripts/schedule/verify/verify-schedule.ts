import type { InstanceInput, Schedule } from '../instance.ts';
import { type BrokenRule, minuteAt } from './broken-rule.ts';
import { brokenRules } from './broken-rules.ts';

/** A mandatory meeting without a place is told as a result; it makes no schedule wrong. */
const RESULTS: ReadonlySet<string> = new Set(['mandatory-unplaced']);

/**
 * What a schedule that is about to leave the house breaks. People may pin meetings that contradict each
 * other or the rules: what the pins by themselves break is theirs; all else is a fault of the schedule.
 */
export function verifySchedule(instance: InstanceInput, schedule: Schedule): readonly BrokenRule[] {
  const broken = brokenRules(instance, schedule).filter(({ rule }) => !RESULTS.has(rule));
  if (broken.length === 0) return broken;
  const pinned = new Map(instance.meetings.flatMap(({ id, fixed }) => (fixed ? [[id, fixed]] : [])));
  const isWherePinned = ({ meeting, start }: Schedule['assignments'][number]) => {
    const pin = pinned.get(meeting);
    return pin !== undefined && minuteAt(pin.start) === minuteAt(start);
  };
  const pinsAlone = brokenRules(instance, {
    ...schedule,
    assignments: schedule.assignments.filter(isWherePinned),
  });
  const ofPins = new Set(pinsAlone.map(({ key }) => key));
  return broken.filter(({ key }) => !ofPins.has(key));
}

/** A schedule that breaks a rule never leaves: this is a bug of the search, told in a line. */
export class UnsoundSchedule extends Error {
  readonly broken: readonly BrokenRule[];

  constructor(broken: readonly BrokenRule[]) {
    super(broken.map(({ rule, ids }) => [rule, ...ids].join(' ')).join('; '));
    this.name = 'UnsoundSchedule';
    this.broken = broken;
  }
}

/** Gives the schedule back, or throws: nothing that fails is printed, saved or released. */
export function assertSound(instance: InstanceInput, schedule: Schedule): Schedule {
  const broken = verifySchedule(instance, schedule);
  if (broken.length > 0) throw new UnsoundSchedule(broken);
  return schedule;
}
