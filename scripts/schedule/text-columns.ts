/** East Asian Wide and Fullwidth characters (UAX #11) take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const GUTTER = '  ';

/** Columns of a terminal that a text takes. */
export function textWidth(text: string): number {
  return [...text.normalize('NFC')].reduce((sum, character) => {
    if (/\p{M}/u.test(character)) return sum;
    return sum + (WIDE.test(character) ? 2 : 1);
  }, 0);
}

/** Rows of cells, aligned; no spaces at the end of a line. */
export function renderColumns(rows: readonly (readonly string[])[]): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => textWidth(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - textWidth(cell))))
        .join(GUTTER)
        .trimEnd(),
    )
    .join('\n');
}
