import type { Block, Cell, Column, Row, Table } from '../block.ts';
import { textOf } from '../block.ts';
import { emWidth } from '../text/em-width.ts';
import { heldText } from '../text/held-text.ts';

/** What a column asks for, in em of the table's text. */
type Wish = Required<Pick<Column, 'leastEm' | 'mostEm' | 'linesEm'>>;

/**
 * Columns with the room that their contents ask for, so that no word is broken and long texts get what
 * short ones leave. Tables with a fixed column, merged cells or a fixed form keep theirs.
 */
export function withWishes(table: Table): Table {
  const header = table.header?.map((cell): Cell => ({ header: 'column', ...cell }));
  const rows = [...(header ? [header] : []), ...table.rows];
  const isPlain = rows.every((row) => row.every((cell) => (cell.span ?? 1) === 1));
  if (table.look !== 'ruled' || !isPlain || table.columns.some(({ leastEm }) => leastEm !== undefined))
    return table;
  const columns = table.columns.map(
    (column, index): Column =>
      column.fixedEm === undefined ? { ...column, ...wishOf(rows, index) } : column,
  );
  return { ...table, columns };
}

function wishOf(rows: readonly Row[], index: number): Wish {
  const wishes = rows.map((row) => cellWish(row[index] ?? EMPTY));
  return {
    leastEm: Math.max(MINIMUM_EM, ...wishes.map(({ leastEm }) => leastEm)),
    mostEm: Math.max(MINIMUM_EM, ...wishes.map(({ mostEm }) => mostEm)),
    linesEm: wishes.map(({ lineEms }) => lineEms),
  };
}

const MINIMUM_EM = 1.2;
/** What the estimate may be short of, figures of one width and kerning: a word that is a little wider is parted after all. */
const SAFE = 1.04;

const EMPTY: Cell = { blocks: [] };

type CellWish = { readonly leastEm: number; readonly mostEm: number; readonly lineEms: readonly number[] };

function cellWish({ blocks, header }: Cell): CellWish {
  const texts = blocks.flatMap(textsOf);
  const widthEm = (text: string): number => emWidth(text, header ? 'bold' : 'regular');
  const short = header === 'column' ? SHORT_HEADER_EM : SHORT_TEXT_EM;
  const whole = texts.map(widthEm).filter((width) => width <= short);
  const dates = texts.filter((text) => DATE.test(text)).map((text) => leastDateEm(widthEm(text)));
  const longest = Math.max(0, ...whole, ...dates, ...texts.flatMap((text) => wordWidths(text, widthEm)));
  return {
    leastEm: Math.min(LONGEST_WORD_EM, SAFE * longest),
    mostEm: SAFE * Math.max(0, ...texts.map(widthEm)),
    lineEms: texts.map((text) => SAFE * widthEm(text)),
  };
}

/** Figures with what stands between them in a date or a time: 2025-08-12, 114 年 8 月 12 日, 12–15 Aug 2025, 民國 100 年. */
const DATE = /^(?=.*\d)(?:\d|[\s/.:–—-]|[年月日時分至民國（）()一二三四五六日]|\p{L}{3,9}(?=\s|$))+$/u;

/** A date stands on two lines at most. */
const leastDateEm = (widthEm: number): number =>
  Math.min(widthEm, Math.max(LEAST_DATE_EM, widthEm / 2 + 0.8));
const LEAST_DATE_EM = 5.4;

/** A word longer than this is parted after all. */
const LONGEST_WORD_EM = 11;

/** A heading of a column that is no longer stands on one line. */
const SHORT_HEADER_EM = 4.2;
/** And so does a text of two short words: Both sides, To watch. */
const SHORT_TEXT_EM = 5;

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [textOf(block.runs)];
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(textsOf)).map((text) => `\u3000\u3000${text}`);
    case 'quote':
      return block.blocks.flatMap(textsOf);
    default:
      return [];
  }
}

/** Pieces that a column has room for: Latin words, and a few squares of Han, which may be broken anywhere but read badly so. */
function wordWidths(text: string, widthEm: (text: string) => number): readonly number[] {
  const held = (heldText(text).match(HELD) ?? []).map(widthEm);
  const words = text
    .split(
      /[\s\u2028–—]+|(?<![\u2e80-\u{10ffff}])(?=[\u2e80-\u{10ffff}])|(?<=[\u2e80-\u{10ffff}])(?![\u2e80-\u{10ffff}])/u,
    )
    .flatMap((word) => (widthEm(word) > LONGEST_COMPOUND_EM ? word.split('-') : [word]))
    .map((word) => (HAN.test(word) ? leastHanEm(widthEm(word)) : widthEm(word)));
  return [...words, ...held];
}

/** Words that no line parts, with the marks about them: 23 March, （3 月 24 日）, Shen Wang-chao. */
const HELD =
  /[（〔「『《]*(?:[^\s\u2e80-\u{10ffff}]+|[\u2e80-\u{10ffff}])(?:\u00a0(?:[^\s\u2e80-\u{10ffff}]+|[\u2e80-\u{10ffff}]))+[）〕」』》、，。；：]*/gu;

/** A word with hyphens that is no longer, such as a name (Wang-chao), is not parted at them. */
const LONGEST_COMPOUND_EM = 6;

const HAN = /[\u2e80-\u{10ffff}]/u;
const LEAST_HAN_EM = 4;
const MOST_HAN_EM = 7;
const HAN_LINES = 7;

/** Four squares, and more for a long text, so that it does not run down the page. */
const leastHanEm = (widthEm: number): number =>
  Math.min(widthEm, MOST_HAN_EM, Math.max(LEAST_HAN_EM, widthEm / HAN_LINES));
