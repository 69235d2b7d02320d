/** The column that a heading means; nothing when it is none. */
export type ColumnOf = (heading: string) => string | undefined;

/**
 * Rows in which two rows of headings are one: `Our side | | Their side |` over `Delegation | People | Delegation |
 * People`. The names of the columns stand in the second row; the first is empty. One side may stand alone, as
 * in the list of an office that writes down only its counterparts. Rows of any other kind stay
 * as they are.
 *
 * @example joinHeadingRows([['Host', '', 'Guest', ''], ['Party', 'People', 'Party', 'People']], words)
 *   // [['', '', '', ''], ['host', 'hostPeople', 'guest', 'guestPeople']]
 */
export function joinHeadingRows(
  rows: readonly (readonly string[])[],
  words: { readonly columnOf: ColumnOf; readonly isSide: (heading: string) => boolean },
): readonly (readonly string[])[] {
  const joined = [...rows];
  for (const [index, above] of rows.entries()) {
    const below = rows[index + 1];
    const both = below && namesOf(above, below, words);
    if (!both) continue;
    joined[index] = above.map(() => '');
    joined[index + 1] = both;
  }
  return joined;
}

function namesOf(
  above: readonly string[],
  below: readonly string[],
  { columnOf, isSide }: Parameters<typeof joinHeadingRows>[1],
): readonly string[] | undefined {
  const groups = carried(above);
  const sides = groups.map(columnOf);
  if (!sides.some(isParty)) return undefined;
  let isKnown = true;
  const names = below.map((sub, index) => {
    const side = sides[index];
    if (sub === '') return above[index] ?? '';
    if (!isParty(side)) return sub;
    if (isSide(sub)) return side;
    const column = columnOf(sub);
    if (column === 'people' || column === 'weight')
      return column === 'people' ? `${side}People` : `${side}Rank`;
    if (column === undefined) isKnown = false;
    return sub;
  });
  const isJoined = sides.filter(isParty).every((side) => names.includes(side));
  return isKnown && isJoined && below.some((sub) => sub !== '' && isSide(sub)) ? names : undefined;
}

const isParty = (column: string | undefined): column is 'host' | 'guest' =>
  column === 'host' || column === 'guest';

/** A group stands over the empty cells behind it. */
function carried(cells: readonly string[]): readonly string[] {
  let last = '';
  return cells.map((cell) => {
    if (cell !== '') last = cell;
    return last;
  });
}
