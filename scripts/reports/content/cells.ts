import type { Localized } from '#model/localized.ts';
import { localize } from '#model/localized.ts';
import { type Block, type Cell, paragraph, plain, type Row, type Run, type Table } from '../block.ts';
import { emWidth } from '../text/em-width.ts';

/** A cell of one paragraph. */
export function textCell(text: string, language: string, more: Omit<Cell, 'blocks'> = {}): Cell {
  return { blocks: text === '' ? [] : [paragraph(plain(text, language), 'plain')], ...more };
}

/** A cell of several paragraphs, one a text. */
export function linesCell(texts: readonly string[], language: string, more: Omit<Cell, 'blocks'> = {}): Cell {
  return { blocks: texts.map((text) => paragraph(plain(text, language), 'plain')), ...more };
}

export function headerRow(texts: readonly string[], language: string): Row {
  return texts.map((text) => textCell(text, language, { header: 'column' }));
}

export type Fact = { readonly label: string; readonly values: readonly (string | readonly Run[])[] };

/** Labels and values in two columns; a fact without a value is left out. */
export function factsTable(facts: readonly Fact[], language: string): readonly Block[] {
  const known = facts.filter(({ values }) => values.length > 0);
  const rows = known.map(
    ({ label, values }): Row => [
      textCell(label, language, { header: 'row' }),
      {
        blocks: values.map((value) =>
          paragraph(typeof value === 'string' ? plain(value, language) : value, 'fact'),
        ),
      },
    ],
  );
  if (rows.length === 0) return [];
  const longest = Math.max(...known.map(({ label }) => emWidth(label, 'bold')));
  const table: Table = {
    kind: 'table',
    look: 'facts',
    columns: [{ weight: 0, fixedEm: longest + 0.6 }, { weight: 1 }],
    rows,
  };
  return [table];
}

/** Texts that are there, in one language. */
export function localizeAll(texts: readonly (Localized | undefined)[], language: string): readonly string[] {
  return texts.flatMap((text) => (text ? [localize(text, language)] : []));
}
