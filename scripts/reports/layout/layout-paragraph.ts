import type { Paragraph } from '../block.ts';
import { type Laid, withSpace } from './layout-blocks.ts';
import { bodyAlign, layoutText } from './layout-text.ts';
import { type Frame, leadingOf } from './theme.ts';

type ParagraphLook = {
  readonly scale: number;
  readonly bold?: true;
  readonly heading?: true;
  readonly align?: 'centre' | 'start';
  readonly indent?: true;
  readonly soft?: true;
  readonly spaceEm: number;
};

const LOOKS: Readonly<Record<Paragraph['style'], ParagraphLook>> = {
  body: { scale: 1, indent: true, spaceEm: 0 },
  plain: { scale: 1, spaceEm: 0 },
  centred: { scale: 1, align: 'centre', spaceEm: 0 },
  lead: { scale: 1, bold: true, align: 'start', spaceEm: 0.4 },
  small: { scale: 0.88, spaceEm: 0 },
  form: { scale: 1, spaceEm: 0 },
  aside: { scale: 0.95, soft: true, align: 'start', spaceEm: 0 },
  fact: { scale: 1, align: 'start', spaceEm: 0.18 },
  'cover-heading': { scale: 1, bold: true, heading: true, align: 'centre', spaceEm: 0 },
  'cover-title': { scale: 1, bold: true, heading: true, align: 'centre', spaceEm: 0 },
  'cover-field': { scale: 1, bold: true, align: 'start', spaceEm: 0 },
};

/** A paragraph in the look of its style. */
export function layoutParagraph(block: Paragraph, frame: Frame): Laid {
  const look = LOOKS[block.style];
  const { theme } = frame;
  const sizePt = coverSize(block.style, frame) ?? theme.sizePt * look.scale;
  const text = layoutText(
    block.runs,
    {
      look: { family: look.heading ? 'heading' : 'body', sizePt, ...(look.bold && { bold: true }) },
      lineHeightPt: sizePt * (look.heading ? 1.5 : leadingOf(frame)),
      align: block.align ?? look.align ?? bodyAlign(frame),
      indentPt: look.indent ? frame.firstLineIndentEm * sizePt : 0,
      colour: look.soft ? 'soft' : 'ink',
    },
    frame,
  );
  const isLatinBody = block.style === 'body' && frame.firstLineIndentEm === 0;
  const space = (isLatinBody ? 0.55 : look.spaceEm) * sizePt;
  const boxes = withSpace(text.boxes, { beforePt: space, afterPt: space });
  const isKept = block.style === 'lead' || block.keepsNext;
  const kept = isKept ? boxes.map((box) => ({ ...box, keepWithNext: true })) : boxes;
  return { boxes: kept, nodes: [{ tag: 'P', kids: text.kids }] };
}

function coverSize(style: Paragraph['style'], { theme }: Frame): number | undefined {
  if (style === 'cover-heading') return theme.coverSizesPt.heading;
  if (style === 'cover-title') return theme.coverSizesPt.title;
  return style === 'cover-field' ? theme.coverSizesPt.field : undefined;
}
