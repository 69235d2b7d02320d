import { isRightToLeft } from '#model/language.ts';
import type { ContentsLine } from '../block.ts';
import { isWideLanguage } from '../text/character-kind.ts';
import { type Box, EMPTY_BOX, shiftBox } from './box.ts';
import type { Laid } from './layout-blocks.ts';
import { type LaidText, layoutText, type TextSetting } from './layout-text.ts';
import type { Item, StructureNode } from './page.ts';
import { type Frame, leadingOf } from './theme.ts';

const INDENT_EM = 1.8;
const PAGE_EM = 2.6;
const DOT_EM = 0.5;
const LABEL_GAP_EM = 0.6;
const WIDE_MARK_EM = 0.25;

/** A line of contents: label and title, dots, and the page flush right. The whole line is a link. */
export function layoutContentsLine(line: ContentsLine, frame: Frame): Laid {
  const isChapter = line.level === 1;
  const sizePt = frame.theme.sizePt;
  const setting: TextSetting = {
    look: { family: isChapter ? 'heading' : 'body', sizePt, ...(isChapter && { bold: true }) },
    lineHeightPt: sizePt * leadingOf(frame),
    align: 'start',
  };
  const indentPt = INDENT_EM * sizePt * Math.max(0, line.level - 1);
  const label = layoutText([{ text: line.label, language: frame.language }], setting, frame);
  const hangPt = indentPt + label.lastWidthPt + labelGap(line, frame);
  const title = layoutText(line.runs, setting, {
    ...frame,
    widthPt: frame.widthPt - hangPt - PAGE_EM * sizePt,
  });
  const page = layoutText(
    [{ text: line.page, language: frame.language }],
    { ...setting, look: { family: 'body', sizePt }, align: 'end' },
    frame,
  );
  const link: StructureNode = { tag: 'Link', kids: [...label.kids, ...title.kids, ...page.kids] };
  const boxes = joinParts({ label, title, page }, { line, frame, indentPt, hangPt, link });
  const spacePt = isChapter ? 0.35 * sizePt : 0;
  const spaced = boxes.map((box, index) => ({
    ...box,
    keepWithNext: isChapter || index < boxes.length - 1,
    beforePt: index === 0 ? spacePt : 0,
  }));
  return { boxes: spaced, nodes: [{ tag: 'TOCI', kids: [link] }] };
}

/** Labels that end in a full-width mark bring their own white, some of which is lost where a line ends. */
function labelGap({ label }: ContentsLine, { language, theme }: Frame): number {
  if (label === '' || (isWideLanguage(language) && label.endsWith(')'))) return 0;
  const isWide = isWideLanguage(language) && /[、）]$/.test(label);
  return (isWide ? WIDE_MARK_EM : LABEL_GAP_EM) * theme.sizePt;
}

type Parts = { readonly label: LaidText; readonly title: LaidText; readonly page: LaidText };
type Placing = {
  readonly line: ContentsLine;
  readonly frame: Frame;
  readonly indentPt: number;
  readonly hangPt: number;
  readonly link: StructureNode;
};

/** The label before the first line of the title; dots, page and link after the last. */
function joinParts({ label, title, page }: Parts, placing: Placing): readonly Box[] {
  const { frame, indentPt, hangPt } = placing;
  const isLeftwards = isRightToLeft(frame.language);
  const { sizePt } = frame.theme;
  const lines =
    title.boxes.length > 0 ? title.boxes : [{ ...EMPTY_BOX, heightPt: label.boxes[0]?.heightPt ?? 0 }];
  return lines.map((box, index) => {
    const first =
      index === 0
        ? label.boxes.flatMap((each) => shiftBox(each, isLeftwards ? -indentPt : indentPt).items)
        : [];
    const items = [...first, ...shiftBox(box, isLeftwards ? PAGE_EM * sizePt : hangPt).items];
    if (index < lines.length - 1) return { ...box, items };
    const pageItems = page.boxes.flatMap((each) => each.items);
    const end = textStart(pageItems) ?? frame.widthPt;
    const titleEnd = hangPt + title.lastWidthPt;
    const between: readonly [number, number] = isLeftwards
      ? [page.lastWidthPt, frame.widthPt - titleEnd]
      : [titleEnd, end];
    const leader = dots(...between, { sizePt, y: baseline(items) });
    return { ...box, items: [...items, ...leader, ...pageItems, linkOver(box, placing)] };
  });
}

const baseline = (items: readonly Item[]): number => items.find((item) => item.kind === 'text')?.y ?? 0;
const textStart = (items: readonly Item[]): number | undefined =>
  items.find((item) => item.kind === 'text')?.x;

/** Drawn, not written: a screen reader need not hear them. They keep to one grid down the page. */
function dots(
  from: number,
  to: number,
  { sizePt, y }: { readonly sizePt: number; readonly y: number },
): readonly Item[] {
  const step = DOT_EM * sizePt;
  const first = Math.ceil((from + 0.5 * sizePt) / step) * step;
  const count = Math.max(0, Math.ceil((to - 0.4 * sizePt - first) / step));
  return Array.from({ length: count }, (_, index): Item => {
    const x = first + index * step;
    return { kind: 'rule', x, y: y - 0.5, toX: x + 0.8, toY: y - 0.5, widthPt: 0.8, colour: 'soft' };
  });
}

function linkOver(box: Box, { line, frame, indentPt, link }: Placing): Item {
  const text = [line.label, line.runs.map((run) => run.text).join(''), line.page]
    .filter((part) => part !== '')
    .join(' ');
  const x = isRightToLeft(frame.language) ? 0 : indentPt;
  const extent = { x, y: 0, widthPt: frame.widthPt - indentPt, heightPt: box.heightPt };
  return { kind: 'link', ...extent, target: { anchor: line.anchor }, text, node: link };
}
