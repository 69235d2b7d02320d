import type { Diagnostic, Finding } from '#diagnostics/diagnostic.ts';
import type { LoadedWithDigests } from '#load/load-kept-workspace.ts';
import { digestOfFiles } from '#load/toolkit-digest.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { Context } from './command.ts';
import { foreseeSchedule } from './foresee-schedule.ts';
import { locateFindings } from './locate-findings.ts';
import { openPaperDigests } from './paper-digests.ts';

export type Asked = {
  readonly workspace: Workspace;
  readonly missions: readonly Mission[];
  /** Missions with errors of their own: their papers cannot be set, and what is appended to them is looked at. */
  readonly unset: readonly Mission[];
};

/**
 * What would keep the papers of missions from being set, found without setting them: characters that no
 * font has, pictures and annexes that cannot be printed. `workspace`: as the office has it, which holds
 * all that the public sees. With `kept` only missions are asked whose papers are made of something else than
 * when they were asked last.
 */
export async function foreseeFaults(
  context: Context,
  { workspace, missions, unset }: Asked,
  kept?: LoadedWithDigests['kept'],
): Promise<readonly Diagnostic[]> {
  const root = context.workspaceRoot;
  const digestOf =
    kept && openPaperDigests(root, { workspace, words: wordsDigest(root), read: kept.digestOf });
  const findings: Finding[] = [];
  // What sets pages takes a moment to load.
  const ask = async (mission: Mission): Promise<readonly Finding[]> =>
    (await import('./paper-faults.ts')).paperFaults(context, workspace, mission);
  for (const mission of missions) {
    const digest = digestOf?.(mission);
    const known = digest === undefined ? undefined : kept?.foresight.find(mission.id, digest);
    const own = known ?? (await ask(mission));
    if (digest !== undefined && !known) kept?.foresight.put(mission.id, digest, own);
    // What the clock and the answers of guests decide is asked each time.
    findings.push(...own, ...foreseeSchedule(context, workspace, mission));
  }
  for (const mission of unset) findings.push(...(await askAppended(root, workspace, mission)));
  kept?.foresight.keepTo(workspace.missions.map(({ id }) => id));
  return locateFindings(root, findings);
}

/** The words of the office's own, which papers say. */
const wordsDigest = (root: string): string => digestOfFiles([], [[root, ['templates']]]);

async function askAppended(
  root: string,
  workspace: Workspace,
  mission: Mission,
): Promise<readonly Finding[]> {
  if (mission.annexes.length + mission.photos.length === 0) return [];
  const { appendedFaults } = await import('./paper-faults.ts');
  return appendedFaults(root, workspace, mission);
}
