import type { Element, Nodes, Root } from 'hast';
import { isElement } from './mdx-elements.ts';

const BLOCKS = /^(?:h\d|p|ul|ol|li|table|tr|blockquote|pre|hr)$/;

/**
 * Says in the markup from which lines of the source it comes: `data-line`, and before a component, which makes
 * markup of its own, a comment `<!--line 12-->` for whoever shows the page to mark what follows it.
 */
export function withLines(tree: Root): Root {
  return { ...tree, children: tree.children.flatMap(mark) as Root['children'] };
}

function mark(node: Nodes): readonly Nodes[] {
  const line = node.position?.start.line;
  const inner =
    'children' in node ? { ...node, children: node.children.flatMap(mark) as Element['children'] } : node;
  if (line === undefined) return [inner as Nodes];
  if (isElement(node)) return [{ type: 'comment', value: `line ${line}` }, inner as Nodes];
  if (inner.type !== 'element' || !BLOCKS.test(inner.tagName)) return [inner as Nodes];
  return [{ ...inner, properties: { ...inner.properties, dataLine: line } }];
}
