import { isRightToLeft } from '#model/language.ts';
import { layoutText } from './layout-text.ts';
import type { Item, Page, TextItem } from './page.ts';
import type { Sheet } from './paginate.ts';
import type { Frame } from './theme.ts';

export type Margins = {
  /** Printed number of each page: `iv`, `12`; absent for pages without one. */
  readonly label?: string;
  readonly headerStart?: string;
  readonly headerEnd?: string;
};

const HEADER_PT = 8.5;
const NUMBER_PT = 10;
const HEADER_UP = 26;
const NUMBER_DOWN = 30;

type Around = { readonly sheet: Sheet; readonly frame: Frame };
type MarginLine = {
  readonly text: string;
  readonly sizePt: number;
  readonly align: 'start' | 'centre' | 'end';
  readonly y: number;
};

/** Puts the running head and the page number around a page, as artifacts. */
export function decoratePage(page: Page, margins: Margins, around: Around): Page {
  const { sheet } = around;
  const y = sheet.topPt - HEADER_UP - HEADER_PT;
  const items = [
    ...headerItems(margins, y, around),
    ...(margins.label
      ? marginLine(
          {
            text: margins.label,
            sizePt: NUMBER_PT,
            align: 'centre',
            y: sheet.bottomPt + NUMBER_DOWN - NUMBER_PT,
          },
          around,
        )
      : []),
  ];
  return { ...page, items: [...page.items, ...items], ...(margins.label && { label: margins.label }) };
}

function headerItems({ headerStart, headerEnd }: Margins, y: number, around: Around): readonly Item[] {
  if (!headerStart && !headerEnd) return [];
  const { sheet, frame } = around;
  const start = headerStart
    ? marginLine({ text: headerStart, sizePt: HEADER_PT, align: 'start', y }, around)
    : [];
  const isLeftwards = isRightToLeft(frame.language);
  const takenPt = isLeftwards
    ? frame.widthPt - Math.min(frame.widthPt, ...start.map(({ x }) => x - sheet.leftPt))
    : Math.max(0, ...start.map(({ x, xs }) => x - sheet.leftPt + (xs.at(-1) ?? 0)));
  const room = frame.widthPt - takenPt - 3 * HEADER_PT;
  const leftPt = isLeftwards ? sheet.leftPt : sheet.leftPt + frame.widthPt - room;
  const end = headerEnd
    ? marginLine(
        { text: headerEnd, sizePt: HEADER_PT, align: 'end', y },
        {
          sheet: { ...sheet, leftPt },
          frame: { ...frame, widthPt: room },
        },
      )
    : [];
  const ruleY = y + HEADER_PT * 1.4 + 3;
  const rule: Item = {
    kind: 'rule',
    x: sheet.leftPt,
    y: ruleY,
    toX: sheet.leftPt + frame.widthPt,
    toY: ruleY,
    widthPt: 0.4,
    colour: 'faint',
  };
  return [...start, ...end, ...(headerEnd ? [rule] : [])];
}

/** One line of small text; what is too long for it ends in an ellipsis. */
function marginLine({ text, sizePt, align, y }: MarginLine, { sheet, frame }: Around): readonly TextItem[] {
  const set = (words: string) =>
    layoutText(
      [{ text: words, language: frame.language }],
      { look: { family: 'body', sizePt }, lineHeightPt: sizePt * 1.4, align, colour: 'soft' },
      frame,
    ).boxes;
  const shown = longestThat((words) => set(words).length === 1, text);
  return (set(shown)[0]?.items ?? []).flatMap((item) => {
    if (item.kind !== 'text') return [];
    const { leaf: _leaf, ...bare } = item;
    return [{ ...bare, x: bare.x + sheet.leftPt, y: bare.y + y }];
  });
}

/** No line of a margin has room for so many characters: what follows is not looked at. */
const MOST_IN_LINE = 400;
let segmenter: Intl.Segmenter | undefined;

/** The longest beginning of a text, in whole characters and with an ellipsis, that fits; the text itself where it does. */
function longestThat(fits: (words: string) => boolean, text: string): string {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const parts: string[] = [];
  for (const { segment } of segmenter.segment(text)) if (parts.push(segment) > MOST_IN_LINE) break;
  const upTo = (count: number) => `${parts.slice(0, count).join('').trimEnd()}…`;
  if (parts.length <= MOST_IN_LINE && fits(text)) return text;
  let [low, high] = [0, parts.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(upTo(middle))) low = middle;
    else high = middle;
  }
  return upTo(low);
}
