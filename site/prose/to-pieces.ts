import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { type Options, toHast } from 'mdast-util-to-hast';
import { attributesOf, isElement, type MdxElement } from './mdx-elements.ts';

/** What prose is made of on a page: markup as it is, and components of the toolkit with what they hold. */
export type Piece = string | ComponentPiece;
export type ComponentPiece = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly pieces: readonly Piece[];
};

export type PieceOptions = Pick<Options, 'clobberPrefix' | 'footnoteLabel' | 'footnoteBackLabel'> & {
  /** A last change of the markup, before it is written out. */
  readonly refine: (tree: HastRoot) => void;
};

/** Stands for a component in the markup around it: no text can hold it. */
const MARK = '\u0000';

/** Prose as markup and components, in their order. */
export function toPieces(tree: Root, { refine, ...options }: PieceOptions): readonly Piece[] {
  const hast = toHast(tree, {
    ...options,
    passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'],
    footnoteLabelProperties: { className: ['footnotes-title'] },
  }) as HastRoot;
  refine(hast);
  return writeOut(hast.children);
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
