import type { Pdf, Ref } from './pdf-document.ts';
import { pdfText } from './pdf-value.ts';

/** An entry of the viewer's outline panel. `level` counts from 1. */
export type Bookmark = {
  readonly title: string;
  readonly level: number;
  readonly page: number;
  readonly y: number;
};

type Entry = { readonly bookmark: Bookmark; readonly ref: Ref; readonly kids: Entry[] };

/** The document outline (ISO 32000-1 §12.3.3), chapters open down to the second level. */
export function writeBookmarks(pdf: Pdf, bookmarks: readonly Bookmark[], pages: readonly Ref[]): void {
  if (bookmarks.length === 0) return;
  const root = pdf.ref({ Type: 'Outlines' });
  const top = nest(pdf, bookmarks);
  link(pdf, top, { parent: root, pages });
  root.data['Count'] = top.length;
  pdf.write(root);
  pdf.catalog.data['Outlines'] = root;
  pdf.catalog.data['PageMode'] = 'UseOutlines';
}

function nest(pdf: Pdf, bookmarks: readonly Bookmark[]): readonly Entry[] {
  const top: Entry[] = [];
  const path: Entry[] = [];
  for (const bookmark of bookmarks) {
    const entry: Entry = { bookmark, ref: pdf.ref(), kids: [] };
    while ((path.at(-1)?.bookmark.level ?? 0) >= bookmark.level) path.pop();
    (path.at(-1)?.kids ?? top).push(entry);
    path.push(entry);
  }
  return top;
}

type Around = { readonly parent: Ref; readonly pages: readonly Ref[] };

function link(pdf: Pdf, entries: readonly Entry[], { parent, pages }: Around): void {
  parent.data['First'] = entries[0]?.ref;
  parent.data['Last'] = entries.at(-1)?.ref;
  for (const [index, { bookmark, ref, kids }] of entries.entries()) {
    Object.assign(ref.data, {
      Title: pdfText(bookmark.title),
      Parent: parent,
      Prev: entries[index - 1]?.ref,
      Next: entries[index + 1]?.ref,
      Dest: [pages[bookmark.page], 'XYZ', 0, bookmark.y, 0],
    });
    if (kids.length > 0) {
      ref.data['Count'] = -kids.length;
      link(pdf, kids, { parent: ref, pages });
    }
    pdf.write(ref);
  }
}
