import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { abbreviationsExpanded } from './abbreviations-expanded.ts';
import { abbreviationsFirstUse } from './abbreviations-first-use.ts';
import { abbreviationsListed } from './abbreviations-listed.ts';
import { abbreviationsUsed } from './abbreviations-used.ts';
import { gradeFindings } from './grade-findings.ts';
import { hanSpacing } from './han-spacing.ts';
import { headingLevels } from './heading-levels.ts';
import { nomenclature } from './nomenclature.ts';
import { numbersAgree } from './numbers-agree.ts';
import { officialChapters } from './official-chapters.ts';
import { oneName } from './one-name.ts';
import { placeholders } from './placeholders.ts';
import { proseCircles } from './prose-circles.ts';
import { proseComponents } from './prose-components.ts';
import { proseNamesInternal } from './prose-names-internal.ts';
import { proseOutline } from './prose-outline.ts';
import { prosePairs } from './prose-pairs.ts';
import { proseSafe } from './prose-safe.ts';
import { recommendationCount } from './recommendation-count.ts';
import type { Rule } from './rule.ts';
import { toFillIn } from './to-fill-in.ts';
import { weekdays } from './weekdays.ts';

/** The rules that can find something in a file of prose, in the order of `RULES`. */
const PROSE_RULES: readonly Rule[] = [
  prosePairs,
  proseSafe,
  proseCircles,
  proseNamesInternal,
  proseComponents,
  abbreviationsExpanded,
  abbreviationsFirstUse,
  abbreviationsListed,
  abbreviationsUsed,
  officialChapters,
  hanSpacing,
  nomenclature,
  numbersAgree,
  oneName,
  placeholders,
  headingLevels,
  proseOutline,
  recommendationCount,
  toFillIn,
  weekdays,
];

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
    PROSE_RULES.flatMap((rule) => rule.find(alone)).filter(({ at }) => at.file === file),
    alone,
  );
}

const isTwin = (a: Prose, b: Prose): boolean => a.kind === b.kind && a.bilateral === b.bilateral;
