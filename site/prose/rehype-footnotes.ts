import type { Element, Nodes, Root } from 'hast';
import type { VFile } from 'vfile';
import { siteContext } from '../context.ts';
import { placeOf } from './place-of.ts';

/** A rehype plugin: says in the file's own language what the footnote section and its links back are. */
export function rehypeFootnotes() {
  return (tree: Root, file: VFile): void => {
    const place = placeOf(file.path);
    if (!place) return;
    const t = siteContext().words(place.language);
    visitElements(tree, (element) => {
      if (element.properties['id'] === 'footnote-label')
        element.children = [{ type: 'text', value: t('site.footnotes') }];
      if (element.properties['dataFootnoteBackref'] !== undefined)
        element.properties['ariaLabel'] = t('site.footnote-back');
    });
  };
}

function visitElements(node: Nodes, visit: (element: Element) => void): void {
  if (node.type === 'element') visit(node);
  if ('children' in node) for (const child of node.children) visitElements(child, visit);
}
