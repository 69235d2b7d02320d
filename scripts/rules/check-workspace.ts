import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { gradeFindings } from './grade-findings.ts';
import { RULES } from './rules.ts';

/** What every rule finds in a workspace whose files are sound one by one. */
export function checkWorkspace(workspace: Workspace): readonly Finding[] {
  return gradeFindings(
    RULES.flatMap((rule) => rule.find(workspace)),
    workspace,
  );
}
