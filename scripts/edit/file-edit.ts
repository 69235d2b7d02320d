import { unifiedDiff } from './unified-diff.ts';

/** What becomes of one file of the workspace. `before` is its text as it was read; absent for a new file. */
export type FileEdit = {
  /** Path from the workspace's root, `/` between folders. */
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
};

/** Those that change anything. */
export function realEdits(edits: readonly FileEdit[]): readonly FileEdit[] {
  return edits.filter(({ before, after }) => before !== after);
}

/** All of them as one diff, file by file. @example diffOf([{ file: 'a.yaml', before: 'x: 1\n', after: 'x: 2\n' }]) */
export function diffOf(edits: readonly FileEdit[]): string {
  return edits.map(({ file, before, after }) => unifiedDiff(file, { before, after })).join('');
}
