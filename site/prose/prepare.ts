import type { Element, ElementContent, Root as HastRoot, Properties } from 'hast';
import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { outlineStyles } from '#locale/outline.ts';
import { findProse, type Prose } from '#model/prose.ts';
import { findProseFaults } from '#model/prose-faults.ts';
import type { NumeralStyle } from '#model/report-profile.ts';
import { abbreviationsOf } from '#model/used-abbreviations.ts';
import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../context.ts';
import { foldChapters, lettersIn } from '../lib/fold-chapters.ts';
import { explainAbbreviations } from './explain-abbreviations.ts';
import { attributeOf, isElement, unravel } from './mdx-elements.ts';
import { numberHeadings, type OutlineEntry } from './outline.ts';
import { type HastBlock, headingOf, type Piece, type ProseBlock, toBlocks, toPieces } from './to-pieces.ts';
import { visitElements } from './visit-elements.ts';

/** A file of prose as a page shows it. */
export type PreparedProse = {
  readonly pieces: readonly Piece[];
  readonly outline: readonly OutlineEntry[];
};

/**
 * Prose from the tree that was read and checked, without what the audience may not see: a file is parsed
 * once, and no page reads it again.
 * `tellsLines`, for who writes: what stands in which lines of the file is said in the markup. `folds`: chapters of
 * a long text open one by one, where there is little room.
 * @example prepareProse(mission, prose).pieces[0] // '<p>From 25 to 29 August …'
 */
export function prepareProse(
  mission: Mission,
  prose: Prose,
  { tellsLines = false, folds = false }: { readonly tellsLines?: boolean; readonly folds?: boolean } = {},
): PreparedProse {
  const t = siteContext().words(prose.language);
  const { tree, outline } = outlineProse(mission, prose, tellsLines);
  const pieces = toPieces(tree, {
    // A readout may stand within a report: its notes are its own.
    clobberPrefix: prose.bilateral ? `${prose.bilateral}-` : 'note-',
    footnoteLabel: t('site.footnotes'),
    footnoteBackLabel: t('site.footnote-back'),
    tellsLines,
    refine: (root) => refine(root, { mission, language: prose.language }),
    fold: folds
      ? (blocks) =>
          foldChapters(blocks, {
            headingOf,
            lengthOf: (block) => lengthOf(block, mission, prose.language),
            t,
          })
      : undefined,
  });
  return { pieces, outline };
}

/**
 * A file of prose block by block, for a page that shows another beside it: `scope` keeps the anchors of one apart
 * from those of the other.
 */
export function prepareBlocks(mission: Mission, prose: Prose, scope: string): readonly ProseBlock[] {
  const t = siteContext().words(prose.language);
  return toBlocks(outlineProse(mission, prose).tree, {
    clobberPrefix: '',
    footnoteLabel: t('site.footnotes'),
    footnoteBackLabel: t('site.footnote-back'),
    refine: (root) => {
      refine(root, { mission, language: prose.language });
      visitElements(root, ({ properties }) => putScope(properties, scope));
    },
  });
}

/** A component is as long as a table of a few lines; a meeting, as that and what was said there. */
const COMPONENT_LENGTH = 800;

function lengthOf(block: HastBlock, mission: Mission, language: string): number {
  const node: { readonly type: string } = block;
  if (!isElement(node)) return lettersIn(textOf(node));
  const bilateral = node.name === 'Bilateral' ? attributeOf(node, 'id') : undefined;
  const readout = bilateral && findProse(mission.prose, { kind: 'readout', language, bilateral });
  return COMPONENT_LENGTH + lettersIn(textOf(readout ? readout.tree : node));
}

function putScope(properties: Properties, scope: string): void {
  const { id, href, ariaDescribedBy } = properties;
  if (typeof id === 'string') properties['id'] = `${scope}${id}`;
  if (typeof href === 'string' && href.startsWith('#')) properties['href'] = `#${scope}${href.slice(1)}`;
  if (Array.isArray(ariaDescribedBy))
    properties['ariaDescribedBy'] = ariaDescribedBy.map((each) => `${scope}${each}`);
}

/** A copy of the tree of prose with its headings numbered. */
export function outlineProse(
  mission: Mission,
  prose: Prose,
  keepsPositions = false,
): { readonly tree: Root; readonly outline: readonly OutlineEntry[] } {
  const [fault] = findProseFaults(prose.tree);
  // `check` has told it; here nothing of it may run.
  if (fault) throw new Error(`${prose.file}:${fault.node.position?.start.line ?? 1}: ${fault.code}`);
  const tree = copyOf(prose.tree, keepsPositions);
  unravel(tree);
  const outline = numberHeadings(tree.children, prose.kind === 'report' ? stylesOf(mission, prose) : []);
  return { tree, outline };
}

function stylesOf(mission: Mission, { language }: Prose): readonly NumeralStyle[] {
  const { profiles, settings } = siteContext().workspace;
  const profile = profiles.get(mission.profile ?? settings.profile);
  return profile ? outlineStyles(profile, language) : [];
}

/** The tree belongs to the workspace, which is not to change. Comments are not needed any more, positions by few. */
function copyOf(tree: Root, keepsPositions: boolean): Root {
  const copy = (node: Nodes): Nodes => {
    const { position, ...rest } = node;
    const own = keepsPositions && position ? { ...rest, position } : rest;
    return 'children' in own ? ({ ...own, children: own.children.filter(isWords).map(copy) } as Nodes) : own;
  };
  return copy(tree) as Root;
}

const isWords = ({ type }: Nodes): boolean => !/^mdx.*(?:Expression|Esm)$/.test(type);

/** Where a cell's text stands is a class: the policy of the site's content allows no style in an element. */
function refine(
  tree: HastRoot,
  { mission, language }: { readonly mission: Mission; readonly language: string },
): void {
  explainAbbreviations(tree, { abbreviations: abbreviationsOf(siteContext().workspace, mission), language });
  visitElements(tree, (element) => {
    const { align, ...others } = element.properties;
    if (typeof align === 'string') element.properties = { ...others, className: [`align-${align}`] };
    element.children = element.children.flatMap((child, index, all) =>
      isCall(child) && isCall(all[index - 1]) ? [commaBetween(), child] : [child],
    );
  });
}

/** The call of a footnote. */
const isCall = (node: ElementContent | undefined): boolean =>
  node?.type === 'element' &&
  node.tagName === 'sup' &&
  node.children.some((child) => child.type === 'element' && 'dataFootnoteRef' in child.properties);

/** Two calls side by side would read as one number. */
const commaBetween = (): Element => ({
  type: 'element',
  tagName: 'sup',
  properties: {},
  children: [{ type: 'text', value: ',' }],
});
