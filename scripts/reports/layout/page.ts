import type { Position } from '#diagnostics/diagnostic.ts';
import type { FontId } from '#load/fonts.ts';
import type { PaperPicture } from '#load/paper-picture.ts';
import type { LinkTarget } from '../block.ts';
import type { ComposedGlyph } from '../font/composed-glyph.ts';

/** An element of the structure tree (ISO 32000-1 §14.7.2); `leaves` are filled by what is drawn. */
export type StructureNode = {
  readonly tag: string;
  readonly language?: string;
  readonly alt?: string;
  readonly scope?: 'Row' | 'Column';
  readonly span?: number;
  readonly listNumbering?: string;
  readonly id?: string;
  readonly kids: readonly (StructureNode | Leaf)[];
};
/** A place in the structure tree that marked content belongs to. Compared by identity. */
export type Leaf = { readonly leaf: true };
export const newLeaf = (): Leaf => ({ leaf: true });

export type Colour = 'ink' | 'soft' | 'faint' | 'accent' | 'tint';

/** Characters of one font and size on a baseline, at `xs` from the item's own x. */
export type TextItem = {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly font: FontId;
  readonly sizePt: number;
  readonly texts: readonly string[];
  /** Of a letter with marks on it or a shaped one, the glyphs it is drawn of. */
  readonly drawn?: readonly (ComposedGlyph | undefined)[];
  /** It is read from right to left; `texts` are in the order of the page all the same. */
  readonly isReversed?: true;
  readonly xs: readonly number[];
  readonly colour: Colour;
  readonly leaf?: Leaf;
  /** Where its run starts in the prose that it was written in. */
  readonly source?: Position;
};
export type RuleItem = {
  readonly kind: 'rule';
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
  readonly widthPt: number;
  readonly colour: Colour;
  readonly leaf?: Leaf;
};
export type PanelItem = {
  readonly kind: 'panel';
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly fill: Colour;
  readonly leaf?: Leaf;
};
export type ImageItem = {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly image: PaperPicture;
  readonly leaf?: Leaf;
};
export type LinkItem = {
  readonly kind: 'link';
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly target: LinkTarget;
  readonly text: string;
  readonly node?: StructureNode;
};
export type AnchorItem = {
  readonly kind: 'anchor';
  readonly x: number;
  readonly y: number;
  readonly name: string;
};
export type Item = TextItem | RuleItem | PanelItem | ImageItem | LinkItem | AnchorItem;

/** A laid-out page: everything on it at its place, y downwards from the top, in points. */
export type Page = {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly items: readonly Item[];
  /** As printed and as the viewer calls it: `iv`, `12`; absent where none is printed. */
  readonly label?: string;
  /** Smaller pages that stand on it, for a sheet that is folded. */
  readonly parts?: readonly PlacedPage[];
};

/** A page on a larger one: where its upper left corner comes to stand, in points, before it is turned about its middle. */
export type PlacedPage = {
  readonly page: Page;
  readonly x: number;
  readonly y: number;
  readonly isUpsideDown: boolean;
};

/** An item moved. Text keeps its own xs. */
export function moveItem<T extends Item>(item: T, x: number, y: number): T {
  if (item.kind === 'rule')
    return { ...item, x: item.x + x, y: item.y + y, toX: item.toX + x, toY: item.toY + y };
  return { ...item, x: item.x + x, y: item.y + y };
}
