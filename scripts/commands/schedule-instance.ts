import { readFileSync } from 'node:fs';
import { writeWhole } from '#register/write-file.ts';
import { placeGreedily } from '#schedule/greedy/place.ts';
import { breakSpread } from '#schedule/greedy/waiting.ts';
import type { Instance } from '#schedule/instance.ts';
import { prepareProblem } from '#schedule/problem.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { readInstance } from '#schedule/read-instance.ts';
import type { Context, ExitCode } from './command.ts';

/** `schedule --instance F [--out F]`: a neutral instance in, a neutral schedule out (stdout without `--out`). */
export function solveInstanceFile(
  context: Context,
  { file, seed }: { readonly file: string; readonly seed: number },
): ExitCode {
  const input = readJson(file);
  if (input === undefined) return fail(context.t('cli.schedule.not-json', { file }));
  const read = readInstance(input);
  if ('faults' in read) {
    for (const fault of read.faults)
      fail(`${file}: ${context.t(`schedule.fault.${fault.code}`, { ...fault })}`);
    return 1;
  }
  const proposal = placeGreedily(prepareProblem(read.value), { seed });
  const schedule = toSchedule(proposal);
  const text = JSON.stringify(schedule, undefined, 2);
  if (context.out === undefined || context.dryRun) context.print(text);
  else writeWhole(context.out, `${text}\n`);
  const { assignments, unplaced } = schedule;
  const total = assignments.length + unplaced.length;
  context.tell(
    context.t('cli.schedule.placed', {
      placed: assignments.length,
      total,
      weight: proposal.weight,
      bound: proposal.bound,
    }),
  );
  if (context.out !== undefined && !context.dryRun) context.print(context.out);
  tellSpread(context, read.value, breakSpread(proposal.timetable));
  return 0;
}

/** Even waiting is aimed at, not promised: a miss is said. */
function tellSpread(context: Context, { fairness }: Instance, spread: number): void {
  if (fairness && spread > fairness.maxBreakSpread) {
    context.tell(context.t('cli.schedule.spread', { spread, limit: fairness.maxBreakSpread }));
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function fail(text: string): ExitCode {
  process.stderr.write(`${text}\n`);
  return 1;
}
