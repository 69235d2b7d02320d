import type { Heading, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { nextCounters, outlineLabel, outlineStyles } from '#locale/outline.ts';
import { isInternal } from '#model/prose.ts';
import type { NumeralStyle } from '#model/report-profile.ts';
import { siteContext } from '../context.ts';
import { type ProsePlace, placeOf } from './place-of.ts';
import { attributeOf, isElement, type MdxElement } from './remark-facts.ts';

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
 * A remark plugin: numbers a report's headings as the mission's report profile does in that language, gives them ids that
 * are the same in every language, tells each `<Bilateral>` and `<Agenda>` its level, and leaves the outline in the front matter.
 */
export function remarkOutline() {
  return (tree: Root, file: VFile): void => {
    const place = placeOf(file.path);
    const styles = place?.kind === 'report' ? stylesOf(place) : [];
    const outline: OutlineEntry[] = [];
    let counters: readonly number[] = [];
    let depth = TOP_DEPTH - 1;
    for (const node of tree.children.flatMap(insideInternal)) {
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
    const astro = file.data.astro;
    if (astro) astro.frontmatter = { ...astro.frontmatter, outline };
  };
}

/** For those who may read it, an internal block is numbered along. */
function insideInternal(node: RootContent): readonly RootContent[] {
  return isInternal(node) && 'children' in node ? node.children : [node];
}

function outlineNode(node: RootContent): Heading | MdxElement | undefined {
  if (node.type === 'heading') return node;
  return isElement(node) && node.name === 'Bilateral' ? node : undefined;
}

function stylesOf(place: ProsePlace | undefined): readonly NumeralStyle[] {
  const { workspace } = siteContext();
  const mission = workspace.missions.find((each) => each.id === place?.mission);
  const profile = workspace.profiles.get(mission?.profile ?? workspace.settings.profile);
  return profile && place ? outlineStyles(profile, place.language) : [];
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
    if (entry.label) node.children.unshift(labelElement(entry.label));
    return;
  }
  setAttribute(node, 'level', String(entry.depth));
  setAttribute(node, 'label', entry.label);
}

function setAttribute(node: MdxElement, name: string, value: string): void {
  node.attributes.push({ type: 'mdxJsxAttribute', name, value });
}

function labelElement(label: string): MdxElement & { type: 'mdxJsxTextElement' } {
  return {
    type: 'mdxJsxTextElement',
    name: 'span',
    attributes: [{ type: 'mdxJsxAttribute', name: 'class', value: 'outline-label' }],
    children: [{ type: 'text', value: label }],
  };
}
