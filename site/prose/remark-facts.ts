import type { Node, Nodes, Parents, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import type { VFile } from 'vfile';
import { isInternal } from '#model/prose.ts';
import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../context.ts';
import { placeOf } from './place-of.ts';

/**
 * A remark plugin: takes out of a mission's prose what the audience may not read — `<Internal>` blocks, and
 * components that name a meeting, photo or event outside of the view.
 */
export function remarkFacts() {
  return (tree: Root, file: VFile): void => {
    const { audience, workspace } = siteContext();
    const place = placeOf(file.path);
    const mission = workspace.missions.find((each) => each.id === place?.mission);
    if (!mission) {
      tree.children = [];
      return;
    }
    prune(tree, (node) => (audience === 'public' && isInternal(node)) || namesUnseen(node, mission));
  };
}

function prune(node: Nodes, isOut: (node: Nodes) => boolean): void {
  if (!('children' in node)) return;
  const parent = node as Parents;
  parent.children = parent.children.filter((child) => !isOut(child)) as typeof parent.children;
  for (const child of parent.children) prune(child, isOut);
}

function namesUnseen(node: Nodes, mission: Mission): boolean {
  if (!isElement(node)) return false;
  switch (node.name) {
    case 'Bilateral':
      return !mission.bilaterals.some((each) => each.id === attributeOf(node, 'id'));
    case 'Photo':
      return !mission.photos.some((each) => each.id === attributeOf(node, 'id'));
    case 'Agenda':
      return !mission.events.some((each) => each.id === attributeOf(node, 'event'));
    default:
      return false;
  }
}

export type MdxElement = MdxJsxFlowElement | MdxJsxTextElement;

export function isElement(node: Node): node is MdxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The plain text of an attribute, in the form that identifiers have. */
export function attributeOf(node: MdxElement, name: string): string | undefined {
  const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof found?.value === 'string' ? found.value.normalize('NFC') : undefined;
}
