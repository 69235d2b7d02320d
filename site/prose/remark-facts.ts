import type { Node, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import type { VFile } from 'vfile';
import { findProseFaults } from '#model/prose-faults.ts';
import { withoutUnseen } from '#model/unseen-prose.ts';
import { siteContext } from '../context.ts';
import { placeOf } from './place-of.ts';

/**
 * A remark plugin: takes out of a mission's prose what the audience may not read, as the view does for every
 * other output. Prose that is no text is not built at all.
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
    const fault = findProseFaults(tree)[0];
    // `check` has told it; here nothing of it may run.
    if (fault) throw new Error(`${file.path}:${fault.node.position?.start.line ?? 1}: ${fault.code}`);
    const prose = mission.prose.find((each) =>
      file.path?.normalize('NFC').endsWith(each.file.normalize('NFC')),
    );
    if (audience === 'public')
      tree.children = prose ? withoutUnseen({ ...prose, tree }, mission).tree.children : [];
  };
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
