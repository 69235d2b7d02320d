/**
 * Markdown as MDX: `<` and braces outside of code are text and no elements.
 * @example asMdx('put it in <Internal>, as `<Internal>`') // 'put it in \\<Internal>, as `<Internal>`'
 */
export function asMdx(markdown: string): string {
  return markdown
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[<{}]/g, '\\$&')))
    .join('');
}

/**
 * Words as Markdown: what would be a link, a note or an escape in them is what it says; code stays code.
 * @example asWords('[text](https://…)') // '\\[text\\](https\\://…)'
 */
export function asWords(text: string): string {
  return text
    .split(/(`[^`\n]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[\\[\]]/g, '\\$&').replace(/(?<=https?):/g, '\\:'),
    )
    .join('');
}

/** Text as a cell of a table: on one line, no end of the cell within. */
export function asCell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

/** Rows of cells as a table of Markdown, with its headings. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(asCell).join(' | ')} |`;
  return [line(headings), `|${'---|'.repeat(headings.length)}`, ...rows.map(line)].join('\n');
}
