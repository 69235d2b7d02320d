import type { Nodes } from 'mdast';
import type { Position } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';

/** A run of plain text of the prose and where it starts. Code and addresses are not text. */
export type TextRun = { readonly text: string; readonly at: (offset: number) => Position };

/** Every run of text, in order of reading. */
export function textRuns(prose: Prose): readonly TextRun[] {
  return collect(prose.tree, prose.file);
}

function collect(node: Nodes, file: string): readonly TextRun[] {
  if (node.type === 'text')
    return [
      {
        text: node.value,
        at: (offset) => placeIn(node.value, { file, offset, start: node.position?.start }),
      },
    ];
  return 'children' in node ? node.children.flatMap((child) => collect(child, file)) : [];
}

type Start = { readonly line: number; readonly column: number } | undefined;

function placeIn(
  text: string,
  { file, offset, start }: { readonly file: string; readonly offset: number; readonly start: Start },
): Position {
  const before = text.slice(0, offset).split('\n');
  const line = (start?.line ?? 1) + before.length - 1;
  const column = before.length === 1 ? (start?.column ?? 1) + offset : (before.at(-1)?.length ?? 0) + 1;
  return { file, line, column };
}

/** The plain text of a node and all below it. */
export function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}
