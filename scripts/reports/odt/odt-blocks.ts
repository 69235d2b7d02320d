import { type Block, captionOf, type Figure, type Heading, type List } from '../block.ts';
import { emWidth } from '../content/cells.ts';
import { labelBefore, styleName } from '../parts/editable-names.ts';
import { type Attributes, element, pt, textContent } from './element.ts';
import { type OdtFrame, startOf } from './odt-frame.ts';
import { odtPicture } from './odt-picture.ts';
import { odtTable } from './odt-table.ts';
import { odtText, withBookmark } from './odt-text.ts';

/** Blocks of a report as OpenDocument has them. Lines of contents are the word processor's own to make. */
export function odtBlocks(blocks: readonly Block[], frame: OdtFrame): string {
  return blocks.map((block) => odtBlock(block, frame)).join('');
}

function odtBlock(block: Block, frame: OdtFrame): string {
  switch (block.kind) {
    case 'heading':
      return headingOf(block, frame);
    case 'paragraph':
      return paragraph(
        styleName(block, frame.bodyStyle),
        odtText(block.runs, frame, odtBlocks),
        frame,
        block.align && { 'fo:text-align': block.align === 'centre' ? 'center' : block.align },
      );
    case 'list':
      return listOf(block, frame);
    case 'table':
      return odtTable(block, frame, odtBlocks);
    case 'figure':
      return figureOf(block, frame);
    case 'quote':
      return odtBlocks(block.blocks, indented(frame, 2 * frame.sizePt));
    case 'rule':
      return paragraph('Rule', '', frame);
    case 'page-break':
      frame.breaks.ask('page');
      return '';
    case 'space':
      return paragraph('Plain', '', frame, { 'fo:margin-top': pt(block.heightPt), 'fo:line-height': '1pt' });
    case 'contents-line':
      return '';
    default:
      return block satisfies never;
  }
}

const indented = (frame: OdtFrame, byPt: number): OdtFrame => ({
  ...frame,
  indentPt: (frame.indentPt ?? 0) + byPt,
  bodyStyle: 'Plain',
});

/** A paragraph of a named style, and what differs from the style here. */
export function paragraph(style: string, content: string, frame: OdtFrame, own?: Attributes): string {
  return element('text:p', { 'text:style-name': styleHere(style, frame, own) }, content);
}

function styleHere(style: string, { styles, breaks, indentPt }: OdtFrame, own: Attributes = {}): string {
  const start = startOf(breaks.take());
  const properties = {
    ...(indentPt && { 'fo:margin-left': pt(indentPt) }),
    ...start.properties,
    ...own,
  };
  if (Object.keys({ ...properties, ...start.attributes }).length === 0) return style;
  return styles.nameOf({
    family: 'paragraph',
    parent: style,
    attributes: start.attributes,
    properties: { 'style:paragraph-properties': properties },
  });
}

const DEEPEST = 6;

function headingOf(heading: Heading, frame: OdtFrame): string {
  const label = labelBefore(heading.label, frame.language);
  const content = `${textContent(label)}${odtText(heading.runs, frame, odtBlocks)}`;
  const anchored = withBookmark(heading.anchor, content, frame);
  if (heading.part) return paragraph('PartHeading', anchored, frame);
  const level = Math.min(heading.level, DEEPEST);
  const style = styleHere(`Heading_20_${level}`, frame);
  return element('text:h', { 'text:style-name': style, 'text:outline-level': level }, anchored);
}

const BULLET = '•';

/** Labels are text, as they are part of the outline's numbering: they hang before what they label. */
function listOf({ ordered, items }: List, frame: OdtFrame): string {
  const labels = items.map(({ label }) => (ordered ? label : BULLET));
  const hangPt = (Math.max(1, ...labels.map(emWidth)) + 0.6) * frame.sizePt;
  const inner = indented(frame, hangPt);
  return items
    .map(({ blocks: [first, ...rest] }, index) => {
      const isText = first?.kind === 'paragraph';
      const text = isText ? odtText(first.runs, frame, odtBlocks) : '';
      const head = `${textContent(labels[index] ?? '')}${element('text:tab')}${text}`;
      const others = isText || !first ? rest : [first, ...rest];
      return `${paragraph('Plain', head, inner, { 'fo:text-indent': pt(-hangPt) })}${odtBlocks(others, inner)}`;
    })
    .join('');
}

/** The picture with its caption; the caption alone, which says so, where none is on file. */
function figureOf(figure: Figure, frame: OdtFrame): string {
  const { image, alt, anchor, label } = figure;
  const picture = image && odtPicture(image, { alt, name: anchor, frame });
  const shown = picture ? paragraph('Figure', picture, frame) : '';
  const said = odtText(captionOf(figure), frame, odtBlocks);
  const caption = withBookmark(anchor, `${textContent(label)}\u2003${said}`, frame);
  return `${shown}${paragraph('Caption', caption, frame)}`;
}
