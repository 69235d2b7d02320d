import type { Block, Cell, Column, Row, Table } from '../block.ts';
import { textOf } from '../block.ts';

/** What a column asks for, in em of the table's text: room for its longest word, and for its longest line. */
type Wish = { readonly leastEm: number; readonly mostEm: number; readonly meanEm?: number };

/**
 * Columns with the room that their contents ask for, so that no word is broken and long texts get what
 * short ones leave. Tables with a fixed column, merged cells or a fixed form keep theirs.
 */
export function withWishes(table: Table): Table {
  const rows = [...(table.header ? [table.header] : []), ...table.rows];
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
  const wishes = rows.flatMap((row) => (row[index] ? [cellWish(row[index])] : []));
  return {
    leastEm: Math.max(MINIMUM_EM, ...wishes.map(({ leastEm }) => leastEm)),
    mostEm: Math.max(MINIMUM_EM, ...wishes.map(({ mostEm }) => mostEm)),
    meanEm: sum(wishes.map(({ meanEm }) => meanEm)) / Math.max(1, wishes.length),
  };
}

const MINIMUM_EM = 1.2;
const BOLD = 1.08;
/** What the estimate may be short of: a word that is a little wider is parted after all. */
const SAFE = 1.12;

function cellWish({ blocks, header }: Cell): Required<Wish> {
  const texts = blocks.flatMap(textsOf);
  const scale = header ? BOLD : 1;
  const whole = header === 'column' ? texts.map(widthEm).filter((width) => width <= SHORT_HEADER_EM) : [];
  const longest = Math.max(0, ...whole, ...texts.flatMap(wordWidths));
  return {
    leastEm: Math.min(LONGEST_WORD_EM, SAFE * scale * longest),
    mostEm: SAFE * scale * Math.max(0, ...texts.map(widthEm)),
    meanEm: sum(texts.map(widthEm)),
  };
}

/** A word longer than this is parted after all. */
const LONGEST_WORD_EM = 11;

/** A heading of a column that is no longer stands on one line. */
const SHORT_HEADER_EM = 4.2;

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

/** Pieces that no line ends within: Latin words, and two squares of Han. */
function wordWidths(text: string): readonly number[] {
  return text
    .split(/[\s\u2028–—-]+|(?<=[\u2e80-\u{10ffff}])|(?=[\u2e80-\u{10ffff}])/u)
    .map((word) => Math.max(widthEm(word), /[\u2e80-\u{10ffff}]/u.test(word) ? 2 : 0));
}

/** Width of a line of text in em, as near as it can be told without a font. */
function widthEm(text: string): number {
  let sum = 0;
  for (const character of text) sum += characterEm(character);
  return sum;
}

function characterEm(character: string): number {
  if (character > '\u2e7f') return 1;
  if (/[A-ZMW@%&—…]/.test(character)) return 0.7;
  if (/[mw]/.test(character)) return 0.8;
  return /[iljtfrI.,:;'’()[\] -]/.test(character) ? 0.34 : 0.54;
}

/**
 * Widths of columns in em that together are `roomEm`: at least the longest word, at most the longest
 * line, and between the two by what they hold, long texts a little less than in proportion.
 */
export function shareRoom(wishes: readonly Wish[], roomEm: number): readonly number[] {
  const least = wishes.map(({ leastEm }) => leastEm);
  const needed = sum(least);
  if (needed >= roomEm) return least.map((each) => (each * roomEm) / needed);
  const most = wishes.map(({ leastEm, mostEm }) => Math.max(leastEm, mostEm));
  if (sum(most) <= roomEm) return most.map((each) => each + (roomEm - sum(most)) * (each / sum(most)));
  const weights = wishes.map(({ meanEm, mostEm }) => Math.max(1, meanEm ?? mostEm) ** DAMPING);
  return growWithin({ least, most, weights }, roomEm);
}

const DAMPING = 0.68;

type Bounds = {
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly weights: readonly number[];
};

/** The level at which shares, kept within their bounds, fill the room: found by halving. */
function growWithin({ least, most, weights }: Bounds, roomEm: number): readonly number[] {
  const sharesAt = (level: number): readonly number[] =>
    weights.map((weight, index) => Math.min(most[index] ?? 0, Math.max(least[index] ?? 0, level * weight)));
  let low = 0;
  let high = roomEm;
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (sum(sharesAt(middle)) < roomEm) low = middle;
    else high = middle;
  }
  return sharesAt(high);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
