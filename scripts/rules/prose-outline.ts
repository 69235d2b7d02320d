import type { Nodes } from 'mdast';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { findProse, type Prose } from '#model/prose.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import type { Rule } from './rule.ts';

/** One thing that both editions must have in the same order: a heading of a depth, a component with its attributes. */
type Mark = { readonly what: string; readonly line: number; readonly column: number };

/** The two editions of a text have the same outline and show the same components: the first difference is told. */
export const proseOutline: Rule = {
  name: 'prose-outline',
  codes: ['outline-differs'],
  example: { wrong: '## in one edition, ### in the other', right: 'the same headings and components' },
  readsProse: true,
  find: (workspace) => findProseOutline(workspace),
};

function findProseOutline(workspace: Workspace): readonly Finding[] {
  const [filing, companion] = workspace.settings.languages;
  return workspace.missions.flatMap((mission) =>
    mission.prose
      .filter((prose) => prose.language === filing)
      .flatMap((prose) => {
        const twin = findProse(mission.prose, {
          kind: prose.kind,
          language: companion ?? '',
          ...(prose.bilateral && { bilateral: prose.bilateral }),
        });
        return twin ? firstDifference(prose, twin) : [];
      }),
  );
}

function firstDifference(prose: Prose, twin: Prose): readonly Finding[] {
  const ours = marksOf(prose.tree);
  const theirs = marksOf(twin.tree);
  const index = ours.findIndex((mark, each) => mark.what !== theirs[each]?.what);
  const at = index === -1 ? ours.length : index;
  if (at >= ours.length && at >= theirs.length) return [];
  const place = theirs[at] ?? theirs.at(-1) ?? { line: 1, column: 1 };
  return [
    warning(
      'outline-differs',
      { file: twin.file, line: place.line, column: place.column },
      {
        here: theirs[at]?.what ?? '—',
        there: ours[at]?.what ?? '—',
        file: prose.file,
        line: ours[at]?.line ?? ours.at(-1)?.line ?? 1,
      },
    ),
  ];
}

function marksOf(node: Nodes): readonly Mark[] {
  const own = whatOf(node);
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  const below = 'children' in node ? node.children.flatMap(marksOf) : [];
  return own === undefined ? below : [{ what: own, line, column }, ...below];
}

function whatOf(node: Nodes): string | undefined {
  if (node.type === 'heading') return '#'.repeat(node.depth);
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
  const attributes = node.attributes.map((each) =>
    each.type === 'mdxJsxAttribute' ? ` ${each.name}="${String(each.value)}"` : '',
  );
  return `<${node.name ?? ''}${attributes.join('')}>`;
}
