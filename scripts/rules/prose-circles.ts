import type { Nodes } from 'mdast';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { findProse, type Prose } from '#model/prose.ts';
import { footnotesOf, notesCalled } from '#model/prose-notes.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { findCircles } from './circles.ts';
import { error, inProse } from './places.ts';
import type { Rule } from './rule.ts';

/** Prose does not lead back into itself: a readout that shows its own meeting, footnotes that call each other. */
export const proseCircles: Rule = {
  name: 'prose-circles',
  codes: ['readout-circle', 'note-in-note'],
  example: { wrong: 'readouts/us.mdx: <Bilateral id="us" />', right: 'report.mdx: <Bilateral id="us" />' },
  readsProse: true,
  find: findProseCircles,
};

function findProseCircles({ missions }: Workspace): readonly Finding[] {
  return missions.flatMap((mission) =>
    mission.prose.flatMap((prose) => [...readoutCircles(prose, mission), ...notesInNotes(prose)]),
  );
}

/** Each meeting that a readout shows, when the readout of that one shows meetings in its turn. */
function readoutCircles(prose: Prose, mission: Mission): readonly Finding[] {
  if (prose.kind !== 'readout') return [];
  const { language } = prose;
  const showsMore = (bilateral: string): boolean => {
    const readout = findProse(mission.prose, { kind: 'readout', language, bilateral });
    return readout !== undefined && meetingsIn(readout.tree).length > 0;
  };
  return meetingsIn(prose.tree)
    .filter(({ id }) => showsMore(id))
    .map(({ id, node }) => error('readout-circle', inProse(node, prose), { id }));
}

function notesInNotes(prose: Prose): readonly Finding[] {
  const notes = footnotesOf(prose.tree);
  const nameOf = (identifier: string) => notes.get(identifier)?.label ?? identifier;
  const calls = [...notes.values()].flatMap((note) =>
    notesCalled(note).map((to) => ({ from: note.identifier, to, note })),
  );
  return findCircles(calls).map(({ at: { note }, names }) =>
    error('note-in-note', inProse(note, prose), { circle: names.map(nameOf).join(' → ') }),
  );
}

type Shown = { readonly id: string; readonly node: Nodes };

function meetingsIn(node: Nodes): readonly Shown[] {
  const below = 'children' in node ? node.children.flatMap((child) => meetingsIn(child)) : [];
  if (node.type !== 'mdxJsxFlowElement' || node.name !== 'Bilateral') return below;
  const id = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id')?.value;
  return typeof id === 'string' ? [{ id: id.normalize('NFC'), node }, ...below] : below;
}
