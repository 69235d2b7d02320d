import type { Block } from './block.ts';

/** Two blocks that say the same in two languages; one side is absent where there is no twin. */
export type BlockPair = { readonly first?: Block; readonly second?: Block };

const MATCH = 3;
const ALONE = -1;

/**
 * Aligns two editions block by block: the order of both is kept, headings meet headings of their level
 * and photos the same photo (a global alignment after Needleman and Wunsch, 1970).
 */
export function alignBlocks(first: readonly Block[], second: readonly Block[]): readonly BlockPair[] {
  return alignBy(first, second, likeness);
}

/** Two things that say the same; one side is absent where there is no twin. */
export type Pair<T> = { readonly first?: T; readonly second?: T };

/** How sure it is that two things are twins, from 1; `undefined` where they cannot be. */
export type Likeness<T> = (first: T, second: T) => number | undefined;

/**
 * Aligns two lists: the order of both is kept, and the whole is as likely as can be.
 * @example alignBy(['a', 'b'], ['b'], (a, b) => (a === b ? 3 : undefined)) // [{ first: 'a' }, { first: 'b', second: 'b' }]
 */
export function alignBy<T>(
  first: readonly T[],
  second: readonly T[],
  likeness: Likeness<T>,
): readonly Pair<T>[] {
  const scores = scoreTable(first, second, likeness);
  const pairs: Pair<T>[] = [];
  let row = 0;
  let column = 0;
  while (row < first.length || column < second.length) {
    const [left, right] = [first[row], second[column]];
    const here = scoreAt(scores, row, column);
    const matched = left !== undefined && right !== undefined ? likeness(left, right) : undefined;
    if (left && right && matched !== undefined && here === matched + scoreAt(scores, row + 1, column + 1)) {
      pairs.push({ first: left, second: right });
      row += 1;
      column += 1;
    } else if (left && here === ALONE + scoreAt(scores, row + 1, column)) {
      pairs.push({ first: left });
      row += 1;
    } else if (right) {
      pairs.push({ second: right });
      column += 1;
    } else break;
  }
  return pairs;
}

type Scores = readonly (readonly number[])[];
const scoreAt = (scores: Scores, row: number, column: number): number => scores[row]?.[column] ?? 0;

/** The best score of aligning what is left from (row, column) on. */
function scoreTable<T>(first: readonly T[], second: readonly T[], likeness: Likeness<T>): Scores {
  const scores: number[][] = Array.from({ length: first.length + 1 }, () =>
    new Array<number>(second.length + 1).fill(0),
  );
  for (let row = first.length; row >= 0; row -= 1) {
    for (let column = second.length; column >= 0; column -= 1) {
      const [left, right] = [first[row], second[column]];
      if (!left && !right) continue;
      const matched = left && right ? likeness(left, right) : undefined;
      const options = [
        ...(matched === undefined ? [] : [matched + scoreAt(scores, row + 1, column + 1)]),
        ...(left ? [ALONE + scoreAt(scores, row + 1, column)] : []),
        ...(right ? [ALONE + scoreAt(scores, row, column + 1)] : []),
      ];
      (scores[row] ?? [])[column] = Math.max(...options);
    }
  }
  return scores;
}

/** How sure it is that two blocks are twins; `undefined` where they cannot be. */
function likeness(first: Block, second: Block): number | undefined {
  if (first.kind !== second.kind) return undefined;
  if (first.kind === 'heading' && second.kind === 'heading')
    return first.level === second.level ? 4 * MATCH : undefined;
  if (first.kind === 'figure' && second.kind === 'figure')
    return first.anchor === second.anchor ? 4 * MATCH : undefined;
  if (first.kind === 'table' && second.kind === 'table')
    return first.look === second.look ? MATCH + Number(first.rows.length === second.rows.length) : undefined;
  if (first.kind === 'list' && second.kind === 'list')
    return MATCH + Number(first.items.length === second.items.length);
  if (first.kind === 'paragraph' && second.kind === 'paragraph')
    return first.style === second.style ? MATCH : MATCH - 1;
  return MATCH;
}
