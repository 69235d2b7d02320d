import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { type Options, toHast } from 'mdast-util-to-hast';
import { attributeOf, attributesOf, isElement, type MdxElement } from './mdx-elements.ts';
import { withLines } from './with-lines.ts';

/** What prose is made of on a page: markup as it is, and components of the toolkit with what they hold. */
export type Piece = string | ComponentPiece;
export type ComponentPiece = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly pieces: readonly Piece[];
};

export type PieceOptions = Pick<Options, 'clobberPrefix' | 'footnoteLabel' | 'footnoteBackLabel'> & {
  /** Which lines of the source markup comes from is said in it: the tree has its positions. */
  readonly tellsLines?: boolean;
  /** A last change of the markup, before it is written out. */
  readonly refine: (tree: HastRoot) => void;
};

/** Stands for a component in the markup around it: no text can hold it. */
const MARK = '\u0000';

/** Prose as markup and components, in their order. */
export function toPieces(tree: Root, options: PieceOptions): readonly Piece[] {
  return writeOut(toTree(tree, options).children);
}

/** A paragraph, a heading, a list, a component …: one of the blocks that prose is a row of. */
export type ProseBlock = {
  /** Blocks of different kinds are no twins: `h3`, `p`, `Photo us-meeting`. */
  readonly kind: string;
  /** Of a list, a table. */
  readonly parts: number;
  readonly pieces: readonly Piece[];
};

/** Prose, block by block. */
export function toBlocks(tree: Root, options: PieceOptions): readonly ProseBlock[] {
  return toTree(tree, options).children.flatMap((node) =>
    node.type === 'element' || isElement(node)
      ? [
          {
            kind: kindOf(node),
            parts: 'children' in node ? node.children.length : 0,
            pieces: writeOut([node]),
          },
        ]
      : [],
  );
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
