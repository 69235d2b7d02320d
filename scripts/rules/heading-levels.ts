import type { Heading, Nodes } from 'mdast';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';
import { error } from './places.ts';
import type { Rule } from './rule.ts';

/** `##` is the first level of every text; each heading is at most one level below the one before it. */
export const headingLevels: Rule = {
  name: 'heading-levels',
  codes: ['heading-skips'],
  example: { wrong: '## Proceedings, then #### Opening', right: '## Proceedings, then ### Opening' },
  readsProse: true,
  find: (workspace) => workspace.missions.flatMap(({ prose }) => prose.flatMap(skipsOf)),
};

function skipsOf({ tree, file }: Prose): readonly Finding[] {
  const headings = headingsOf(tree);
  return headings.flatMap((heading, index) => {
    const before = headings[index - 1]?.depth ?? 1;
    if (heading.depth <= before + 1) return [];
    const { line, column } = heading.position?.start ?? { line: 1, column: 1 };
    const parameters = { here: '#'.repeat(heading.depth), most: '#'.repeat(before + 1) };
    return [error('heading-skips', { file, line, column }, parameters)];
  });
}

function headingsOf(node: Nodes): readonly Heading[] {
  if (node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap(headingsOf) : [];
}
