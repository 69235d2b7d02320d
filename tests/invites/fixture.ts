import type { EntryContext } from '#invites/entry-context.ts';
import type { IssueOptions } from '#invites/issue-options.ts';
import { makeUid } from '#invites/uid.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { loadWords } from '#load/words.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { NOTHING_ISSUED } from '#register/invites.ts';
import { fixture } from '../workspace-copy.ts';

export const NOW = Date.parse('2026-10-01T08:00:00Z');

export type Made = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly context: EntryContext;
};

/** The workspace of `tests/fixtures/invites`, its mission, and a context to make entries in. */
export function makeFixture(language = 'en'): Made {
  const { workspace } = loadWorkspace(fixture('invites'));
  const mission = workspace && findMission(workspace, '2026-autumn');
  if (!workspace || !mission) throw new Error('the fixture does not load');
  return {
    workspace,
    mission,
    context: { workspace, language, t: loadWords()(language), placements: new Map() },
  };
}

/** As `invites` issues calendars for the first time, in English, but for the change. */
export function issueOptions(change: Partial<IssueOptions> = {}): IssueOptions {
  return {
    former: NOTHING_ISSUED,
    now: NOW,
    language: 'en',
    titles: () => ({ cancelled: 'Cancelled', feed: 'No longer kept' }),
    makeUid: (channel, key) =>
      makeUid({ address: 'https://attache.example.org/', mission: 'm', channel, key }),
    ...change,
  };
}
