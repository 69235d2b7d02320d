import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';

/**
 * Findings as grave as the report profile of their mission says. Only warnings are graded: an error
 * would break what is made of it.
 */
export function gradeFindings(findings: readonly Finding[], workspace: Workspace): readonly Finding[] {
  const checks = new Map(
    workspace.missions.map((mission) => [
      mission.id as string,
      workspace.profiles.get(mission.profile ?? workspace.settings.profile)?.checks ?? {},
    ]),
  );
  return findings.flatMap((finding): readonly Finding[] => {
    const mission = /^(?:data|content)\/missions\/([^/]+)\//.exec(finding.at.file)?.[1] ?? '';
    const grade = finding.severity === 'warning' ? checks.get(mission)?.[finding.code] : undefined;
    if (grade === undefined) return [finding];
    return grade === 'off' ? [] : [{ ...finding, severity: grade }];
  });
}
