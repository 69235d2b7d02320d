import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { type Options, toHast } from 'mdast-util-to-hast';
import { toString as textOf } from 'mdast-util-to-string';
import { type FoldHeading, type FoldStep, lettersIn } from '../lib/fold-chapters.ts';
import { attributeOf, attributesOf, isElement, type MdxElement } from './mdx-elements.ts';
import { withLines } from './with-lines.ts';

/** What prose is made of on a page: markup as it is, and components of the toolkit with what they hold. */
export type Piece = string | ComponentPiece;
export type ComponentPiece = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly pieces: readonly Piece[];
};

/** What the markup of prose is a row of. */
export type HastBlock = HastRoot['children'][number];

export type PieceOptions = Pick<Options, 'clobberPrefix' | 'footnoteLabel' | 'footnoteBackLabel'> & {
  /** Which lines of the source markup comes from is said in it: the tree has its positions. */
  readonly tellsLines?: boolean;
  /** A last change of the markup, before it is written out. */
  readonly refine: (tree: HastRoot) => void;
  /** What folds the chapters of a long text; see `lib/fold-chapters.ts`. */
  readonly fold?: ((blocks: readonly HastBlock[]) => readonly FoldStep<HastBlock>[]) | undefined;
};

/** Stands for a component in the markup around it: no text can hold it. */
const MARK = '\u0000';

/** Prose as markup and components, in their order. */
export function toPieces(tree: Root, { fold, ...options }: PieceOptions): readonly Piece[] {
  const blocks = toTree(tree, options).children;
  return writeOut(fold ? fold(blocks.flatMap(apartFromTitle)).map(toNode) : blocks);
}

const toNode = (step: FoldStep<HastBlock>): HastNodes =>
  'markup' in step ? { type: 'raw', value: step.markup } : step.block;

/** The notes at the end of a text are a chapter of their own: their title is one of the headings. */
function apartFromTitle(block: HastBlock): readonly HastBlock[] {
  if (block.type !== 'element' || !('dataFootnotes' in block.properties)) return [block];
  const [titles, notes] = [true, false].map((isTitle) =>
    block.children.filter((child) => (child.type === 'element' && child.tagName === 'h2') === isTitle),
  );
  return [...(titles ?? []), { ...block, children: notes ?? [] }];
}

/** A paragraph, a heading, a list, a component …: one of the blocks that prose is a row of. */
export type ProseBlock = {
  /** Blocks of different kinds are no twins: `h3`, `p`, `Photo us-meeting`. */
  readonly kind: string;
  /** Of a list, a table. */
  readonly parts: number;
  readonly heading: FoldHeading | undefined;
  /** In letters. */
  readonly length: number;
  readonly pieces: readonly Piece[];
};

/** Prose, block by block. */
export function toBlocks(tree: Root, options: PieceOptions): readonly ProseBlock[] {
  return toTree(tree, options)
    .children.flatMap(apartFromTitle)
    .flatMap((node) =>
      node.type === 'element' || isElement(node)
        ? [
            {
              kind: kindOf(node),
              parts: 'children' in node ? node.children.length : 0,
              heading: headingOf(node),
              length: lettersIn(textOf(node)),
              pieces: writeOut([node]),
            },
          ]
        : [],
    );
}

/** What it says above the blocks after it, if it is a heading. */
export function headingOf(node: HastBlock): FoldHeading | undefined {
  const [, depth] = (node.type === 'element' && /^h([1-6])$/.exec(node.tagName)) || [];
  const id = node.type === 'element' && node.properties['id'];
  return depth === undefined || typeof id !== 'string' ? undefined : { depth: Number(depth), id };
}

function kindOf(node: Element | MdxElement): string {
  return node.type === 'element'
    ? node.tagName
    : [node.name, ...['id', 'event', 'partner'].map((name) => attributeOf(node, name) ?? '')]
        .join(' ')
        .trim();
}

function toTree(tree: Root, { refine, tellsLines = false, ...options }: PieceOptions): HastRoot {
  const hast = toHast(tree, {
    ...options,
    passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'],
    footnoteLabelProperties: { className: ['footnotes-title'] },
  }) as HastRoot;
  refine(hast);
  return tellsLines ? withLines(hast) : hast;
}

function writeOut(nodes: readonly HastNodes[]): readonly Piece[] {
  const components: ComponentPiece[] = [];
  const html = toHtml(
    { type: 'root', children: nodes.map((node) => putMarks(node, components)) as Element[] },
    { allowDangerousHtml: true, closeSelfClosing: false },
  );
  return html.split(MARK).flatMap((part, index): readonly Piece[] => {
    const piece = index % 2 === 0 ? part : components[Number(part)];
    return piece === undefined || piece === '' ? [] : [piece];
  });
}

function putMarks(node: HastNodes, components: ComponentPiece[]): HastNodes {
  if (isElement(node))
    return { type: 'raw', value: `${MARK}${components.push(toComponent(node)) - 1}${MARK}` };
  if (!('children' in node)) return node;
  return { ...node, children: node.children.map((child) => putMarks(child, components)) as Element[] };
}

function toComponent(node: MdxElement): ComponentPiece {
  return {
    name: node.name ?? '',
    attributes: attributesOf(node),
    pieces: writeOut(node.children as unknown as HastNodes[]),
  };
}
