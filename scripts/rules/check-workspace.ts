import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { RULES } from './rules.ts';

/** What every rule finds in a workspace whose files are sound one by one. */
export function checkWorkspace(workspace: Workspace): readonly Finding[] {
  return RULES.flatMap((rule) => rule.find(workspace));
}
