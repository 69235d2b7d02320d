import { alignBlocks, type BlockPair } from './align-blocks.ts';
import type { Block, Cell, Figure, List, Row, Table } from './block.ts';
import { withWishes } from './layout/fit-columns.ts';

export type Languages = readonly [string, string];
/** What is said where a block has no counterpart, per language. */
export type NoTwin = Readonly<Record<string, string>>;

/** Two editions as rows of facing cells. Pictures stand once, across both columns. */
export function parallelRows(
  first: readonly Block[],
  second: readonly Block[],
  { languages, noTwin }: { readonly languages: Languages; readonly noTwin: NoTwin },
): readonly Row[] {
  return alignBlocks(first, second)
    .flatMap(intoPieces)
    .map((pair) => rowOf(pair, languages, noTwin));
}

function rowOf({ first, second }: BlockPair, languages: Languages, noTwin: NoTwin): Row {
  if (first?.kind === 'figure' && second?.kind === 'figure' && first.image)
    return [{ blocks: [bothCaptions(first, second)], span: 2 }];
  return [cellOf(first, languages[0], noTwin), cellOf(second, languages[1], noTwin)];
}

function cellOf(block: Block | undefined, language: string, noTwin: NoTwin): Cell {
  if (block) return { ...pieceOf(block), language };
  return {
    blocks: [{ kind: 'paragraph', style: 'aside', runs: [{ text: noTwin[language] ?? '', language }] }],
    language,
  };
}

/** What goes on from a page before has its table's header above it. */
function pieceOf(block: Block): Cell {
  if (block.kind !== 'table' || !block.header || (block.piece?.isFirst ?? true)) return { blocks: [block] };
  const { header: _header, ...bare } = block;
  return { blocks: [bare], repeat: [{ ...block, rows: [] }] };
}

function bothCaptions(first: Figure, second: Figure): Figure {
  const language = second.caption[0]?.language ?? '';
  return {
    ...first,
    caption: [
      ...first.caption,
      { text: '\u2028', language },
      { text: `${second.label}\u2002`, language, emphasis: ['bold'] },
      ...second.caption,
    ],
    alt: `${first.alt} ${second.alt}`,
  };
}

/** Lists and tables of equal length face each other item by item, row by row. */
function intoPieces(pair: BlockPair): readonly BlockPair[] {
  const { first, second } = pair;
  if (first?.kind === 'list' && second?.kind === 'list' && first.items.length === second.items.length) {
    return zip(listPieces(first), listPieces(second));
  }
  if (first?.kind === 'table' && second?.kind === 'table' && first.rows.length === second.rows.length) {
    return zip(tablePieces(first), tablePieces(second));
  }
  return [pair];
}

function zip(first: readonly Block[], second: readonly Block[]): readonly BlockPair[] {
  return first.map((block, index): BlockPair => {
    const twin = second[index];
    return twin ? { first: block, second: twin } : { first: block };
  });
}

function listPieces(list: List): readonly List[] {
  return list.items.map((item) => ({ ...list, items: [item] }));
}

/** Tables of no more rows stand on one page. */
const SHORT_TABLE_ROWS = 5;

function tablePieces(whole: Table): readonly Table[] {
  const { header, title, ...table } = withWishes(whole);
  const last = table.rows.length - 1;
  return table.rows.map((row, index) => ({
    ...table,
    rows: [row],
    ...(header && { header }),
    ...(index === 0 && title && { title }),
    piece: {
      isFirst: index === 0,
      isLast: index === last,
      keepsNext: index < last && (last < SHORT_TABLE_ROWS || index === 0 || index === last - 1),
    },
  }));
}
