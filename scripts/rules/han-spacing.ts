import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
};

/** Each pattern with its code and the cure. */
const PATTERNS: readonly (readonly [code: string, pattern: RegExp, cure: (text: string) => string])[] = [
  [
    'half-width-mark',
    /(?<=\p{Script=Han})[,;:?!](?=\s*(?:\p{Script=Han}|$))/gu,
    (text) => FULL_WIDTH[text] ?? text,
  ],
  ['full-width-letter', /[Ａ-Ｚａ-ｚ０-９]+/gu, (text) => text.normalize('NFKC')],
  ['space-between-han', /(?<=\p{Script=Han}) {2,}|(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, () => ''],
  ['space-missing', /(?<=\p{Script=Han})[A-Za-z0-9]|(?<=[A-Za-z0-9])\p{Script=Han}/gu, (text) => ` ${text}`],
];

/** Chinese text takes full-width marks, half-width letters and digits, no spaces between its characters, and one beside Latin ones. */
export const hanSpacing: Rule = {
  name: 'han-spacing',
  codes: ['half-width-mark', 'full-width-letter', 'space-between-han', 'space-missing'],
  example: { wrong: '優質企業,ＡＥＯ制度', right: '優質企業，AEO 制度' },
  readsProse: true,
  find: (workspace) => findHanSpacing(workspace),
};

function findHanSpacing(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    mission.prose
      .filter((prose) => prose.language.startsWith('zh'))
      .flatMap((prose) =>
        textRuns(prose).flatMap(({ text, at }) =>
          PATTERNS.flatMap(([code, pattern, cure]) =>
            [...text.matchAll(pattern)].map((match) => ({
              ...warning(code, at(match.index), { text: match[0] }),
              edit: { find: match[0], put: cure(match[0]) },
            })),
          ),
        ),
      ),
  );
}
