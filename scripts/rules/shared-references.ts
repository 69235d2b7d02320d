import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import type { Rule } from './rule.ts';
import { unknownReference } from './unknown-reference.ts';

/** What the shared files say of each other: home economy, default profile, people's partners, forums' names. */
export const sharedReferences: Rule = {
  name: 'shared-references',
  codes: ['unknown-partner', 'unknown-profile'],
  example: { wrong: 'home: { economy: TX }', right: 'home: { economy: TW }' },
  find: (workspace) => findSharedReferences(workspace),
};

function findSharedReferences(workspace: Workspace): readonly Finding[] {
  const partners = [...workspace.economies.keys()];
  const partner = (id: string | undefined, at: FieldPlace) =>
    unknownReference('partner', id, { known: partners, at });
  const { home, profile } = workspace.settings;
  return [
    ...partner(home.economy, { file: 'data/workspace.yaml', path: ['home', 'economy'] }),
    ...unknownReference('profile', profile, {
      known: [...workspace.profiles.keys()],
      at: { file: 'data/workspace.yaml', path: ['profile'] },
    }),
    ...[...workspace.people.values()].flatMap((person, index) =>
      partner(person.partner, { file: 'data/people.yaml', path: ['people', index, 'partner'] }),
    ),
    ...[...workspace.forums.values()].flatMap((forum, index) =>
      Object.keys(forum.names).flatMap((id) =>
        partner(id, { file: 'data/economies.yaml', path: ['forums', index, 'names', id] }),
      ),
    ),
  ];
}
