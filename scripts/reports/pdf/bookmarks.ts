import { type Pdf, pdfText, type Ref } from './pdf-document.ts';

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
  link(top, root, pages);
  root.data['Count'] = top.length;
  root.end();
  pdf._root.data['Outlines'] = root;
  pdf._root.data['PageMode'] = 'UseOutlines';
}

function nest(pdf: Pdf, bookmarks: readonly Bookmark[]): readonly Entry[] {
  const top: Entry[] = [];
  const path: Entry[] = [];
  for (const bookmark of bookmarks) {
    const entry: Entry = { bookmark, ref: pdf.ref({}), kids: [] };
    while ((path.at(-1)?.bookmark.level ?? 0) >= bookmark.level) path.pop();
    (path.at(-1)?.kids ?? top).push(entry);
    path.push(entry);
  }
  return top;
}

function link(entries: readonly Entry[], parent: Ref, pages: readonly Ref[]): void {
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
      link(kids, ref, pages);
    }
    ref.end();
  }
}
