import { createInterface } from 'node:readline/promises';
import { diffOf, type FileEdit, realEdits } from '#edit/file-edit.ts';
import { unifiedDiff } from '#edit/unified-diff.ts';
import { writeEdits } from '#edit/write-edits.ts';
import { isYes } from '#locale/is-yes.ts';
import type { Context, ExitCode } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { paintDiff } from './terminal.ts';

type Offer = {
  /** Agreed beforehand. */
  readonly yes: boolean;
  /** What the machine-readable answer says beside the files. */
  readonly also?: Readonly<Record<string, unknown>>;
};

/** `shown`: nothing was to be written; `left`: the user did not agree; `refused`: a fault, which is told. */
export type OfferOutcome = 'written' | 'shown' | 'left' | 'refused';

/** `offerEdits` where nothing hangs on the answer. */
export async function proposeEdits(
  context: Context,
  edits: readonly FileEdit[],
  offer: Offer,
): Promise<ExitCode> {
  return (await offerEdits(context, edits, offer)) === 'refused' ? 1 : 0;
}

/**
 * Shows what would change as a diff, then writes it: on a terminal only when the user agrees (`yes` agrees
 * beforehand), under `--dry-run` not at all. Nothing is written when one file has changed meanwhile.
 */
export async function offerEdits(
  context: Context,
  edits: readonly FileEdit[],
  { yes, also }: Offer,
): Promise<OfferOutcome> {
  const wanted = realEdits(edits);
  if (!context.json && wanted.length > 0) context.print(paintDiff(diffOf(wanted).trimEnd()));
  const outcome = await writeIfAgreed(context, wanted, yes);
  if (context.json) context.print(editsJson(wanted, { ...also, isWritten: outcome === 'written' }));
  return outcome;
}

/** Files with what changes in each, and what else there is to say, as one document. */
export function editsJson(edits: readonly FileEdit[], also: Readonly<Record<string, unknown>>): string {
  const files = edits.map(({ file, before, after }) => ({
    file,
    diff: unifiedDiff(file, { before, after }),
  }));
  return JSON.stringify({ ...also, files }, undefined, 2);
}

async function writeIfAgreed(
  context: Context,
  wanted: readonly FileEdit[],
  yes: boolean,
): Promise<OfferOutcome> {
  if (context.dryRun || wanted.length === 0) return 'shown';
  if (!yes && !(await isAgreed(context))) {
    context.tell(context.t('cli.edits.left'));
    return 'left';
  }
  const faults = await writeEdits(context.workspaceRoot, wanted);
  tellDiagnostics(context, faults);
  if (faults.length > 0) return 'refused';
  for (const { file } of wanted) context.tell(context.t('cli.edits.written', { file }));
  return 'written';
}

/** Asked only where a person sees the question and the diff. */
async function isAgreed(context: Context): Promise<boolean> {
  if (context.json || process.stdin.isTTY !== true || process.stdout.isTTY !== true) return true;
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await reader.question(`${context.t('cli.edits.ask')} `);
    return answer.trim() === '' || isYes(answer, context.t);
  } finally {
    reader.close();
  }
}
