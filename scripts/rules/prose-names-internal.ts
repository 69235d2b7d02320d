import type { Nodes } from 'mdast';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { isInternal, type Prose } from '#model/prose.ts';
import { viewFor } from '#model/public-view.ts';
import { namesUnseen } from '#model/unseen-prose.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import type { Rule } from './rule.ts';

/** What public prose shows is public: a component that names an internal meeting, photo or event shows nothing to the public. */
export const proseNamesInternal: Rule = {
  name: 'prose-names-internal',
  codes: ['prose-names-internal'],
  example: {
    wrong: '<Photo id="behind-doors" />',
    right: '<Internal><Photo id="behind-doors" /></Internal>',
  },
  readsProse: true,
  find: findInternalNames,
};

/** What is only wanted will be shown once it is held: its name in the prose can wait for that. */
const ONCE_CERTAIN = { wantedMeetings: true, travelToCome: true };
/** Later than any date: what would the public see once the mission is published? */
const LAST_DAY = '9999-12-31';

function findInternalNames(workspace: Workspace): readonly Finding[] {
  const { settings } = workspace;
  const certain = { ...workspace, settings: { ...settings, publish: ONCE_CERTAIN } };
  const view = viewFor(certain, { audience: 'public', today: LAST_DAY });
  return workspace.missions.flatMap((mission) => {
    const seen = findMission(view, mission.id);
    return seen ? seen.prose.flatMap(({ file }) => inFile(file, mission, seen)) : [];
  });
}

function inFile(file: string, mission: Mission, seen: Mission): readonly Finding[] {
  const prose = mission.prose.find((each) => each.file === file);
  return prose ? visit(prose.tree, { prose, mission, seen }) : [];
}

type Walk = { readonly prose: Prose; readonly mission: Mission; readonly seen: Mission };

function visit(node: Nodes, walk: Walk): readonly Finding[] {
  if (isInternal(node)) return [];
  const isHidden = namesUnseen(node, walk.seen) && !namesUnseen(node, walk.mission);
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  const own = isHidden
    ? [warning('prose-names-internal', { file: walk.prose.file, line, column }, { name: nameOf(node) })]
    : [];
  return 'children' in node ? [...own, ...node.children.flatMap((child) => visit(child, walk))] : own;
}

const nameOf = (node: Nodes): string => ('name' in node ? (node.name ?? '') : '');
