import { applyPatch, createTwoFilesPatch } from 'diff';
import type { FileEdit } from '#edit/file-edit.ts';

/** What one save did: all its files go back together. `label` says which page did it. */
export type Step = { readonly label: string; readonly edits: readonly FileEdit[] };

/** The saves of a session, in order, with a place between those that stand and those taken back. */
export type Journal = {
  readonly note: (step: Step) => void;
  /** The step to take back or to do again; undefined at either end. */
  readonly next: (way: 'undo' | 'redo') => Step | undefined;
  /** Moves past that step, once it has been written. */
  readonly pass: (way: 'undo' | 'redo') => void;
};

/** @example const journal = createJournal(); journal.note({ label: 'mission', edits }); journal.next('undo') */
export function createJournal(): Journal {
  let steps: readonly Step[] = [];
  let place = 0;
  return {
    note: (step) => {
      steps = [...steps.slice(0, place), step];
      place = steps.length;
    },
    next: (way) => steps[way === 'undo' ? place - 1 : place],
    pass: (way) => {
      place += way === 'undo' ? -1 : 1;
    },
  };
}

/** `gone`: files that the step had made and that say what it wrote: they go again. */
export type WayBack = {
  readonly edits: readonly FileEdit[];
  readonly gone: readonly { readonly file: string; readonly text: string }[];
};

/**
 * The edits that take a step back (or do it again) from what the files say now. Lines that others have
 * changed since stay as they are; `file` is one in which they stand in the way.
 */
export function editsOfWay(
  step: Step,
  way: 'undo' | 'redo',
  read: (file: string) => string | undefined,
): WayBack | { readonly file: string } {
  const edits: FileEdit[] = [];
  const gone: { file: string; text: string }[] = [];
  for (const { file, before, after: made } of step.edits) {
    const [from, to] = way === 'undo' ? [made, before] : [before, made];
    const now = read(file);
    if (now === from && to === undefined) gone.push({ file, text: made });
    else {
      const after = now === from ? to : movedOnto(now, { from, to });
      if (after === undefined) return { file };
      edits.push({ file, before: now, after });
    }
  }
  return { edits, gone };
}

type Texts = { readonly from: string | undefined; readonly to: string | undefined };

function movedOnto(now: string | undefined, { from, to }: Texts): string | undefined {
  if (now === undefined || from === undefined || to === undefined) return undefined;
  const patched = applyPatch(now, createTwoFilesPatch('a', 'b', from, to), { fuzzFactor: 0 });
  return patched === false ? undefined : patched;
}
