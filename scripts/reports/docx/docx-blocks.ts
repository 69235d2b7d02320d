import {
  AlignmentType,
  BorderStyle,
  type Table as DocxTable,
  HeadingLevel,
  type IParagraphOptions,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Tab,
  TextRun,
} from 'docx';
import {
  type Block,
  captionOf,
  type Figure,
  type Heading,
  type List,
  type Paragraph as ParagraphBlock,
  type Run,
} from '../block.ts';
import { styleName } from '../parts/editable-names.ts';
import { labelParts } from '../parts/list-style.ts';
import { emWidth } from '../text/em-width.ts';
import { type DocxNumbering, OUTLINE } from './docx-numbering.ts';
import { type DocxPictures, docxPicture } from './docx-picture.ts';
import { TWIPS_PER_PT } from './docx-styles.ts';
import { docxTable } from './docx-table.ts';
import { type NoteSink, toChildren, withAnchor } from './docx-text.ts';

/** A column that blocks are put into. */
export type DocxFrame = {
  readonly widthPt: number;
  readonly sizePt: number;
  readonly coverFieldSizePt: number;
  readonly keepNote: NoteSink;
  readonly numbering: DocxNumbering;
  readonly pictures: DocxPictures;
  /** True once for each anchor: a photo may be shown twice, and a bookmark's name stands once. */
  readonly isFirst: (anchor: string) => boolean;
  readonly indentPt?: number;
  /** What paragraphs of the body are here: indented and justified in the column, plain in lists and cells. */
  readonly bodyStyle?: string;
};

export type DocxNode = Paragraph | DocxTable;

/** Blocks of a report as Word has them. Lines of contents are Word's own to make. */
export function docxBlocks(blocks: readonly Block[], frame: DocxFrame): readonly DocxNode[] {
  return blocks.flatMap((block) => docxBlock(block, frame));
}

function docxBlock(block: Block, frame: DocxFrame): readonly DocxNode[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block, frame)];
    case 'paragraph':
      return [paragraphOf(block, frame)];
    case 'list':
      return listOf(block, frame);
    case 'table':
      return docxTable(block, frame, docxBlocks);
    case 'figure':
      return figureOf(block, frame);
    case 'quote':
      return docxBlocks(block.blocks, {
        ...frame,
        indentPt: (frame.indentPt ?? 0) + 2 * frame.sizePt,
        bodyStyle: 'Plain',
      });
    case 'rule':
      return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 1 } } })];
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
    case 'space':
      return [
        new Paragraph({
          style: 'Plain',
          spacing: { before: Math.round(block.heightPt * TWIPS_PER_PT), line: 20 },
        }),
      ];
    case 'contents-line':
      return [];
    default:
      return block satisfies never;
  }
}

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

function headingOf(heading: Heading, frame: DocxFrame): Paragraph {
  const children = anchored(heading.anchor, toChildren(heading.runs, frame.keepNote), frame);
  if (heading.part) return new Paragraph({ style: 'PartHeading', children });
  const index = Math.min(heading.level, LEVELS.length) - 1;
  const numbering =
    heading.label === '' ? false : { reference: OUTLINE, level: index, instance: 0, custom: true };
  return new Paragraph({ heading: LEVELS[index] ?? HeadingLevel.HEADING_6, numbering, children });
}

function anchored(
  anchor: string,
  runs: readonly ParagraphChild[],
  { isFirst }: DocxFrame,
): readonly ParagraphChild[] {
  return isFirst(anchor) ? [withAnchor(anchor, runs)] : runs;
}

const ALIGNMENTS = {
  start: AlignmentType.START,
  centre: AlignmentType.CENTER,
  end: AlignmentType.END,
} as const;

function paragraphOf(block: ParagraphBlock, frame: DocxFrame): Paragraph {
  const style = styleName(block, frame.bodyStyle);
  return new Paragraph({
    style,
    ...indentOf(frame),
    ...(block.align && { alignment: ALIGNMENTS[block.align] }),
    children: toChildren(block.runs, frame.keepNote),
  });
}

function indentOf({ indentPt }: DocxFrame): Pick<IParagraphOptions, 'indent'> {
  return indentPt ? { indent: { left: Math.round(indentPt * TWIPS_PER_PT) } } : {};
}

const BULLET = '•';

/** Word counts the items; labels that are no numbers in order (boxes to tick) are text. Both hang before what they label. */
function listOf({ ordered, items }: List, frame: DocxFrame): readonly DocxNode[] {
  const labels = items.map(({ label }) => (ordered ? label : BULLET));
  const hangPt = (Math.max(1, ...labels.map((label) => emWidth(label))) + 0.6) * frame.sizePt;
  const inner: DocxFrame = { ...frame, indentPt: (frame.indentPt ?? 0) + hangPt, bodyStyle: 'Plain' };
  const isPlain = !ordered && items.every(({ label }) => label === '');
  const place = ordered ? frame.numbering.listOf(labels) : isPlain ? frame.numbering.bullets() : undefined;
  return items.flatMap(({ blocks, label }, index) => {
    const [first, ...rest] = blocks;
    const runs: readonly Run[] = first?.kind === 'paragraph' ? first.runs : [];
    const head = new Paragraph({
      style: 'Plain',
      indent: twips({ left: inner.indentPt ?? 0, hanging: hangPt }),
      tabStops: [{ type: 'left', position: Math.round((inner.indentPt ?? 0) * TWIPS_PER_PT) }],
      ...(place && { numbering: { ...place, custom: true } }),
      children: [
        ...(place ? [] : [new TextRun({ children: [label || (labels[index] ?? ''), new Tab()] })]),
        ...toChildren(runs, frame.keepNote),
      ],
    });
    return [head, ...docxBlocks(first?.kind === 'paragraph' ? rest : blocks, inner)];
  });
}

function twips(lengths: { readonly left: number; readonly hanging: number }) {
  return {
    left: Math.round(lengths.left * TWIPS_PER_PT),
    hanging: Math.round(lengths.hanging * TWIPS_PER_PT),
  };
}

/** A label whose number Word counts, once for each photo. */
function counted(label: string, isFirst: boolean): readonly ParagraphChild[] {
  const parts = isFirst ? labelParts(label) : undefined;
  if (!parts) return [new TextRun(`${label}\u2003`)];
  const { before, number, after } = parts;
  const field = new SimpleField('SEQ Photo \\* ARABIC', number);
  return [new TextRun(before), field, new TextRun(`${after}\u2003`)];
}

/** The picture, as wide as the column at most, with its caption; the caption alone, which says so, where none is on file. */
function figureOf(figure: Figure, frame: DocxFrame): readonly DocxNode[] {
  const { image, alt, anchor, label } = figure;
  const isFirst = frame.isFirst(anchor);
  const runs = [...counted(label, isFirst), ...toChildren(captionOf(figure), frame.keepNote)];
  const picture = image && docxPicture(image, { widthPt: frame.widthPt, alt, pictures: frame.pictures });
  const caption = new Paragraph({ style: 'Caption', children: isFirst ? [withAnchor(anchor, runs)] : runs });
  if (!picture) return [caption];
  const spacing = { before: 200, after: 100 };
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing, children: [picture] }),
    caption,
  ];
}
