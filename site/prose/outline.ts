import type { Heading, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { nextCounters, outlineLabel } from '#locale/outline.ts';
import { isInternal } from '#model/prose.ts';
import type { NumeralStyle } from '#model/report-profile.ts';
import { attributeOf, isElement, type MdxElement } from './mdx-elements.ts';

/** One line of the table of contents: a heading the writer typed, or the meeting that `<Bilateral>` stands for. */
export type OutlineEntry = {
  readonly id: string;
  readonly depth: number;
  readonly label: string;
  readonly text?: string;
  readonly bilateral?: string;
};

/** Chapters are `##`. */
const TOP_DEPTH = 2;

/**
 * Numbers the headings of prose as the report profile does in its language, gives them ids that are the same in every
 * language, tells each `<Bilateral>` and `<Agenda>` its level, and returns the outline. Changes the nodes given.
 */
export function numberHeadings(
  nodes: readonly RootContent[],
  styles: readonly NumeralStyle[],
): readonly OutlineEntry[] {
  const outline: OutlineEntry[] = [];
  let counters: readonly number[] = [];
  let depth = TOP_DEPTH - 1;
  for (const node of nodes.flatMap(insideInternal)) {
    const found = outlineNode(node);
    if (isElement(node) && node.name === 'Agenda') setAttribute(node, 'level', String(depth + 1));
    if (!found) continue;
    if (found.type === 'heading') depth = found.depth;
    const level = found.type === 'heading' ? found.depth : depth + 1;
    counters = nextCounters(counters, Math.max(1, level - TOP_DEPTH + 1));
    const entry = entryOf(found, { depth: level, label: outlineLabel(counters, styles), counters });
    outline.push(entry);
    mark(found, entry);
  }
  return outline;
}

/** For those who may read it, an internal block is numbered along. */
function insideInternal(node: RootContent): readonly RootContent[] {
  return isInternal(node) && 'children' in node ? node.children : [node];
}

function outlineNode(node: RootContent): Heading | MdxElement | undefined {
  if (node.type === 'heading') return node;
  return isElement(node) && node.name === 'Bilateral' ? node : undefined;
}

type Numbered = { readonly depth: number; readonly label: string; readonly counters: readonly number[] };

function entryOf(node: Heading | MdxElement, { depth, label, counters }: Numbered): OutlineEntry {
  if (node.type === 'heading')
    return { id: `section-${counters.join('-')}`, depth, label, text: textOf(node) };
  const bilateral = attributeOf(node, 'id') ?? '';
  return { id: `meeting-${bilateral}`, depth, label, bilateral };
}

function mark(node: Heading | MdxElement, entry: OutlineEntry): void {
  if (node.type === 'heading') {
    node.data = { ...node.data, hProperties: { id: entry.id } };
    if (entry.label) node.children.unshift(labelOf(entry.label));
    return;
  }
  setAttribute(node, 'level', String(entry.depth));
  setAttribute(node, 'label', entry.label);
}

/** The list is the workspace's even where the node is a copy: a new one takes its place. */
function setAttribute(node: MdxElement, name: string, value: string): void {
  node.attributes = [...node.attributes, { type: 'mdxJsxAttribute', name, value }];
}

function labelOf(label: string): Heading['children'][number] {
  return {
    type: 'emphasis',
    data: { hName: 'span', hProperties: { className: ['outline-label'] } },
    children: [{ type: 'text', value: label }],
  };
}
