import { type Block, captionOf, type Figure, type Heading, type List } from '../block.ts';
import { labelBefore, styleName } from '../parts/editable-names.ts';
import { labelParts } from '../parts/list-style.ts';
import { emWidth } from '../text/em-width.ts';
import { type Attributes, element, pt, sideOf, textContent } from './element.ts';
import { type OdtFrame, startOf } from './odt-frame.ts';
import { BULLET, type ListPlace, PHOTOS } from './odt-numbering.ts';
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
        block.align && { 'fo:text-align': sideOf(block.align, frame.language) },
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

/** The number is the outline's to count; what it is now is said for readers that count none. */
function headingOf(heading: Heading, frame: OdtFrame): string {
  const content = odtText(heading.runs, frame, odtBlocks);
  const anchored = withBookmark(heading.anchor, content, frame);
  if (heading.part) return paragraph('PartHeading', anchored, frame);
  const level = Math.min(heading.level, DEEPEST);
  const style = styleHere(`Heading_20_${level}`, frame);
  const isBare = heading.label === '';
  return element(
    'text:h',
    {
      'text:style-name': style,
      'text:outline-level': level,
      'text:is-list-header': isBare ? 'true' : undefined,
    },
    isBare ? '' : numberNow(labelBefore(heading.label, frame.language)),
    anchored,
  );
}

const numberNow = (label: string): string => element('text:number', {}, textContent(label));

/** The word processor counts the items; labels that are no numbers in order (boxes to tick) are text. Both hang before what they label. */
function listOf({ ordered, items }: List, frame: OdtFrame): string {
  const labels = items.map(({ label }) => (ordered ? label : BULLET));
  const hangPt = (Math.max(1, ...labels.map((label) => emWidth(label))) + 0.6) * frame.sizePt;
  const inner = indented(frame, hangPt);
  const room = { indentPt: inner.indentPt ?? 0, hangPt };
  const isPlain = !ordered && items.every(({ label }) => label === '');
  const place = ordered
    ? frame.numbering.listOf(labels, room)
    : isPlain
      ? frame.numbering.bullets(room)
      : undefined;
  const made = items.map(({ blocks, label }, index) => {
    const [first, ...rest] = blocks;
    const isText = first?.kind === 'paragraph';
    const text = isText ? odtText(first.runs, frame, odtBlocks) : '';
    const shown = label || (labels[index] ?? '');
    const head = place
      ? element('text:list-item', {}, numberNow(shown), paragraph('Plain', text, { ...inner, indentPt: 0 }))
      : labelled(shown, text, { inner, hangPt });
    return { head, rest: odtBlocks(isText ? rest : blocks, inner) };
  });
  return place ? counted(made, place) : made.map(({ head, rest }) => `${head}${rest}`).join('');
}

function labelled(
  label: string,
  text: string,
  { inner, hangPt }: { readonly inner: OdtFrame; readonly hangPt: number },
): string {
  const content = `${textContent(label)}${element('text:tab')}${text}`;
  return paragraph('Plain', content, inner, { 'fo:text-indent': pt(-hangPt) });
}

type Item = { readonly head: string; readonly rest: string };

/** A list ends where a table, or a list of another kind, stands in an item, and goes on after it. */
function counted(items: readonly Item[], { style, id }: ListPlace): string {
  let written = '';
  let run = '';
  let isFirst = true;
  for (const [index, { head, rest }] of items.entries()) {
    run += head;
    if (rest === '' && index < items.length - 1) continue;
    const place = isFirst ? { 'xml:id': id } : { 'text:continue-list': id };
    written += `${element('text:list', { ...place, 'text:style-name': style }, run)}${rest}`;
    isFirst = false;
    run = '';
  }
  return written;
}

/** A label whose number the word processor counts, once for each photo. */
function captionLabel(label: string, anchor: string): string {
  const parts = labelParts(label);
  if (!parts) return textContent(label);
  const sequence = element(
    'text:sequence',
    {
      'text:ref-name': `photo-${anchor}`,
      'text:name': PHOTOS,
      'text:formula': `ooow:${PHOTOS}+1`,
      'style:num-format': '1',
    },
    parts.number,
  );
  return `${textContent(parts.before)}${sequence}${textContent(parts.after)}`;
}

/** The picture with its caption; the caption alone, which says so, where none is on file. */
function figureOf(figure: Figure, frame: OdtFrame): string {
  const { image, alt, anchor, label } = figure;
  const picture = image && odtPicture(image, { alt, name: anchor, frame });
  const shown = picture ? paragraph('Figure', picture, frame) : '';
  const said = odtText(captionOf(figure), frame, odtBlocks);
  const isFirst = frame.isFirst(anchor);
  const shownLabel = isFirst ? captionLabel(label, anchor) : textContent(label);
  const caption = withBookmark(anchor, `${shownLabel}\u2003${said}`, { isFirst: () => isFirst });
  return `${shown}${paragraph('Caption', caption, frame)}`;
}
