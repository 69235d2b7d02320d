import type { Compiled } from '../problem/compiled.ts';
import { at } from '../problem/ints.ts';
import { pushIn } from './push-in.ts';
import { keepBest, type Search } from './search.ts';
import { restoreSnapshot } from './snapshot.ts';

/** Weight that may be lost for a while, in shares of what a meeting weighs on average. */
const HOT = 0.33;
const COLD = 0.045;
const SHARE_OF_UNPLACED = 0.3;
const STEPS_BETWEEN_LOOKS = 256;

/**
 * One annealing round over the weight placed: meetings push each other out, ever less when it costs weight.
 * Ends early when everything is placed or `enough` is reached. Leaves the best schedule so far.
 */
export function raiseWeight(search: Search, steps: number, enough: number): void {
  const { state, scratch, random, problem, control } = search;
  const { totals } = state;
  const typical = typicalWeight(problem);
  for (let i = 0; i < steps; i += 1) {
    if (totals.unplacedCount === 0 || totals.weight >= enough) break;
    if (i % STEPS_BETWEEN_LOOKS === 0 && control.shouldStop()) break;
    const temperature = typical * HOT * (COLD / HOT) ** (i / steps);
    const m =
      random() < SHARE_OF_UNPLACED
        ? at(state.unplaced, Math.floor(random() * totals.unplacedCount))
        : Math.floor(random() * problem.meetings.count);
    if (at(problem.meetings.isFixed, m) === 1 && at(state.option, m) >= 0) continue;
    search.steps += 1;
    if (pushIn(state, scratch, m, { random, temperature }) && totals.weight > search.best.weight)
      keepBest(search);
  }
  keepBest(search);
  restoreSnapshot(state, search.best);
}

/** What a meeting weighs that is neither pinned nor mandatory; those outweigh all the rest together. */
function typicalWeight({ instance, meetings }: Compiled): number {
  const sum = instance.meetings.reduce((total, { weight }) => total + weight, 0);
  return sum / Math.max(1, instance.meetings.length) / meetings.weightUnit;
}
