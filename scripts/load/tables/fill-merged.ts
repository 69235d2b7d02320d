const decoder = new TextDecoder();

/** The merged ranges (`A2:A5`) of a sheet of a workbook, by its name; none where the parts do not say. */
export function mergedIn(parts: Readonly<Record<string, Uint8Array>>, sheet: string): readonly string[] {
  const textOf = (name: string) => (parts[name] ? decoder.decode(parts[name]) : '');
  const entry = [...textOf('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => withoutEntities(attribute(tag, 'name')) === sheet);
  const id = entry && attribute(entry, '\\w+:id');
  const relation = [...textOf('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => attribute(tag, 'Id') === id);
  const target = relation ? attribute(relation, 'Target').replace(/^\/?(?:xl\/)?/, '') : '';
  return [...textOf(`xl/${target}`).matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)].map(([tag]) =>
    attribute(tag, 'ref'),
  );
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}=["']([^"']*)["']`).exec(tag)?.[1] ?? '';
}

function withoutEntities(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** A merged cell says the same for each of its rows; across columns it stands in the first alone, as a heading does. */
export function fillMerged(
  rows: readonly (readonly string[])[],
  merged: readonly string[],
): readonly (readonly string[])[] {
  const filled = rows.map((row) => [...row]);
  for (const range of merged) {
    const [, column = '', first = '', last = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range) ?? [];
    const index = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const value = filled[Number(first) - 1]?.[index];
    if (!value) continue;
    for (let row = Number(first); row < Number(last) && row < filled.length; row += 1) {
      const cells = filled[row];
      if (cells && (cells[index] ?? '') === '') cells[index] = value;
    }
  }
  return filled;
}
