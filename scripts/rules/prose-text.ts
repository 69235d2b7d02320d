import type { Nodes, Text } from 'mdast';
import type { Position } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';

/** A run of plain text of the prose and where it starts. Code and addresses are not text. */
export type TextRun = { readonly text: string; readonly at: (offset: number) => Position };

/** Every run of text, in order of reading. */
export function textRuns(prose: Prose): readonly TextRun[] {
  return collect(prose.tree, prose.file);
}

function collect(node: Nodes, file: string): readonly TextRun[] {
  if (node.type === 'text') return [runOf(node, file)];
  return 'children' in node ? node.children.flatMap((child) => collect(child, file)) : [];
}

/** What a remark between braces says to those who write: no output has it. */
export function remarkRuns(prose: Prose): readonly TextRun[] {
  return collectRemarks(prose.tree, prose.file);
}

function collectRemarks(node: Nodes, file: string): readonly TextRun[] {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    const { value, position } = node;
    return [runOf({ value, position: position && withinBraces(position) }, file)];
  }
  return 'children' in node ? node.children.flatMap((child) => collectRemarks(child, file)) : [];
}

const withinBraces = ({ start, end }: NonNullable<Text['position']>): NonNullable<Text['position']> => ({
  start: {
    ...start,
    column: start.column + 1,
    ...(start.offset !== undefined && { offset: start.offset + 1 }),
  },
  end: { ...end, ...(end.offset !== undefined && { offset: end.offset - 1 }) },
});

/** One node of text as a run. */
export function runOf({ value, position }: Pick<Text, 'value' | 'position'>, file: string): TextRun {
  return { text: value, at: (offset) => placeIn(value, { file, offset, position }) };
}

type Where = Pick<Position, 'file'> & { readonly offset: number; readonly position: Text['position'] };

function placeIn(text: string, { file, offset, position }: Where): Position {
  const before = text.slice(0, offset).split('\n');
  const isFirstLine = before.length === 1;
  const line = (position?.start.line ?? 1) + before.length - 1;
  const indent = isFirstLine ? (position?.start.column ?? 1) - 1 : indentOf(text, position);
  return { file, line, column: indent + (before.at(-1)?.length ?? 0) + 1 };
}

/** The width of what stands before each further line, in a list or a quotation, and is not in the text. */
function indentOf(text: string, position: Text['position']): number {
  const lines = text.split('\n').length - 1;
  const left = (position?.end.offset ?? 0) - (position?.start.offset ?? 0) - text.length;
  return lines > 0 && left > 0 && left % lines === 0 ? left / lines : 0;
}

/** The plain text of a node and all below it. */
export function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}
