import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import type { Workspace } from '#model/workspace.ts';
import { checkAgain, checkWorkspace } from '#rules/check-workspace.ts';

/** The sample in which nearly every rule finds something: without people and abbreviations, in one language more. */
function atFault(): Workspace {
  const { workspace } = loadWorkspace(TOOLKIT_ROOT);
  if (!workspace) throw new Error('the sample cannot be read');
  const { settings } = workspace;
  const languages = [...settings.languages, 'ja'] as typeof settings.languages;
  return { ...workspace, abbreviations: [], people: new Map(), settings: { ...settings, languages } };
}

const inOrder = (findings: readonly unknown[]) => findings.map((each) => JSON.stringify(each)).sort();

test('asked of the missions that have changed alone, the rules find what they find in the whole workspace', () => {
  const workspace = atFault();
  const whole = inOrder(checkWorkspace(workspace));
  expect(whole.length).toBeGreaterThan(500);
  const { known } = checkAgain(workspace, new Map());
  for (const { id } of workspace.missions) {
    const others = new Map([...known].filter(([mission]) => mission !== id));
    const again = checkAgain(workspace, others);
    expect([id, inOrder(again.findings)]).toEqual([id, whole]);
    expect(again.known).toEqual(known);
    const alone = { ...workspace, missions: workspace.missions.filter((each) => each.id !== id) };
    expect(inOrder(checkAgain(alone, known).findings)).toEqual(inOrder(checkWorkspace(alone)));
  }
});
