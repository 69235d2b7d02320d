import { isRightToLeft } from '#model/language.ts';
import type { Block, Heading, Quote, Table } from '../block.ts';
import { isWideLanguage } from '../text/character-kind.ts';
import { type Box, EMPTY_BOX, gapPt, shiftBox } from './box.ts';
import { layoutContentsLine } from './layout-contents.ts';
import { layoutFigure } from './layout-figure.ts';
import { layoutList } from './layout-list.ts';
import { layoutParagraph } from './layout-paragraph.ts';
import { layoutTable } from './layout-table.ts';
import { layoutText } from './layout-text.ts';
import type { StructureNode } from './page.ts';
import { type Frame, headingSizePt } from './theme.ts';

/** Blocks laid out in one column: strips from top to bottom, and what they are to a reader of structure. */
export type Laid = { readonly boxes: readonly Box[]; readonly nodes: readonly StructureNode[] };

/** Lays out blocks in a column; page breaks come later. */
export function layoutBlocks(blocks: readonly Block[], frame: Frame): Laid {
  const laid = blocks.map((block, index) =>
    introduce(setApart(layoutBlock(block, frame), [blocks[index - 1], block], frame), {
      block,
      next: blocks[index + 1],
    }),
  );
  return { boxes: laid.flatMap((each) => each.boxes), nodes: laid.flatMap((each) => each.nodes) };
}

/** A paragraph stays with the list or table that it leads up to. */
function introduce(
  laid: Laid,
  { block, next }: { readonly block: Block; readonly next: Block | undefined },
): Laid {
  const leads =
    block.kind === 'paragraph' &&
    (next?.kind === 'list' || (next?.kind === 'table' && next.look !== 'parallel'));
  if (!leads || laid.boxes.length === 0) return laid;
  const last = laid.boxes.length - 1;
  return {
    ...laid,
    boxes: laid.boxes.map((box, index) => (index === last ? { ...box, keepWithNext: true } : box)),
  };
}

/** In em: two tables that nothing stands between are told from the rows of one. */
const BETWEEN_TABLES_EM = 1.5;

/** A table without a title that follows a table has more white above it. */
function setApart(
  laid: Laid,
  [previous, block]: readonly [Block | undefined, Block],
  { theme }: Frame,
): Laid {
  const isSecond =
    isRuled(previous) && isRuled(block) && block.title === undefined && (block.piece?.isFirst ?? true);
  const [first, ...others] = laid.boxes;
  if (!isSecond || !first) return laid;
  return { ...laid, boxes: [{ ...first, beforePt: BETWEEN_TABLES_EM * theme.sizePt }, ...others] };
}

const isRuled = (block: Block | undefined): block is Table =>
  block?.kind === 'table' && block.look === 'ruled';

function layoutBlock(block: Block, frame: Frame): Laid {
  switch (block.kind) {
    case 'heading':
      return layoutHeading(block, frame);
    case 'paragraph':
      return layoutParagraph(block, frame);
    case 'list':
      return layoutList(block, frame);
    case 'table':
      return layoutTable(block, frame);
    case 'figure':
      return layoutFigure(block, frame);
    case 'quote':
      return layoutQuote(block, frame);
    case 'contents-line':
      return layoutContentsLine(block, frame);
    case 'rule':
      return { boxes: [ruleBox(frame)], nodes: [] };
    case 'space':
      return { boxes: [{ ...EMPTY_BOX, heightPt: block.heightPt }], nodes: [] };
    case 'page-break':
      return { boxes: [{ ...EMPTY_BOX, breakBefore: true }], nodes: [] };
    default:
      return block satisfies never;
  }
}

/** Adds white before the first box and after the last. */
export function withSpace(
  boxes: readonly Box[],
  space: { readonly beforePt: number; readonly afterPt: number },
): readonly Box[] {
  return boxes.map((box, index) => ({
    ...box,
    beforePt: index === 0 ? space.beforePt : box.beforePt,
    afterPt: index === boxes.length - 1 ? space.afterPt : box.afterPt,
  }));
}

/** Deeper levels are as large as the text: they are told apart by their face, and then by their colour. */
const LAST_IN_HEADING_FACE = 4;
const LAST_IN_INK = 5;

function layoutHeading(heading: Heading, frame: Frame): Laid {
  const sizePt = heading.part ? headingSizePt(frame.theme, 1) : headingSizePt(frame.theme, heading.level);
  const label =
    heading.label &&
    (isWideLanguage(frame.language) && /[、）)]$/.test(heading.label)
      ? heading.label
      : `${heading.label}\u2002`);
  const language = heading.runs[0]?.language ?? frame.language;
  const runs = label ? [{ text: label, language }, ...heading.runs] : heading.runs;
  const text = layoutText(
    runs,
    {
      look: { family: heading.level > LAST_IN_HEADING_FACE ? 'body' : 'heading', sizePt, bold: true },
      lineHeightPt: sizePt * 1.4,
      ...(heading.level > LAST_IN_INK && { colour: 'soft' as const }),
      align: heading.part ? 'centre' : 'start',
    },
    frame,
  );
  const boxes = text.boxes.map((box, index) => ({
    ...box,
    keepWithNext: true,
    stopsFloats: true as const,
    items:
      index === 0
        ? [...box.items, { kind: 'anchor' as const, x: 0, y: -0.2 * sizePt, name: heading.anchor }]
        : box.items,
  }));
  const beforePt = frame.theme.sizePt * (heading.level === 1 ? 1.9 : heading.level === 2 ? 1.3 : 0.9);
  const afterPt = frame.theme.sizePt * (heading.part ? 1.4 : heading.level === 1 ? 0.7 : 0.35);
  return {
    boxes: withSpace(boxes, { beforePt, afterPt }),
    nodes: [{ tag: `H${Math.min(heading.level, 6)}`, kids: text.kids }],
  };
}

function layoutQuote(quote: Quote, frame: Frame): Laid {
  const inset = Math.min(2 * frame.theme.sizePt, 0.16 * frame.widthPt);
  const body = layoutBlocks(quote.blocks, {
    ...frame,
    widthPt: frame.widthPt - 1.5 * inset,
    firstLineIndentEm: 0,
  });
  const boxes = body.boxes.map((box, index) => {
    const isLeftwards = isRightToLeft(frame.language);
    const shifted = shiftBox(box, isLeftwards ? 0.5 * inset : inset);
    const x = isLeftwards ? frame.widthPt - 0.5 * inset : 0.5 * inset;
    // One line beside all of it: it goes on through the white up to what follows.
    const next = body.boxes[index + 1];
    const toY = box.heightPt + (next ? gapPt(box, next) : 0);
    return {
      ...shifted,
      items: [
        ...shifted.items,
        { kind: 'rule' as const, x, y: 0, toX: x, toY, widthPt: 1.2, colour: 'faint' as const },
      ],
    };
  });
  const spacePt = 0.5 * frame.theme.sizePt;
  return {
    boxes: withSpace(boxes, { beforePt: spacePt, afterPt: spacePt }),
    nodes: [{ tag: 'BlockQuote', kids: body.nodes }],
  };
}

function ruleBox(frame: Frame): Box {
  const middle = frame.widthPt / 2;
  const reach = Math.min(middle, 48);
  const spacePt = frame.theme.sizePt;
  return {
    ...EMPTY_BOX,
    heightPt: 1,
    beforePt: spacePt,
    afterPt: spacePt,
    items: [
      {
        kind: 'rule',
        x: middle - reach,
        y: 0.5,
        toX: middle + reach,
        toY: 0.5,
        widthPt: 0.6,
        colour: 'faint',
      },
    ],
  };
}
