import type { Compiled } from './compiled.ts';
import { at, realAt } from './ints.ts';

/**
 * Preferred windows that any schedule of so much weight misses: of meetings that can stand, but nowhere within
 * their wishes, at most as many stay out as the weight left over allows, the lightest first.
 */
export function countSurelyMissed(problem: Compiled, leastWeight: number): number {
  const { weight, count } = problem.meetings;
  let spare = -leastWeight;
  const missed: number[] = [];
  for (let m = 0; m < count; m += 1) {
    const looks = lookAt(problem, m);
    if (looks !== 'nowhere') spare += realAt(weight, m);
    if (looks === 'missed') missed.push(realAt(weight, m));
  }
  missed.sort((a, b) => a - b);
  let out = 0;
  for (const each of missed) {
    spare -= each;
    if (spare < 0) break;
    out += 1;
  }
  return missed.length - out;
}

function lookAt({ options, grid }: Compiled, m: number): 'nowhere' | 'missed' | 'wished' {
  const last = at(options.from, (m + 1) * (grid.cellCount + 1));
  const first = at(options.from, m * (grid.cellCount + 1));
  for (let option = first; option < last; option += 1) if (at(options.miss, option) === 0) return 'wished';
  return first === last ? 'nowhere' : 'missed';
}
