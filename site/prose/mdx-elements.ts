import type { Node, Nodes, Parents } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';

export type MdxElement = MdxJsxFlowElement | MdxJsxTextElement;

export function isElement(node: { readonly type: string }): node is MdxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The plain text of an attribute, in the form that identifiers have. */
export function attributeOf(node: MdxElement, name: string): string | undefined {
  const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof found?.value === 'string' ? found.value.normalize('NFC') : undefined;
}

/** Every attribute that is plain text. */
export function attributesOf(node: MdxElement): Readonly<Record<string, string>> {
  return Object.fromEntries(
    node.attributes.flatMap((each) =>
      each.type === 'mdxJsxAttribute' && typeof each.value === 'string' ? [[each.name, each.value]] : [],
    ),
  );
}

/** A component alone in a paragraph is a block, as MDX has it. Changes the nodes given. */
export function unravel(node: Nodes): void {
  if (!('children' in node)) return;
  const parent = node as Parents;
  for (const child of parent.children) unravel(child);
  parent.children = parent.children.flatMap((child) =>
    child.type === 'paragraph' && isOfComponents(child.children) ? child.children.filter(isElement) : [child],
  ) as typeof parent.children;
}

function isOfComponents(children: readonly Node[]): boolean {
  return (
    children.some(isElement) &&
    children.every((child) => isElement(child) || ('value' in child && String(child.value).trim() === ''))
  );
}
