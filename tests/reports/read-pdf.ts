import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type StructElement = {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly StructElement[];
};

/** What a reader gets out of a PDF: text of each page without artifacts, structure, bookmarks, metadata. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  const structure: StructElement[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    pages.push(withoutArtifacts(content.items as readonly Item[]));
    structure.push((await page.getStructTree()) as StructElement);
  }
  const outline = ((await document.getOutline()) ?? []).map(({ title }) => title);
  const labels = await document.getPageLabels();
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, structure, outline, labels, info: info as Readonly<Record<string, unknown>> };
}

type Item = { readonly str?: string; readonly type?: string; readonly tag?: string };

function withoutArtifacts(items: readonly Item[]): string {
  const open: boolean[] = [];
  let text = '';
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.tag === 'Artifact');
    else if (item.type === 'endMarkedContent') open.pop();
    else if (!open.includes(true)) text += item.str ?? '';
  }
  return text;
}

export const squash = (text: string): string => text.replace(/\s/g, '');
