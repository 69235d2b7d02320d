import type { Compiled } from './compiled.ts';
import { at, realAt } from './ints.ts';

/** True when a meeting can stand somewhere, were it alone. */
export function hasOptions({ options, grid }: Compiled, m: number): boolean {
  const width = grid.cellCount + 1;
  return at(options.from, m * width) < at(options.from, (m + 1) * width);
}

/** All the weight that is not impossible by itself: no schedule places more. */
export function placeableWeight(problem: Compiled): number {
  const { count, weight } = problem.meetings;
  let sum = 0;
  for (let m = 0; m < count; m += 1) if (hasOptions(problem, m)) sum += realAt(weight, m);
  return sum;
}
