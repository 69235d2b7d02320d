import { expect, test } from 'vitest';
import { issueFiles } from '#invites/issue-files.ts';
import { missionPlan } from '#invites/mission-files.ts';
import { loadWords } from '#load/words.ts';
import type { Audience } from '#model/audience.ts';
import { viewFor } from '#model/public-view.ts';
import { findMission } from '#model/workspace.ts';
import { issueOptions, makeFixture } from './fixture.ts';
import { readLines, readWithIcalJs, readWithNodeIcal } from './readers.ts';

/** Every calendar of an edition, in every language. */
function calendarsOf(audience: Audience) {
  const { workspace } = makeFixture();
  const view = viewFor(workspace, { audience, today: '2026-12-01' });
  const mission = findMission(view, '2026-autumn');
  if (!mission) throw new Error('the mission is in view');
  const words = loadWords();
  const contexts = view.settings.languages.map((language) => ({
    workspace: view,
    language,
    t: words(language),
    placements: new Map(),
    address: 'https://example.org/',
  }));
  return issueFiles(
    missionPlan(mission, contexts, audience),
    issueOptions({ address: 'https://example.org/' }),
  ).texts;
}

test.each(['public', 'internal'] as const)(
  'two readers see the same in every calendar of the %s edition',
  (audience) => {
    const texts = calendarsOf(audience);
    expect(texts.length).toBeGreaterThan(audience === 'public' ? 5 : 6);
    for (const { path, text } of texts) {
      const [first, second] = [readWithIcalJs(text), readWithNodeIcal(text)].map((events) =>
        events.toSorted((a, b) => (a.uid < b.uid ? -1 : 1)),
      );
      expect([path, second]).toEqual([path, first]);
      expect([path, readLines(text).some(({ parameters }) => 'LANGUAGE' in parameters)]).toEqual([
        path,
        false,
      ]);
    }
  },
);
