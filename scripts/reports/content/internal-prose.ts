import type { Parents, RootContent } from 'mdast';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { bilateralTitle } from '#locale/captions.ts';
import { findProse, type Prose } from '#model/prose.ts';
import { findMission } from '#model/workspace.ts';
import type { Block } from '../block.ts';
import type { ReportContext } from './context.ts';
import type { Counters } from './counters.ts';
import { fromProse } from './from-prose.ts';

/**
 * What the report says to the delegation alone: its `<Internal>` blocks, red lines and all. Headings hang below
 * that of the chapter.
 */
export function internalProse(
  context: ReportContext,
  counters: Counters,
): { readonly blocks: readonly Block[]; readonly findings: readonly Finding[] } {
  const prose = findProse(context.mission.prose, { kind: 'report', language: context.language });
  const children = prose ? withoutLoneHeading(internalParts(prose.tree, context)) : [];
  if (!prose || children.length === 0) return { blocks: [], findings: [] };
  const highest = Math.min(...children.map((node) => (node.type === 'heading' ? node.depth : DEEPEST)));
  const notes = prose.tree.children.filter(
    ({ type }) => type === 'footnoteDefinition' || type === 'definition',
  );
  const tree: Prose['tree'] = { ...prose.tree, children: [...children, ...notes] };
  const headingShift = highest === DEEPEST ? 1 : CHAPTER - (highest - 1) + 1;
  return fromProse({ ...prose, tree }, context, { headingShift, counters });
}

/** One heading over all of it would be a section without a second: the chapter's own heading says as much. */
function withoutLoneHeading(children: readonly RootContent[]): readonly RootContent[] {
  const [first, ...others] = children;
  if (first?.type !== 'heading') return children;
  const isLone = others.every((node) => node.type !== 'heading' || node.depth > first.depth);
  return isLone && others.some(({ type }) => type === 'heading') ? others : children;
}

/** True where the report holds something of the kind in this language. */
export function hasInternalProse(context: ReportContext): boolean {
  const prose = findProse(context.mission.prose, { kind: 'report', language: context.language });
  return prose !== undefined && internalParts(prose.tree, context).length > 0;
}

const DEEPEST = 6;
const CHAPTER = 1;

function internalParts(node: Parents, context: ReportContext): readonly RootContent[] {
  return node.children.flatMap((child): readonly RootContent[] => {
    if (!('children' in child)) return [];
    if (child.type === 'mdxJsxFlowElement' && child.name === 'Internal')
      return (child.children as RootContent[]).map((each) => meetingByName(each, context) ?? each);
    return internalParts(child as Parents, context);
  });
}

/**
 * A meeting has pages of its own in the book; here its title stands for it, also in the edition of a delegate who
 * is not at it.
 */
function meetingByName(node: RootContent, context: ReportContext): RootContent | undefined {
  if (node.type !== 'mdxJsxFlowElement' || node.name !== 'Bilateral') return undefined;
  const { workspace, mission, language, t } = context;
  const id = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id')?.value;
  const whole = findMission(workspace, mission.id) ?? mission;
  const bilateral = [...mission.bilaterals, ...whole.bilaterals].find((each) => each.id === id);
  const title = bilateral ? bilateralTitle(workspace, mission, bilateral, language, t) : String(id);
  const paragraph = { type: 'paragraph' as const, children: [{ type: 'text' as const, value: title }] };
  return { type: 'list', ordered: false, children: [{ type: 'listItem', children: [paragraph] }] };
}
