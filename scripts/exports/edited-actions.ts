import type { Diagnostic, Position } from '#diagnostics/diagnostic.ts';
import type { EditedAction } from '#model/edited-action.ts';

/** What was read of an edited export. */
export type EditedActions = {
  readonly rows: readonly EditedAction[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Nothing could be read from `position` on. */
export function malformed(position: Position): EditedActions {
  return {
    rows: [],
    diagnostics: [{ code: 'import-malformed', severity: 'error', position, parameters: {} }],
  };
}

/** The file lacks what names its items. */
export function withoutColumn(name: string, position: Position): EditedActions {
  return {
    rows: [],
    diagnostics: [{ code: 'import-no-column', severity: 'error', position, parameters: { name } }],
  };
}
