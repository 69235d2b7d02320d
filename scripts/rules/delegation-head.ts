import type { Finding } from '#diagnostics/diagnostic.ts';
import { localize } from '#model/localized.ts';
import type { Workspace } from '#model/workspace.ts';
import { error, inMission } from './places.ts';
import type { Rule } from './rule.ts';

/** A delegation has one head at most. */
export const delegationHead: Rule = {
  name: 'delegation-head',
  codes: ['second-head'],
  example: { wrong: 'two delegates with head: true', right: 'one delegate with head: true' },
  find: (workspace) => findDelegationHead(workspace),
};

function findDelegationHead(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    mission.delegation
      .flatMap((delegate, index) => (delegate.head ? [{ delegate, index }] : []))
      .slice(1)
      .map(({ delegate, index }) =>
        error('second-head', inMission(mission, 'mission', ['delegation', index, 'head']), {
          id:
            'person' in delegate
              ? delegate.person
              : localize(delegate.unnamed, workspace.settings.languages[0] ?? ''),
        }),
      ),
  );
}
