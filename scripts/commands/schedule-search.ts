import type { Verdict } from '#schedule/answer.ts';
import type { Progress } from '#schedule/solve.ts';
import type { Context } from './command.ts';

/** Ctrl-C ends the search with the best so far; a second one ends the program as ever. */
export function stopOnInterrupt(): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const onInterrupt = () => controller.abort();
  process.once('SIGINT', onInterrupt);
  return { signal: controller.signal, end: () => process.removeListener('SIGINT', onInterrupt) };
}

const MILLISECONDS_BETWEEN_NEWS = 1000;

/** The best so far and what is certain, on stderr: redrawn on a terminal, a line a second elsewhere. */
export function tellProgress(context: Context): (progress: Progress) => void {
  const isTerminal = process.stderr.isTTY === true && !context.quiet;
  let toldAt = performance.now();
  return (progress) => {
    if (performance.now() < toldAt + MILLISECONDS_BETWEEN_NEWS) return;
    toldAt = performance.now();
    const text = context.t('cli.schedule.progress', { ...progress });
    if (isTerminal) process.stderr.write(`\r\u001b[2K${text}`);
    else context.tell(text);
  };
}

/** How good the schedule is, by objective, and whether time ended the search. */
export function tellVerdicts(
  context: Context,
  { verdicts, wasCutOff }: { readonly verdicts: readonly Verdict[]; readonly wasCutOff: boolean },
): void {
  const isTerminal = process.stderr.isTTY === true && !context.quiet;
  if (isTerminal) process.stderr.write('\r\u001b[2K');
  for (const verdict of verdicts) context.tell(verdictLine(context, verdict));
  if (wasCutOff) context.tell(context.t('cli.schedule.cut-off'));
}

function verdictLine({ t }: Context, { objective, value, bound, percentFromBest }: Verdict): string {
  const name = t(`schedule.objective.${objective}`);
  if (percentFromBest === 0) return t('schedule.answer.optimal', { objective: name, value });
  const percent = roundUp(percentFromBest);
  return t('schedule.answer.within', { objective: name, value, bound, percent });
}

/** Upwards, so that the promise holds: 0.0712 → 0.08. */
function roundUp(percent: number): number {
  return Math.ceil(percent * 100 - 1e-9) / 100;
}
