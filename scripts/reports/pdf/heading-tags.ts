import type { StructureNode } from '../layout/page.ts';

/**
 * The tag of every heading in a tree: its depth among the headings it stands under, so that no level is
 * skipped (ISO 14289-1 §7.4.2) whatever levels the text has.
 * @example headingTags([h1, h3, h2]) // H1, H2, H2
 */
export function headingTags(roots: readonly StructureNode[]): ReadonlyMap<StructureNode, string> {
  const tags = new Map<StructureNode, string>();
  let above: readonly number[] = [];
  const walk = (node: StructureNode): void => {
    const level = /^H(\d)$/.exec(node.tag)?.[1];
    if (level !== undefined) {
      above = [...above.filter((each) => each < Number(level)), Number(level)];
      tags.set(node, `H${above.length}`);
    }
    for (const kid of node.kids) if (!('leaf' in kid)) walk(kid);
  };
  for (const root of roots) walk(root);
  return tags;
}
