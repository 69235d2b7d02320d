import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { gradeFindings } from './grade-findings.ts';
import { RULES } from './rules.ts';

/**
 * What `checkWorkspace` finds in one file of prose of a mission, in a part of its time: asked of what can have a
 * say in it, which is the prose of its language and the same text in the others.
 */
export function checkProse(workspace: Workspace, mission: Mission, file: string): readonly Finding[] {
  const own = mission.prose.find((each) => each.file === file);
  if (!own) return [];
  const prose = mission.prose.filter((each) => each.language === own.language || isTwin(each, own));
  const alone = { ...workspace, missions: [{ ...mission, prose }] };
  return gradeFindings(
    RULES.filter(({ readsProse }) => readsProse)
      .flatMap((rule) => rule.find(alone))
      .filter(({ at }) => at.file === file),
    alone,
  );
}

const isTwin = (a: Prose, b: Prose): boolean => a.kind === b.kind && a.bilateral === b.bilateral;
