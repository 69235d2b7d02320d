import type { Leaf, StructureNode } from '../layout/page.ts';
import { headingTags } from './heading-tags.ts';
import type { Pdf, Ref } from './pdf-document.ts';
import { type Dictionary, pdfText, type Value } from './pdf-value.ts';

type Mark = { readonly page: number; readonly number: number };
export type Bounds = { readonly page: number; readonly box: readonly [number, number, number, number] };

/**
 * Keeps which marked content and which annotations belong to which structure element while pages are
 * drawn, and writes the tree at the end (ISO 32000-1 §14.7).
 */
export class StructureTree {
  private readonly marks = new Map<Leaf, Mark[]>();
  private readonly tags = new Map<Leaf, string>();
  private readonly annotations = new Map<
    StructureNode,
    { readonly ref: Ref; readonly page: Ref; readonly key: number }[]
  >();
  private readonly headings: ReadonlyMap<StructureNode, string>;
  private readonly bounds = new Map<StructureNode, Bounds>();
  private readonly countOnPage: number[] = [];
  private readonly refs = new Map<StructureNode, Ref>();
  private readonly owners = new Map<Leaf, Ref>();
  private annotationCount = 0;
  private readonly pdf: Pdf;
  private readonly roots: readonly StructureNode[];
  private readonly pageCount: number;

  constructor(pdf: Pdf, roots: readonly StructureNode[], pageCount: number) {
    this.pdf = pdf;
    this.roots = roots;
    this.pageCount = pageCount;
    this.headings = headingTags(roots);
    for (const root of roots) this.noteTags(root);
  }

  private noteTags(node: StructureNode): void {
    for (const kid of node.kids) {
      if ('leaf' in kid) this.tags.set(kid, this.headings.get(node) ?? node.tag);
      else this.noteTags(kid);
    }
  }

  /** The tag of marked content: that of its element. */
  tagOf(leaf: Leaf): string {
    return this.tags.get(leaf) ?? 'P';
  }

  /** The next number on a page for content of `leaf`. */
  mark(leaf: Leaf, page: number): number {
    const number = this.countOnPage[page] ?? 0;
    this.countOnPage[page] = number + 1;
    const marks = this.marks.get(leaf);
    if (marks) marks.push({ page, number });
    else this.marks.set(leaf, [{ page, number }]);
    return number;
  }

  /** The key of an annotation in the parent tree: those of pages come first. */
  annotate(node: StructureNode, ref: Ref, page: Ref): number {
    const key = this.pageCount + this.annotationCount;
    this.annotationCount += 1;
    this.annotations.set(node, [...(this.annotations.get(node) ?? []), { ref, page, key }]);
    return key;
  }

  setBounds(node: StructureNode, bounds: Bounds): void {
    this.bounds.set(node, bounds);
  }

  /** Writes every element. `pages` are the page dictionaries in order. */
  write(pages: readonly Ref[], language: string): void {
    const root = this.pdf.catalog.data['StructTreeRoot'] as Ref;
    const document = this.pdf.ref({ Type: 'StructElem', S: 'Document', P: root, Lang: pdfText(language) });
    document.data['K'] = this.roots.map((node) => this.writeNode(node, document, pages));
    this.pdf.write(document);
    root.data['K'] = [document];
    root.data['ParentTree'] = this.writeParentTree(pages);
    root.data['ParentTreeNextKey'] = this.pageCount + this.annotationCount;
    this.writeIds(root);
  }

  private writeNode(node: StructureNode, parent: Ref, pages: readonly Ref[]): Ref {
    const home = this.firstPage(node);
    const ref = this.pdf.ref({
      Type: 'StructElem',
      S: this.headings.get(node) ?? node.tag,
      P: parent,
      ...(home !== undefined && { Pg: pages[home] }),
      ...attributes(node, this.bounds.get(node)),
    });
    this.refs.set(node, ref);
    const kids: Value[] = [];
    for (const kid of node.kids) {
      if (!('leaf' in kid)) kids.push(this.writeNode(kid, ref, pages));
      else {
        this.owners.set(kid, ref);
        for (const { page, number } of this.marks.get(kid) ?? [])
          kids.push(page === home ? number : { Type: 'MCR', Pg: pages[page], MCID: number });
      }
    }
    for (const { ref: object, page } of this.annotations.get(node) ?? [])
      kids.push({ Type: 'OBJR', Obj: object, Pg: page });
    ref.data['K'] = kids;
    this.pdf.write(ref);
    return ref;
  }

  /** Of an element's own content: there its marks are told by their numbers alone (§14.7.4.2). */
  private firstPage({ kids }: StructureNode): number | undefined {
    for (const kid of kids) {
      const [first] = 'leaf' in kid ? (this.marks.get(kid) ?? []) : [];
      if (first) return first.page;
    }
    return undefined;
  }

  private writeParentTree(pages: readonly Ref[]): Ref {
    const onPage: (Ref | null)[][] = pages.map((_, page) =>
      new Array<Ref | null>(this.countOnPage[page] ?? 0).fill(null),
    );
    for (const [leaf, marks] of this.marks) {
      for (const { page, number } of marks) (onPage[page] ?? [])[number] = this.owners.get(leaf) ?? null;
    }
    const ofAnnotations = [...this.annotations].flatMap(([node, list]) =>
      list.map(({ key }) => [key, this.refs.get(node)] as const),
    );
    const numbers = [
      ...onPage.flatMap((owners, page): Value[] => [page, owners]),
      ...ofAnnotations.sort((a, b) => a[0] - b[0]).flat(),
    ];
    const tree = this.pdf.ref({ Nums: numbers });
    this.pdf.write(tree);
    return tree;
  }

  /** Elements with an identifier are found by name (footnotes must have one). */
  private writeIds(root: Ref): void {
    const named = [...this.refs].flatMap(([node, ref]) => (node.id ? [[node.id, ref] as const] : []));
    if (named.length === 0) return;
    const names = [...named]
      .sort((a, b) => (a[0] < b[0] ? -1 : 1))
      .flatMap(([id, ref]) => [pdfText(id), ref]);
    root.data['IDTree'] = { Names: names };
  }
}

function attributes(node: StructureNode, bounds: Bounds | undefined): Dictionary {
  const lists = [
    ...(node.scope || node.span
      ? [{ O: 'Table', ...(node.scope && { Scope: node.scope }), ...(node.span && { ColSpan: node.span }) }]
      : []),
    ...(node.listNumbering ? [{ O: 'List', ListNumbering: node.listNumbering }] : []),
    ...(bounds ? [{ O: 'Layout', BBox: bounds.box, Placement: 'Block' }] : []),
  ];
  return {
    ...(node.language && { Lang: pdfText(node.language) }),
    ...(node.alt && { Alt: pdfText(node.alt) }),
    ...(node.id && { ID: pdfText(node.id) }),
    ...(lists.length > 0 && { A: lists.length === 1 ? lists[0] : lists }),
  };
}
