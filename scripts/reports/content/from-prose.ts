import type {
  Definition,
  FootnoteDefinition,
  List as MdastList,
  ListItem as MdastListItem,
  Table as MdastTable,
  Nodes,
  RootContent,
} from 'mdast';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';
import { findAnchor, headingAnchor } from '#model/prose-anchor.ts';
import { isRemark } from '#model/prose-faults.ts';
import { definitionsOf, footnotesOf } from '#model/prose-notes.ts';
import {
  type Block,
  type Column,
  type Heading,
  type List,
  type Note,
  PAGE_TO_COME,
  type Run,
  type Table,
  textOf,
} from '../block.ts';
import { blocksOfComponent } from './components.ts';
import type { ReportContext } from './context.ts';
import type { Counters } from './counters.ts';
import { type InlineContext, type NoteReference, positionOf, toRuns, unsupported } from './inline.ts';

export type FromProse = { readonly blocks: readonly Block[]; readonly findings: readonly Finding[] };

/** How deep prose stands: `##` of a report is level 1; a readout hangs below the heading of its meeting. */
export type ProseDepth = { readonly headingShift: number };

type Walk = InlineContext & {
  readonly report: ReportContext;
  readonly counters: Counters;
  readonly headingShift: number;
  readonly findings: Finding[];
  /** Anchors of headings so far: of two that read alike the first is meant. */
  readonly named: Set<string>;
  /** The number of each footnote that has been told. */
  readonly told: Map<FootnoteDefinition, number>;
  /** Level of the last heading, and what it says. */
  level: number;
  heading: string;
};

/**
 * MDX as blocks, components resolved from the mission's facts. Whatever cannot be shown is a finding
 * at its place. `##` is a chapter: level 1.
 */
export function fromProse(
  prose: Prose,
  report: ReportContext,
  options: ProseDepth & { readonly counters: Counters },
): FromProse {
  const findings: Finding[] = [];
  const walk = openWalk(prose, { report, findings, ...options });
  const blocks = prose.tree.children.flatMap((node) => blocksOf(node, walk));
  return { blocks, findings };
}

function openWalk(
  prose: Prose,
  parts: Pick<Walk, 'report' | 'counters' | 'headingShift' | 'findings'>,
): Walk {
  const notes = footnotesOf(prose.tree);
  const definitions = definitionsOf(prose.tree);
  const walk: Walk = {
    ...parts,
    named: new Set(),
    told: new Map(),
    level: parts.headingShift,
    heading: '',
    file: prose.file,
    language: prose.language,
    refuse: (node, construct) => parts.findings.push(unsupported(construct, positionOf(node, prose.file))),
    note: (identifier) => noteOf(notes.get(identifier), walk),
    definition: (identifier): Definition | undefined => definitions.get(identifier),
    anchorOf: (name) => findAnchor(name, prose, parts.report.mission),
    pageWords: parts.report.t('report.page-reference', { page: PAGE_TO_COME }),
  };
  return walk;
}

/**
 * The note of a reference: told whole the first time, by its number alone after that. A note that it calls
 * in its turn is called by number there and stands behind it, since word processors have no note in a note.
 */
function noteOf(definition: FootnoteDefinition | undefined, walk: Walk): NoteReference | undefined {
  if (!definition) return undefined;
  const known = walk.told.get(definition);
  if (known !== undefined) return { number: known, notes: [] };
  const number = walk.counters.note();
  walk.told.set(definition, number);
  const behind: Note[] = [];
  const inNote: Walk = {
    ...walk,
    note: (identifier) => {
      const called = walk.note(identifier);
      behind.push(...(called?.notes ?? []));
      return called && { number: called.number, notes: [] };
    },
  };
  const blocks = definition.children.flatMap((node) => blocksOf(node, inNote));
  return { number, notes: [{ number, blocks }, ...behind] };
}

function blocksOf(node: RootContent | Nodes, walk: Walk, listDepth = 0): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return headingBlocks(node, walk);
    case 'paragraph':
      return [
        { kind: 'paragraph', style: listDepth > 0 ? 'plain' : 'body', runs: toRuns(node.children, walk) },
      ];
    case 'list':
      return [listBlock(node, walk, listDepth)];
    case 'table':
      return [tableBlock(node, walk)];
    case 'blockquote':
      return [{ kind: 'quote', blocks: node.children.flatMap((child) => blocksOf(child, walk)) }];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'code':
      return [
        {
          kind: 'paragraph',
          style: 'plain',
          align: 'start',
          runs: [
            {
              // Lines of code are lines: nothing folds or fills them.
              text: node.value.replace(/\r?\n/g, '\u2028'),
              language: walk.language,
              emphasis: ['code'],
              at: positionOf(node, walk.file),
            },
          ],
        },
      ];
    case 'definition':
    case 'footnoteDefinition':
      return [];
    case 'mdxFlowExpression':
      if (!isRemark(node)) walk.refuse(node, `{${node.value}}`);
      return [];
    case 'mdxJsxFlowElement':
      return componentBlocks(node, walk, listDepth);
    default:
      walk.refuse(node, node.type);
      return [];
  }
}

function headingBlocks(node: Extract<Nodes, { type: 'heading' }>, walk: Walk): readonly Block[] {
  const level = node.depth - 1 + walk.headingShift;
  if (level < 1) {
    walk.refuse(node, '#');
    return [];
  }
  walk.level = level;
  const runs = toRuns(node.children, walk);
  walk.heading = textOf(runs);
  const counted = walk.counters.heading(level);
  const named = headingAnchor(node, walk.language);
  const anchor = named && !walk.named.has(named) ? named : undefined;
  if (anchor) walk.named.add(anchor);
  const heading: Heading = { kind: 'heading', level, ...counted, ...(anchor && { anchor }), runs };
  return [heading];
}

function listBlock(node: MdastList, walk: Walk, listDepth: number): List {
  const start = node.start ?? 1;
  const items = node.children.map((item, index) => ({
    label: node.ordered ? walk.counters.item(listDepth + 1, start + index) : taskLabel(item),
    blocks: item.children.flatMap((child) => blocksOf(child, walk, listDepth + 1)),
  }));
  return { kind: 'list', ordered: node.ordered === true, items };
}

function taskLabel(item: MdastListItem): string {
  if (item.checked === null || item.checked === undefined) return '';
  return item.checked ? '☑' : '☐';
}

const ALIGN = { left: 'start', center: 'centre', right: 'end' } as const;

function tableBlock(node: MdastTable, walk: Walk): Table {
  const cells = node.children.map((row) => row.children.map((cell) => toRuns(cell.children, walk)));
  const aligns = cells[0]?.map((_, index) => alignOf(node.align?.[index], cells.slice(1), index)) ?? [];
  const [header, ...rows] = cells.map((row) =>
    row.map((runs, index) => {
      const align = aligns[index];
      return {
        blocks: [{ kind: 'paragraph' as const, style: 'plain' as const, runs, ...(align && { align }) }],
      };
    }),
  );
  const columns = columnWeights(cells.map((row) => row.map(lengthOf))).map((weight, index) => {
    const align = aligns[index];
    return { weight, ...(align && { align }) };
  });
  return { kind: 'table', look: 'ruled', columns, rows, ...(header && { header }) };
}

/** As the writer says, else numbers to the right, so that their places stand under each other. */
function alignOf(
  said: 'left' | 'right' | 'center' | null | undefined,
  rows: readonly (readonly (readonly Run[])[])[],
  index: number,
): Column['align'] {
  if (said) return ALIGN[said];
  const texts = rows.map((row) => textOf(row[index] ?? []).trim()).filter((text) => text !== '');
  const isCounted = texts.every((text) => NUMBER.test(text)) && !texts.every((text) => YEAR.test(text));
  return texts.length > 1 && isCounted ? 'end' : undefined;
}

/** 1,250, −3.5 %, 12: no years or dates, which have words or strokes in them. */
const NUMBER = /^[-+−]?\d{1,3}(?:[,\u2009]?\d{3})*(?:\.\d+)?\s?%?$/;

/** Years are names of what happened then: nobody compares their places. */
const YEAR = /^(?:1[89]|20)\d{2}$/;

/** A column is as wide as its longest cell asks for, within bounds that leave room for the others. */
function columnWeights(lengths: readonly (readonly number[])[]): readonly number[] {
  const count = Math.max(0, ...lengths.map((row) => row.length));
  return Array.from({ length: count }, (_, column) =>
    Math.min(30, Math.max(5, ...lengths.map((row) => row[column] ?? 0))),
  );
}

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + text.length, 0);

/** Set apart as a quotation is, under its own heading word. */
function editorNote(node: Extract<Nodes, { type: 'mdxJsxFlowElement' }>, walk: Walk): Block {
  const label: Run = {
    text: walk.report.t('report.editor-note'),
    language: walk.language,
    emphasis: ['bold'],
  };
  const blocks = node.children.flatMap((child) => blocksOf(child, walk));
  const lead: Block = { kind: 'paragraph', style: 'plain', keepsNext: true, runs: [label] };
  return { kind: 'quote', blocks: [lead, ...blocks] };
}

function componentBlocks(
  node: Extract<Nodes, { type: 'mdxJsxFlowElement' }>,
  walk: Walk,
  listDepth: number,
): readonly Block[] {
  if (node.name === 'Internal' || node.name === null)
    return node.children.flatMap((child) => blocksOf(child, walk, listDepth));
  if (node.name === 'EditorNote') return [editorNote(node, walk)];
  const attributes = Object.fromEntries(
    node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value]]
        : [],
    ),
  );
  const made = blocksOfComponent(node.name, attributes, {
    report: walk.report,
    counters: walk.counters,
    surroundingLevel: walk.level,
    surroundingHeading: walk.heading,
    readProse: (prose, headingShift) => {
      const read = fromProse(prose, walk.report, { headingShift, counters: walk.counters });
      walk.findings.push(...read.findings);
      return read.blocks;
    },
  });
  if (made) return made;
  walk.refuse(node, `<${node.name}>`);
  return [];
}
