import { columnsOf, wrapText } from '#locale/text-columns.ts';
import { paint, shown } from './actions-table.ts';

export type Fact = { readonly label: string; readonly value: string | undefined };

/** Facts for the terminal: labels in one column, values in the next. */
export function layFacts(facts: readonly Fact[], width: number): readonly string[] {
  const labelWidth = Math.max(...facts.map(({ label }) => columnsOf(label))) + 2;
  return facts.flatMap(({ label, value = '' }) =>
    wrapText(shown(value), Math.max(width - labelWidth, 20)).map((line, index) => {
      const head = index === 0 ? label : '';
      return `${paint('dim', head)}${' '.repeat(labelWidth - columnsOf(head))}${line}`;
    }),
  );
}
