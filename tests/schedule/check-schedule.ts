import type { InstanceInput, Schedule } from '#schedule/instance.ts';
import { brokenRules } from '#schedule/verify/broken-rules.ts';
import { measureSchedule } from './measure-schedule.ts';

/**
 * Every rule that a schedule breaks, a line each, and whether the breaks are as even as asked. The checker
 * is the one that every schedule passes before it leaves the house: it shares no code with the search.
 */
export function checkSchedule(instance: InstanceInput, schedule: Schedule): readonly string[] {
  const broken = brokenRules(instance, schedule).map(({ rule, ids }) => [rule, ...ids].join(' '));
  const limit = instance.fairness?.maxBreakSpread ?? Number.POSITIVE_INFINITY;
  return measureSchedule(instance, schedule).spread > limit ? [...broken, 'fairness'] : broken;
}
