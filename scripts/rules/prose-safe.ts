import type { Nodes } from 'mdast';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { readLink } from '#model/link.ts';
import type { Prose } from '#model/prose.ts';
import { findAnchor } from '#model/prose-anchor.ts';
import { findProseFaults } from '#model/prose-faults.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { error, inProse } from './places.ts';
import type { Rule } from './rule.ts';

/** Prose is text: nothing in it runs, fetches, or leads where no reader should go. */
export const proseSafe: Rule = {
  name: 'prose-safe',
  codes: [
    'prose-code',
    'attribute-not-text',
    'prose-image',
    'prose-link',
    'link-nowhere',
    'component-inline',
    'prose-unsupported',
  ],
  example: { wrong: '![](../photos/room.jpg)', right: '<Photo id="room" />' },
  readsProse: true,
  find: findUnsafeProse,
};

function findUnsafeProse({ missions }: Workspace): readonly Finding[] {
  return missions.flatMap((mission) =>
    mission.prose.flatMap((prose) => [
      ...findProseFaults(prose.tree)
        // Of HTML another rule tells that it is none of ours.
        .filter(
          ({ code, parameters }) =>
            code !== 'component-inline' || !/^[a-z]/.test(String(parameters?.['name'])),
        )
        .map(({ code, node, parameters }) => error(code, inProse(node, prose), parameters)),
      ...findLinksNowhere(prose.tree, prose, mission),
    ]),
  );
}

function findLinksNowhere(node: Nodes, prose: Prose, mission: Mission): readonly Finding[] {
  const below =
    'children' in node ? node.children.flatMap((child) => findLinksNowhere(child, prose, mission)) : [];
  if (node.type !== 'link' && node.type !== 'definition') return below;
  const link = readLink(node.url);
  const isNowhere = link?.kind === 'anchor' && findAnchor(link.name, prose, mission) === undefined;
  return isNowhere ? [error('link-nowhere', inProse(node, prose), { url: node.url }), ...below] : below;
}
