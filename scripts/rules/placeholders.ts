import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

/** Signs by which writers mark what is still to come. */
const PLACEHOLDER = /○{2,}|〇{3,}|\bTO ?DO\b|\bTB[AC]\b|\bXXX+\b|待填|待補|待確認|\?{3,}|？{2,}/;

/** What was left to fill in is filled in before the report goes out. */
export const placeholders: Rule = {
  name: 'placeholders',
  codes: ['placeholder-left'],
  example: { wrong: '於○○月舉行', right: '於 10 月舉行' },
  readsProse: true,
  find: (workspace) => findPlaceholders(workspace),
};

function findPlaceholders(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    mission.prose.flatMap((prose) =>
      textRuns(prose).flatMap(({ text, at }) => {
        const match = PLACEHOLDER.exec(text);
        return match ? [warning('placeholder-left', at(match.index), { text: match[0] })] : [];
      }),
    ),
  );
}
