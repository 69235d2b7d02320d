import type { Nodes, Parents, PhrasingContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { readLink } from './link.ts';
import { isEmptied, type Prose, stripInternal } from './prose.ts';
import { findAnchor } from './prose-anchor.ts';
import { definitionsOf, footnotesOf } from './prose-notes.ts';
import type { Mission } from './workspace.ts';

/**
 * Prose as those may read it who see no more of the mission than `seen`: without `<Internal>` blocks,
 * components that name a meeting, photo or event outside of it, calls of footnotes that stood in such a
 * block, and with links to what is not there as plain words.
 */
export function withoutUnseen(prose: Prose, seen: Mission): Prose {
  const tree = stripInternal(prose.tree);
  const [notes, definitions] = [footnotesOf(tree), definitionsOf(tree)];
  const leadsNowhere = (url: string | undefined): boolean => {
    const link = url === undefined ? undefined : readLink(url);
    return link === undefined || (link.kind === 'anchor' && findAnchor(link.name, prose, seen) === undefined);
  };
  const keep = (node: Nodes): readonly Nodes[] => {
    if (namesUnseen(node, seen)) return [];
    if (node.type === 'footnoteReference' && !notes.has(node.identifier)) return [];
    const isBare =
      (node.type === 'link' && leadsNowhere(node.url)) ||
      (node.type === 'linkReference' && leadsNowhere(definitions.get(node.identifier)?.url));
    if (isBare) return (node as { children: PhrasingContent[] }).children.flatMap(keep);
    const left = below(node);
    return isEmptied(node, left) ? [] : [left];
  };
  const below = (node: Nodes): Nodes =>
    'children' in node ? ({ ...node, children: (node as Parents).children.flatMap(keep) } as Nodes) : node;
  return { ...prose, tree: below(tree) as Prose['tree'] };
}

/** Does a component name something that is not in the mission as it is seen? */
export function namesUnseen(node: Nodes, seen: Mission): boolean {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return false;
  switch (node.name) {
    case 'Bilateral':
      return !seen.bilaterals.some(({ id }) => id === textOf(node, 'id'));
    case 'Photo':
      return !seen.photos.some(({ id }) => id === textOf(node, 'id'));
    case 'Agenda':
      return !seen.events.some(({ id }) => id === textOf(node, 'event'));
    default:
      return false;
  }
}

/** The plain text of an attribute, in the form that identifiers have. */
function textOf({ attributes }: MdxJsxFlowElement | MdxJsxTextElement, name: string): string | undefined {
  const value = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name)?.value;
  return typeof value === 'string' ? value.normalize('NFC') : undefined;
}
