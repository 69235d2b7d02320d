import type { Definition, FootnoteDefinition, Nodes } from 'mdast';

/** The footnotes of a text by their identifier, wherever they stand; of two the first counts. */
export function footnotesOf(tree: Nodes): ReadonlyMap<string, FootnoteDefinition> {
  const notes = new Map<string, FootnoteDefinition>();
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) notes.set(node.identifier, node);
  });
  return notes;
}

/** The addresses that links by reference mean, wherever they stand; of two the first counts. */
export function definitionsOf(tree: Nodes): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  return definitions;
}

/** The footnotes that a node and all below it call, without what those say. */
export function notesCalled(tree: Nodes): readonly string[] {
  const called: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteReference') called.push(node.identifier);
  });
  return called;
}

/** The addresses that links by reference call, in a node and all below it. */
export function addressesCalled(tree: Nodes): readonly string[] {
  const called: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference') called.push(node.identifier);
  });
  return called;
}

/** Every footnote and every address that stands apart, in order, also of one name. */
export function definedIn(tree: Nodes): readonly (FootnoteDefinition | Definition)[] {
  const found: (FootnoteDefinition | Definition)[] = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition' || node.type === 'definition') found.push(node);
  });
  return found;
}

function visit(node: Nodes, look: (node: Nodes) => void): void {
  look(node);
  if ('children' in node) for (const child of node.children) visit(child, look);
}
