import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { gradeFindings } from './grade-findings.ts';
import { RULES } from './rules.ts';

/** What rules that look at one mission at a time found in it: the name of the rule, and its findings. */
export type MissionFindings = readonly (readonly [rule: string, findings: readonly Finding[]])[];

/** Findings by mission; one of which nothing is known is not in it. */
export type KnownFindings = ReadonlyMap<string, MissionFindings>;

/** What every rule finds in a workspace whose files are sound one by one. */
export function checkWorkspace(workspace: Workspace): readonly Finding[] {
  return checkAgain(workspace, new Map()).findings;
}

/**
 * The same where it is known of some missions what was found in them, and neither they nor the facts that
 * missions share have changed: only the others are asked, and what goes from one mission to another.
 * `known` comes back with all of them.
 */
export function checkAgain(
  workspace: Workspace,
  known: KnownFindings,
): { readonly findings: readonly Finding[]; readonly known: KnownFindings } {
  const asked = { ...workspace, missions: workspace.missions.filter(({ id }) => !known.has(id)) };
  const found = RULES.map((rule) => ({ rule, findings: rule.find(rule.crosses ? workspace : asked) }));
  const told = new Map(
    workspace.missions.map(({ id }) => [id as string, known.get(id) ?? ([] as MissionFindings)]),
  );
  for (const { rule, findings } of found.filter(({ rule: { crosses } }) => !crosses))
    for (const [mission, own] of Map.groupBy(findings, missionOf))
      if (mission !== undefined) told.set(mission, [...(told.get(mission) ?? []), [rule.name, own]]);
  const kept = [...known].flatMap(([mission, each]) => (told.has(mission) ? each : []));
  const keptOf = Map.groupBy(kept, ([rule]) => rule);
  const all = found.flatMap(({ rule, findings }) => [
    ...findings,
    ...(keptOf.get(rule.name) ?? []).flatMap(([, own]) => own),
  ]);
  return { findings: gradeFindings(all, workspace), known: told };
}

const missionOf = ({ at }: Finding): string | undefined =>
  /^(?:data|content)\/missions\/([^/]+)\//.exec(at.file)?.[1];
