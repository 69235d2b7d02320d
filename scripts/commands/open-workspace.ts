import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, hasErrors } from '#diagnostics/diagnostic.ts';
import { describeDiagnostic, renderDiagnostic } from '#diagnostics/render.ts';
import { capEachFile } from '#load/cap-faults.ts';
import { loadFromKept, loadKeptWorkspace } from '#load/load-kept-workspace.ts';
import { type Loaded, loadWorkspace } from '#load/load-workspace.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { movedLogFaults } from '#register/moved-logs.ts';
import type { Context } from './command.ts';
import { knowsMission } from './knows-mission.ts';
import { fitTerminal, paint } from './terminal.ts';

export type Opened = { readonly workspace: Workspace; readonly missions: readonly Mission[] };

export type Opening = {
  /** Lays down what it has parsed: for what writes into the workspace anyway, and is asked again and again. */
  readonly keeps?: boolean;
};

/**
 * The workspace with the missions a command is to work on: the one named, or all. Its faults are
 * told; `undefined` when any of them stands in the way (a fault of another mission does not).
 */
export function openWorkspace(
  context: Context,
  missionId?: string,
  { keeps = false }: Opening = {},
): Opened | undefined {
  if (!knowsMission(context, missionId)) return undefined;
  const load = keeps && !context.dryRun ? loadKeptWorkspace : loadFromKept;
  const { workspace, diagnostics } = context.loaded ?? loadWhole(context.workspaceRoot, load);
  const relevant =
    missionId === undefined ? diagnostics : diagnostics.filter((each) => concerns(each, missionId));
  tellDiagnostics(
    context,
    relevant.filter((each) => each.severity === 'error'),
  );
  if (!workspace || hasErrors(relevant)) return undefined;
  const missions =
    missionId === undefined ? workspace.missions : workspace.missions.filter((each) => each.id === missionId);
  return { workspace, missions };
}

/** Facts and prose, and what of the register no longer fits to them. */
export function loadWhole(root: string, load = loadWorkspace): Loaded {
  const { workspace, diagnostics } = load(root);
  return { workspace, diagnostics: [...diagnostics, ...movedLogFaults(root, workspace)] };
}

/** True in a workspace; elsewhere that is told, and nothing may be written there. */
export function isWorkspace(context: Context): boolean {
  if (existsSync(join(context.workspaceRoot, 'data', 'workspace.yaml'))) return true;
  tellDiagnostics(context, loadWorkspace(context.workspaceRoot).diagnostics);
  return false;
}

/** A diagnostic concerns a mission unless it stands in another mission's files. */
export function concerns(diagnostic: Diagnostic, missionId: string): boolean {
  const { to } = diagnostic.parameters;
  if (diagnostic.code === 'register-of-renamed') return to === missionId;
  const match = /^(?:data|content)\/missions\/([^/]+)/.exec(diagnostic.position.file);
  return !match || match[1] === missionId;
}

/** Diagnostics on stderr, as text or (`--json`) as JSON Lines, an object a line; `--quiet` keeps to errors. */
export function tellDiagnostics(context: Context, all: readonly Diagnostic[]): void {
  const meant = context.quiet ? all.filter((each) => each.severity === 'error') : all;
  const diagnostics = context.json ? meant : capEachFile(joinRepeated(meant));
  for (const diagnostic of diagnostics) {
    const text = context.json
      ? JSON.stringify(toJson(diagnostic, context))
      : renderDiagnostic(diagnostic, context.t, LOOK);
    process.stderr.write(`${text}\n`);
  }
}

const NAMES_NOTHING =
  /^unknown-(?:annex|bilateral|commitment|equipment|event|forum|partner|person|photo|pool|profile|room|track|venue)$/;

/** One name that is missing is one thing to mend, in however many places of a mission it stands. */
export function joinRepeated(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const joined = new Map<string, Diagnostic>();
  for (const each of diagnostics) {
    const { code, parameters, position } = each;
    const isName = NAMES_NOTHING.test(code) && !each.edit;
    const key = isName
      ? JSON.stringify([code, parameters, dirname(position.file)])
      : `${joined.size} ${code}`;
    const first = joined.get(key);
    joined.set(
      key,
      first ? { ...first, also: [...(first.also ?? []), position, ...(each.also ?? [])] } : each,
    );
  }
  return [...joined.values()];
}

/** Red what stops the work, yellow what is worth a look. */
const COLOURS = { place: 'bold', error: 'red', warning: 'yellow', fix: 'dim' } as const;

/** As a fault looks on stderr. */
export const LOOK = {
  paint: (part: keyof typeof COLOURS, text: string): string => paint(COLOURS[part], text, 'stderr'),
  lay: (text: string): string => fitTerminal(text),
} as const;

/** A diagnostic for machines: the code and place are stable, the words are in the user's language. */
export function toJson(diagnostic: Diagnostic, { t }: Pick<Context, 't'>) {
  const { file, line, column } = diagnostic.position;
  return {
    file,
    line,
    column,
    severity: diagnostic.severity,
    code: diagnostic.code,
    ...describeDiagnostic(diagnostic, t),
    ...(diagnostic.also && { also: diagnostic.also }),
  };
}
