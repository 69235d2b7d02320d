import type { Finding } from '#diagnostics/diagnostic.ts';
import { findProse, type Prose } from '#model/prose.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import type { Rule } from './rule.ts';
import { unknownReference } from './unknown-reference.ts';

/** A text written in one language has its companion, and a readout belongs to a bilateral that exists. */
export const prosePairs: Rule = {
  name: 'prose-pairs',
  codes: ['prose-missing-language', 'unknown-bilateral'],
  example: { wrong: 'zh-TW/report.mdx alone', right: 'zh-TW/report.mdx and en/report.mdx' },
  readsProse: true,
  find: (workspace) => findProsePairs(workspace),
};

function findProsePairs(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    mission.prose.flatMap((prose) => [
      ...withoutCompanion(prose, mission, workspace.settings.languages),
      ...withoutBilateral(prose, mission),
    ]),
  );
}

function withoutCompanion(prose: Prose, mission: Mission, languages: readonly string[]): readonly Finding[] {
  const { kind, bilateral } = prose;
  return languages
    .filter((language) => !findProse(mission.prose, { kind, language, ...(bilateral && { bilateral }) }))
    .map((language) =>
      warning('prose-missing-language', { file: prose.file, line: 1, column: 1 }, { language }),
    );
}

function withoutBilateral(prose: Prose, mission: Mission): readonly Finding[] {
  const known = mission.bilaterals.map((bilateral) => bilateral.id);
  return unknownReference('bilateral', prose.bilateral, {
    known,
    at: { file: prose.file, line: 1, column: 1 },
  });
}
