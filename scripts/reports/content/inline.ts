import type { Definition, PhrasingContent } from 'mdast';
import type { Finding, Position } from '#diagnostics/diagnostic.ts';
import { readLink } from '#model/link.ts';
import { isRemark } from '#model/prose-faults.ts';
import type { Emphasis, LinkTarget, Note, Run } from '../block.ts';

/** The number that stands in the text; the note itself, and those that it calls, only where it is called first. */
export type NoteReference = { readonly number: number; readonly notes: readonly Note[] };

/** What running text needs of the document around it. */
export type InlineContext = {
  readonly file: string;
  readonly language: string;
  /** Reports a construct that a page cannot show. */
  readonly refuse: (node: { readonly position?: NodePosition | undefined }, construct: string) => void;
  readonly note: (identifier: string) => NoteReference | undefined;
  readonly definition: (identifier: string) => Definition | undefined;
  /** The anchor in the document that `#name` means; `undefined` for one that nothing has. */
  readonly anchorOf: (name: string) => string | undefined;
  /** What tells the page of a cross-reference: `(p. 00)`. */
  readonly pageWords: string;
};
type NodePosition = { readonly start: { readonly line: number; readonly column: number } };
type Look = { readonly emphasis: readonly Emphasis[]; readonly link?: LinkTarget };

/** Running text of MDX as runs, each with its place in the source. */
export function toRuns(
  nodes: readonly PhrasingContent[],
  context: InlineContext,
  look: Look = { emphasis: [] },
): readonly Run[] {
  return nodes.flatMap((node, index) => {
    const isNextNote = node.type === 'footnoteReference' && nodes[index - 1]?.type === 'footnoteReference';
    return [...(isNextNote ? [noteComma(context)] : []), ...runsOf(node, context, look)];
  });
}

function runsOf(node: PhrasingContent, context: InlineContext, look: Look): readonly Run[] {
  const inside = (children: readonly PhrasingContent[], more: Emphasis) =>
    toRuns(children, context, { ...look, emphasis: [...look.emphasis, more] });
  switch (node.type) {
    case 'text':
      return [run(node.value, context, look, positionOf(node, context.file))];
    case 'inlineCode':
      return [
        run(
          node.value,
          context,
          { ...look, emphasis: [...look.emphasis, 'code'] },
          positionOf(node, context.file, 1),
        ),
      ];
    case 'emphasis':
      return inside(node.children, 'italic');
    case 'strong':
      return inside(node.children, 'bold');
    case 'delete':
      return inside(node.children, 'strike');
    case 'break':
      return [run('\u2028', context, look, positionOf(node, context.file))];
    case 'link':
      return linkRuns(node, node.url, { context, look });
    case 'linkReference': {
      const definition = context.definition(node.identifier);
      return definition
        ? linkRuns(node, definition.url, { context, look })
        : toRuns(node.children, context, look);
    }
    case 'footnoteReference':
      return noteRuns(node.identifier, context, positionOf(node, context.file));
    case 'mdxTextExpression':
      if (!isRemark(node)) context.refuse(node, `{${node.value}}`);
      return [];
    case 'mdxJsxTextElement':
      if (node.name === 'Internal' || node.name === null)
        return toRuns(node.children as PhrasingContent[], context, look);
      context.refuse(node, `<${node.name}>`);
      return [];
    default:
      context.refuse(node, node.type);
      return [];
  }
}

function run(text: string, context: InlineContext, { emphasis, link }: Look, at: Position): Run {
  return {
    text,
    language: context.language,
    at,
    ...(emphasis.length > 0 && { emphasis }),
    ...(link && { link }),
  };
}

function noteRuns(identifier: string, context: InlineContext, at: Position): readonly Run[] {
  const reference = context.note(identifier);
  if (!reference) return [];
  const { number, notes } = reference;
  const call = (called: number, note?: Note): Run => ({
    text: `${called}`,
    language: context.language,
    emphasis: ['raised'],
    at,
    calls: called,
    ...(note && { note }),
  });
  if (notes.length === 0) return [call(number)];
  return notes.flatMap((note, index) => [
    ...(index > 0 ? [noteComma(context)] : []),
    call(note.number, note),
  ]);
}

/** Between two calls, which would read as one number. */
const noteComma = ({ language }: InlineContext): Run => ({ text: ',', language, emphasis: ['raised'] });

/** A link out, or a cross-reference, which tells the page as well. */
function linkRuns(
  node: Extract<PhrasingContent, { type: 'link' | 'linkReference' }>,
  url: string,
  { context, look }: { readonly context: InlineContext; readonly look: Look },
): readonly Run[] {
  const target = readLink(url);
  if (target?.kind === 'address')
    return toRuns(node.children, context, { ...look, link: { url: target.url } });
  const anchor = target && context.anchorOf(target.name);
  if (anchor === undefined) {
    context.refuse(node, url);
    return [];
  }
  const inner: Look = { ...look, link: { anchor } };
  const page = run(context.pageWords, context, inner, positionOf(node, context.file));
  return [...toRuns(node.children, context, inner), { ...page, pageOf: anchor }];
}

export function positionOf(
  node: { readonly position?: NodePosition | undefined },
  file: string,
  columnsAfter = 0,
): Position {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { file, line, column: column + columnsAfter };
}

/** A construct that the PDF cannot show is a fault with its place, never dropped. */
export function unsupported(construct: string, at: Position): Finding {
  return { code: 'report-unsupported', severity: 'error', at, parameters: { construct } };
}
