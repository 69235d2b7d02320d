import { fileURLToPath } from 'node:url';
import { loadFonts } from '#load/fonts.ts';
import { loadHyphenation } from '#load/hyphenation.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { loadWords } from '#load/words.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { ReportInput } from '#reports/report-input.ts';

export const words = loadWords();
export const fonts = loadFonts();
export const hyphenate = loadHyphenation();
export const NOW = Date.UTC(2026, 10, 21, 1);

/** The workspace of tests/fixtures/report, or another folder's. */
export function openFixture(root = fileURLToPath(new URL('../fixtures/report', import.meta.url))): Workspace {
  const { workspace, diagnostics } = loadWorkspace(root);
  if (!workspace) throw new Error(JSON.stringify(diagnostics));
  return workspace;
}

export function inputFor(
  workspace: Workspace,
  language: string,
  mission: Mission | undefined = workspace.missions[0],
): ReportInput {
  if (!mission) throw new Error('the fixture has a mission');
  return { workspace, mission, language, t: words(language), fonts, hyphenate, now: NOW };
}
