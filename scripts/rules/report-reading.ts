import type { FootnoteDefinition, Link, Nodes, Parents } from 'mdast';
import type {} from 'mdast-util-mdx';
import type { Audience } from '#model/audience.ts';
import { findProse, isInternal, type Prose } from '#model/prose.ts';
import type { Mission } from '#model/workspace.ts';
import { plainText, runOf, type TextRun } from './prose-text.ts';

/**
 * A heading, a paragraph or a cell as one text, soft line breaks and all. Code, pictures and addresses
 * are a `GAP`, and so are the edges of `<Internal>`: no word reaches over them.
 */
export type Passage = {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Headings, and the cells that head a table: what is read there is no running prose. */
  readonly isHeading: boolean;
};

/** A run of text within a passage. `isMarked`: in bold, italics or the label of a reference. */
export type Piece = TextRun & { readonly from: number; readonly isMarked: boolean };

export const GAP = '\ufffc';

type Reading = { readonly mission: Mission; readonly audience: Audience };
type Walk = Reading & { readonly prose: Prose; readonly told: Set<FootnoteDefinition> };

/**
 * What one audience reads of a mission's report in one language, in the order of print: a readout where
 * its bilateral is shown, a footnote after the passage that calls it.
 */
export function readReport(language: string, reading: Reading): readonly Passage[] {
  const prose = findProse(reading.mission.prose, { kind: 'report', language });
  return prose ? passagesOf(prose.tree, { ...reading, prose, told: new Set() }) : [];
}

function passagesOf(node: Nodes, walk: Walk): readonly Passage[] {
  if (isInternal(node) && walk.audience === 'public') return [];
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return passageOf(node, walk, node.type === 'heading');
    case 'table':
      return node.children.flatMap((row, index) =>
        row.children.flatMap((cell) => passageOf(cell, walk, index === 0)),
      );
    case 'mdxJsxFlowElement':
      return node.name === 'Bilateral' ? readoutOf(node, walk) : childPassages(node, walk);
    case 'footnoteDefinition':
      return [];
    default:
      return 'children' in node ? childPassages(node, walk) : [];
  }
}

const childPassages = (node: Parents, walk: Walk): readonly Passage[] =>
  node.children.flatMap((child) => passagesOf(child, walk));

function readoutOf(node: Extract<Nodes, { type: 'mdxJsxFlowElement' }>, walk: Walk): readonly Passage[] {
  const id = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id')?.value;
  const { mission, audience, prose } = walk;
  const bilateral = mission.bilaterals.find((each) => each.id === id);
  if (!bilateral || (audience === 'public' && bilateral.audience === 'internal')) return [];
  const readout = findProse(mission.prose, {
    kind: 'readout',
    language: prose.language,
    bilateral: bilateral.id,
  });
  return readout && prose.kind === 'report' ? passagesOf(readout.tree, { ...walk, prose: readout }) : [];
}

function passageOf(node: Parents, walk: Walk, isHeading: boolean): readonly Passage[] {
  const parts = childParts(node, walk, false);
  const pieces: Piece[] = [];
  let text = '';
  for (const part of parts) {
    if ('at' in part) pieces.push({ ...part, from: text.length });
    text += part.text;
  }
  const notes = callsIn(node).flatMap((name) => noteOf(name, walk)?.children ?? []);
  return [{ text, pieces, isHeading }, ...notes.flatMap((each) => passagesOf(each, walk))];
}

type Part = { readonly text: string } | Omit<Piece, 'from'>;

function partsOf(node: Nodes, walk: Walk, isMarked: boolean): readonly Part[] {
  if (isInternal(node) && walk.audience === 'public') return [{ text: GAP }];
  switch (node.type) {
    case 'text':
      return [{ ...runOf(node, walk.prose.file), isMarked }];
    case 'break':
      return [{ text: '\n' }];
    case 'footnoteReference':
    case 'mdxTextExpression':
      return [];
    case 'link':
      if (isAddress(node)) return [{ text: GAP }];
      return childParts(node, walk, isMarked);
    case 'linkReference':
    case 'emphasis':
    case 'strong':
    case 'delete':
      return childParts(node, walk, true);
    default:
      return [{ text: GAP }, ...('children' in node ? childParts(node, walk, isMarked) : []), { text: GAP }];
  }
}

const childParts = (node: Parents, walk: Walk, isMarked: boolean): readonly Part[] =>
  node.children.flatMap((child) => partsOf(child, walk, isMarked));

/** A bare address in the text is a link whose label is where it goes. */
function isAddress(link: Link): boolean {
  const label = plainText(link);
  return link.url === label || link.url.endsWith(`://${label}`) || link.url === `mailto:${label}`;
}

function callsIn(node: Nodes): readonly string[] {
  if (node.type === 'footnoteReference') return [node.identifier];
  return 'children' in node ? node.children.flatMap(callsIn) : [];
}

/** The note of a call, once: circles end, and what is told twice is read once. */
function noteOf(name: string, { prose, told }: Walk): FootnoteDefinition | undefined {
  const note = prose.tree.children.find(
    (node): node is FootnoteDefinition => node.type === 'footnoteDefinition' && node.identifier === name,
  );
  if (!note || told.has(note)) return undefined;
  told.add(note);
  return note;
}
