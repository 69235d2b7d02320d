import type { Finding } from '#diagnostics/diagnostic.ts';
import { localize } from '#model/localized.ts';
import { findProse, type Prose } from '#model/prose.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { plainText } from './prose-text.ts';
import type { Rule } from './rule.ts';

/** A dated report in the filing language has the chapters that its form asks for. */
export const officialChapters: Rule = {
  name: 'official-chapters',
  codes: ['chapter-missing'],
  example: { wrong: '壹、行程 · 貳、建議', right: '壹、目的 · 貳、過程 · 參、心得及建議' },
  readsProse: true,
  find: (workspace) => findOfficialChapters(workspace),
};

function findOfficialChapters(workspace: Workspace): readonly Finding[] {
  const language = workspace.settings.languages[0] ?? '';
  return workspace.missions.flatMap((mission) => {
    const report = mission.reportDate && findProse(mission.prose, { kind: 'report', language });
    const chapters = workspace.profiles.get(mission.profile ?? workspace.settings.profile)?.chapters ?? [];
    if (!report) return [];
    const headings = headingsOf(report);
    return chapters
      .filter(
        (chapter) => !chapter.headings.some((word) => headings.some((heading) => heading.includes(word))),
      )
      .map(({ name }) =>
        warning(
          'chapter-missing',
          { file: report.file, line: 1, column: 1 },
          { name: localize(name, language) },
        ),
      );
  });
}

const headingsOf = (report: Prose): readonly string[] =>
  report.tree.children.flatMap((node) =>
    node.type === 'heading' && node.depth === 2 ? [plainText(node)] : [],
  );
