import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { readForEdit, writeEdits } from '#edit/write-edits.ts';
import { withLock } from '#register/lock.ts';
import type { Desk } from './desk.ts';
import { editsOfWay, type Step } from './journal.ts';

/**
 * Writes all files of a step or none, and keeps it for undo. Gives what stood in the way: a file that says
 * something else than the edit was made from.
 */
export async function writeStep(desk: Desk, step: Step): Promise<readonly Diagnostic[]> {
  const edits = step.edits.filter(({ before, after }) => before !== after);
  if (edits.length === 0) return [];
  const stale = await writeEdits(desk.root, edits);
  desk.facts.forget();
  if (stale.length === 0) desk.journal.note({ ...step, edits });
  return stale;
}

export type WayOutcome =
  | { readonly kind: 'done'; readonly files: readonly string[] }
  | { readonly kind: 'nothing' }
  /** Others have changed the same lines since. */
  | { readonly kind: 'changed'; readonly file: string };

/** Takes the last step back, or does it again, across all its files; lines of others stay as they are. */
export async function takeWay(desk: Desk, way: 'undo' | 'redo'): Promise<WayOutcome> {
  const step = desk.journal.next(way);
  if (!step) return { kind: 'nothing' };
  const made = editsOfWay(step, way, (file) => readForEdit(desk.root, file));
  if ('file' in made) return { kind: 'changed', file: made.file };
  const { edits, gone } = made;
  const stale = await writeEdits(desk.root, edits);
  if (stale[0]) return { kind: 'changed', file: stale[0].position.file };
  for (const { file, text } of gone) await removeOwn(desk.root, file, text);
  desk.facts.forget();
  desk.journal.pass(way);
  return { kind: 'done', files: [...edits, ...gone].map(({ file }) => file) };
}

/** Only what the step itself had made, and nobody has touched since. */
async function removeOwn(root: string, file: string, text: string): Promise<void> {
  await withLock(root, async () => {
    if (readForEdit(root, file) === text) rmSync(join(root, file));
  });
}
