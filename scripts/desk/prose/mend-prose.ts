import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { applyEdits } from '#load/apply-edits.ts';
import type { Workspace } from '#model/workspace.ts';

import { type DraftText, judgeProse } from './judge-prose.ts';

/** One cure may bring another fault to light, as a closed tag does; more rounds than this are none of a person's. */
const MOST_ROUNDS = 5;

export type Mended = { readonly text: string; readonly cured: readonly Diagnostic[] };

/**
 * A text of prose with all cured that `check --fix` cures without a person.
 * @example mendProse({ file, text: 'Less than <5%\n' }, workspace).text // 'Less than \\<5%\n'
 */
export function mendProse({ file, text }: DraftText, workspace: Workspace | undefined): Mended {
  let current = text;
  const cured: Diagnostic[] = [];
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const made = applyEdits(current, judgeProse({ file, text: current }, workspace));
    if (made.cured.length === 0) break;
    current = made.text;
    cured.push(...made.cured);
  }
  return { text: current, cured };
}
