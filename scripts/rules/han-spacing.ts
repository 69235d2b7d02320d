import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

const HALF_WIDTH_MARK = /(?<=\p{Script=Han})[,;:?!](?=\s*(?:\p{Script=Han}|$))/u;
const FULL_WIDTH_LATIN = /[Ａ-Ｚａ-ｚ０-９]/u;
const DOUBLE_SPACE = /(?<=\p{Script=Han}) {2,}|(?<=\p{Script=Han}) +(?=\p{Script=Han})/u;

/** Chinese text takes full-width marks, half-width letters and digits, and no spaces between its characters. */
export const hanSpacing: Rule = {
  name: 'han-spacing',
  codes: ['half-width-mark', 'full-width-letter', 'space-between-han'],
  example: { wrong: '優質企業,ＡＥＯ', right: '優質企業，AEO' },
  find: (workspace) => findHanSpacing(workspace),
};

function findHanSpacing(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    mission.prose
      .filter((prose) => prose.language.startsWith('zh'))
      .flatMap((prose) =>
        textRuns(prose).flatMap(({ text, at }) => {
          const find = (pattern: RegExp, code: string): readonly Finding[] => {
            const match = pattern.exec(text);
            return match ? [warning(code, at(match.index), { text: match[0] })] : [];
          };
          return [
            ...find(HALF_WIDTH_MARK, 'half-width-mark'),
            ...find(FULL_WIDTH_LATIN, 'full-width-letter'),
            ...find(DOUBLE_SPACE, 'space-between-han'),
          ];
        }),
      ),
  );
}
