import type { Fonts } from '#load/fonts.ts';
import type { Item, Leaf, LinkItem, Page, StructureNode } from '../layout/page.ts';
import type { Piece } from '../pieces.ts';
import { type Bookmark, writeBookmarks } from './bookmarks.ts';
import { drawPage, openFontTable } from './draw-page.ts';
import { openImageTable } from './embed-image.ts';
import { openPdf, type Pdf, type Ref } from './pdf-document.ts';
import type { PdfInfo } from './pdf-info.ts';
import { type Dictionary, pdfText, type Value } from './pdf-value.ts';
import { type Bounds, StructureTree } from './structure-tree.ts';

export type BookmarkTo = { readonly title: string; readonly level: number; readonly anchor: string };
export type LaidDocument = {
  readonly pages: readonly Page[];
  readonly structure: readonly StructureNode[];
  readonly bookmarks: readonly BookmarkTo[];
  readonly info: PdfInfo;
};

/** Writes laid-out pages as a tagged PDF, in pieces. The same document gives the same bytes. */
export function writePdf(document: LaidDocument, fonts: Fonts): readonly Piece[] {
  const { pages, info } = document;
  const pdf = openPdf(info);
  const tree = new StructureTree(pdf, document.structure, pages.length);
  const table = openFontTable(pdf, fonts);
  const images = openImageTable(pdf);
  for (const [index, page] of pages.entries()) {
    drawPage(pdf.addPage(page), page, {
      fonts: table,
      images,
      mark: (leaf) => tree.mark(leaf, index),
      tagOf: (leaf) => tree.tagOf(leaf),
    });
  }
  table.finish();
  const refs = pdf.pages.map(({ dictionary }) => dictionary);
  const targets = findAnchors(pages);
  const links: Links = { pdf, refs, targets, tree };
  for (const [index, { items, heightPt }] of pages.entries()) {
    for (const item of items) {
      if (item.kind === 'link')
        pdf.pages[index]?.annotations.push(...writeLink(item, { ...links, page: index, heightPt }));
    }
  }
  for (const [node, bounds] of figureBounds(document.structure, pages)) tree.setBounds(node, bounds);
  tree.write(refs, info.language);
  writeBookmarks(
    pdf,
    document.bookmarks.flatMap((bookmark) => bookmarkPlace(bookmark, targets)),
    refs,
  );
  pdf.catalog.data['PageLabels'] = pageLabels(pages);
  return pdf.close();
}

/** Where an anchor stands: page index and height from the foot of the page. */
type Target = { readonly page: number; readonly y: number };
export type Targets = ReadonlyMap<string, Target>;

export function findAnchors(pages: readonly Page[]): Targets {
  return new Map(
    pages.flatMap((page, index) =>
      page.items.flatMap((item) =>
        item.kind === 'anchor' ? [[item.name, { page: index, y: page.heightPt - item.y }] as const] : [],
      ),
    ),
  );
}

type Links = {
  readonly pdf: Pdf;
  readonly refs: readonly Ref[];
  readonly targets: Targets;
  readonly tree: StructureTree;
};
const PRINTED = 4;

function writeLink(
  link: LinkItem,
  at: Links & { readonly page: number; readonly heightPt: number },
): readonly Ref[] {
  const action = linkAction(link, at);
  const page = at.refs[at.page];
  if (!action || !page) return [];
  const top = at.heightPt - link.y;
  const ref = at.pdf.ref({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [link.x, top - link.heightPt, link.x + link.widthPt, top],
    Border: [0, 0, 0],
    F: PRINTED,
    Contents: pdfText(link.text),
    A: action,
  });
  if (link.node) ref.data['StructParent'] = at.tree.annotate(link.node, ref, page);
  at.pdf.write(ref);
  return [ref];
}

function linkAction({ target }: LinkItem, { refs, targets }: Links): Dictionary | undefined {
  if ('url' in target) return { S: 'URI', URI: pdfText(target.url) };
  const place = targets.get(target.anchor);
  return place && { S: 'GoTo', D: [refs[place.page], 'XYZ', 0, Math.round(place.y), 0] };
}

function bookmarkPlace({ title, level, anchor }: BookmarkTo, targets: Targets): readonly Bookmark[] {
  const place = targets.get(anchor);
  return place ? [{ title, level, page: place.page, y: Math.round(place.y) }] : [];
}

/** Roman numerals before the body, then figures from 1; pages without a printed number have none. */
function pageLabels(pages: readonly Page[]): Dictionary {
  const ranges: Value[] = [];
  let previous: string | undefined;
  for (const [index, { label }] of pages.entries()) {
    const style = label === undefined ? 'none' : /^\d/.test(label) ? 'D' : 'r';
    if (style !== previous) ranges.push(index, style === 'none' ? {} : { S: style, St: 1 });
    previous = style;
  }
  return { Nums: ranges };
}

/** The rectangle that each figure's drawing takes: readers outline it. */
function figureBounds(
  nodes: readonly StructureNode[],
  pages: readonly Page[],
): readonly (readonly [StructureNode, Bounds])[] {
  const figures = new Map<Leaf, StructureNode>();
  for (const node of nodes) noteFigures(node, figures);
  if (figures.size === 0) return [];
  const bounds = new Map<StructureNode, Bounds>();
  for (const [page, { items, heightPt }] of pages.entries()) {
    for (const item of items) {
      const node = 'leaf' in item && item.leaf ? figures.get(item.leaf) : undefined;
      const box = frameOf(item, heightPt);
      if (node && box && !bounds.has(node)) bounds.set(node, { page, box });
    }
  }
  return [...bounds];
}

function noteFigures(node: StructureNode, figures: Map<Leaf, StructureNode>): void {
  for (const kid of node.kids) {
    if ('tag' in kid) noteFigures(kid, figures);
    else if (node.tag === 'Figure') figures.set(kid, node);
  }
}

function frameOf(item: Item, pageHeightPt: number): readonly [number, number, number, number] | undefined {
  if (item.kind !== 'panel' && item.kind !== 'image') return undefined;
  return [item.x, pageHeightPt - item.y - item.heightPt, item.x + item.widthPt, pageHeightPt - item.y];
}
