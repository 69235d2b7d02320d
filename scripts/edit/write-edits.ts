import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { standingPath } from '#load/standing-path.ts';
import { withLock } from '#register/lock.ts';
import { type StagedFile, stageWhole, writeWhole } from '#register/write-file.ts';
import { type FileEdit, realEdits } from './file-edit.ts';

/**
 * A file of the workspace as an edit takes it: with its byte order mark, which `readText` drops.
 * Undefined when there is none, or it is no text.
 */
export function readForEdit(root: string, file: string): string | undefined {
  const path = standingPath(root, file);
  if (!existsSync(path)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}

/**
 * Writes all of these files or none. Each is held against the text that its edit was made from: one that
 * has changed meanwhile, or is there though it should be new, is a diagnostic, and nothing is written.
 * When the disk gives out half-way, what was written before goes back to what it was.
 */
export async function writeEdits(root: string, edits: readonly FileEdit[]): Promise<readonly Diagnostic[]> {
  const wanted = realEdits(edits);
  if (wanted.length === 0) return [];
  return withLock(root, async () => {
    const stale = wanted.filter(
      ({ file, before }) =>
        readForEdit(root, file) !== before || (before === undefined && existsSync(standingPath(root, file))),
    );
    if (stale.length > 0) return stale.map(staleFile);
    writeAll(root, wanted);
    return [];
  });
}

function staleFile({ file, before }: FileEdit): Diagnostic {
  return {
    code: before === undefined ? 'edit-file-exists' : 'edit-stale',
    severity: 'error',
    position: { file, line: 1, column: 1 },
    parameters: {},
  };
}

/** All lie beside their targets before the first takes its place, so that a disk that is full changes none. */
function writeAll(root: string, edits: readonly FileEdit[]): void {
  const staged: { readonly edit: FileEdit; readonly own: StagedFile }[] = [];
  const put: FileEdit[] = [];
  try {
    for (const edit of edits) {
      const own = stageWhole(standingPath(root, edit.file), edit.after);
      if (own) staged.push({ edit, own });
    }
    for (const { edit, own } of staged) {
      own.put();
      put.push(edit);
    }
  } catch (cause) {
    for (const { own } of staged) own.drop();
    for (const edit of put) takeBack(root, edit);
    throw cause;
  }
}

function takeBack(root: string, { file, before }: FileEdit): void {
  if (before === undefined) rmSync(standingPath(root, file), { force: true });
  else writeWhole(standingPath(root, file), before);
}
