import { renderDiagnostic } from '#diagnostics/render.ts';
import type { Verdict } from '#schedule/answer.ts';
import type { Proposed } from '#schedule/propose.ts';
import type { Progress } from '#schedule/solve.ts';
import type { Context, ExitCode } from './command.ts';

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
  const isTerminal = process.stderr.isTTY === true && !context.quiet && !context.json;
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
  const isTerminal = process.stderr.isTTY === true && !context.quiet && !context.json;
  if (isTerminal) process.stderr.write('\r\u001b[2K');
  for (const verdict of verdicts) context.tell(verdictLine(context, verdict));
  if (wasCutOff) context.tell(context.t('cli.schedule.cut-off'));
}

function verdictLine({ t }: Context, { objective, value, bound, percentFromBest }: Verdict): string {
  const name = t(`schedule.objective.${objective}`);
  if (percentFromBest === 0) return t('schedule.answer.optimal', { objective: name, value });
  // A limit of nothing is none: that all of it could be missed says nothing.
  if (bound === 0 && value > 0) return t('schedule.answer.unbounded', { objective: name, value });
  const percent = roundUp(percentFromBest);
  return t('schedule.answer.within', { objective: name, value, bound, percent });
}

/** Upwards, so that the promise holds: 0.0712 → 0.08. */
function roundUp(percent: number): number {
  return Math.ceil(percent * 100 - 1e-9) / 100;
}

/** How many meetings a mended schedule moves, and whether fewer would do. */
export function tellMoves(context: Context, moved: Proposed['moved']): void {
  if (!moved) return;
  const key = moved.leastMoves === undefined ? 'moved-unproved' : 'moved-least';
  context.tell(context.t(`cli.schedule.${key}`, { moves: moved.moves }));
}

/** Why nothing came of it: `cli.schedule.<key>`. */
export function failWith(
  context: Context,
  key: string,
  values: Readonly<Record<string, string>>,
  code: ExitCode = 1,
): ExitCode {
  context.complain(context.t(`cli.schedule.${key}`, values));
  return code;
}

export function tellFault(context: Context, fault: Parameters<typeof renderDiagnostic>[0]): ExitCode {
  context.complain(renderDiagnostic(fault, context.t));
  return 1;
}

export function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
