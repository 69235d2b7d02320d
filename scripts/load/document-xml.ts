/** A paragraph or a row of a table; `level` is that of a heading. */
export type DocumentLine = { readonly text: string; readonly level: number | undefined };

const TOKEN = /<(\/?)([\w:-]+)([^<>]*?)(\/?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

type Names = {
  readonly paragraph: readonly string[];
  readonly text: readonly string[] | undefined;
  readonly tab: readonly string[];
  readonly lineBreak: readonly string[];
  readonly cell: string;
  readonly row: string;
  /** What is deleted, or repeats on every page. */
  readonly left: readonly string[];
};

const NAMES: Readonly<Record<'docx' | 'odt', Names>> = {
  docx: {
    paragraph: ['w:p'],
    text: ['w:t'],
    tab: ['w:tab'],
    lineBreak: ['w:br', 'w:cr'],
    cell: 'w:tc',
    row: 'w:tr',
    left: ['w:del', 'w:instrText', 'mc:Fallback'],
  },
  odt: {
    paragraph: ['text:p', 'text:h'],
    text: undefined,
    tab: ['text:tab'],
    lineBreak: ['text:line-break'],
    cell: 'table:table-cell',
    row: 'table:table-row',
    left: ['office:annotation', 'text:tracked-changes', 'office:automatic-styles'],
  },
};

/** The lines of `word/document.xml` or of an OpenDocument's `content.xml`, in their order. */
export function lineTokens(xml: string, kind: 'docx' | 'odt'): readonly DocumentLine[] {
  const names = NAMES[kind];
  const lines: DocumentLine[] = [];
  const open: string[] = [];
  let [text, level, row]: [string, number | undefined, string[] | undefined] = ['', undefined, undefined];
  for (const [, slash, name = '', attributes = '', selfClosing, characters] of xml.matchAll(TOKEN)) {
    const isLeft = open.some((each) => names.left.includes(each));
    if (characters !== undefined) {
      const isText =
        names.text === undefined
          ? open.some((each) => names.paragraph.includes(each))
          : names.text.includes(open.at(-1) ?? '');
      if (isText && !isLeft) text += decodeXml(characters);
      continue;
    }
    if (
      names.tab.includes(name) &&
      open.some((each) => names.paragraph.includes(each)) &&
      open.at(-1) !== 'w:tabs'
    )
      text += '\t';
    if (names.lineBreak.includes(name)) text += '\n';
    if (name === 'text:s') text += ' ';
    if (name === 'w:pStyle') level = headingLevel(/w:val="([^"]*)"/.exec(attributes)?.[1]) ?? level;
    if (name === 'text:h' && !slash)
      level = Number(/text:outline-level="(\d)"/.exec(attributes)?.[1]) || undefined;
    if (slash) {
      open.pop();
      if (names.paragraph.includes(name) && !isLeft) {
        if (row) row[row.length - 1] = `${row.at(-1) ?? ''}${row.at(-1) ? ' ' : ''}${text.trim()}`;
        else lines.push({ text, level }, { text: '', level: undefined });
        [text, level] = ['', undefined];
      }
      if (name === names.row && row) {
        lines.push({ text: row.join('\t'), level: undefined });
        row = undefined;
      }
    } else if (!selfClosing) {
      open.push(name);
      if (name === names.row) row = [];
      if (name === names.cell) row?.push('');
    }
  }
  return lines;
}

/** `Heading1`, or `1` as Word in Chinese calls it. */
function headingLevel(style: string | undefined): number | undefined {
  return Number(/^(?:Heading|heading |標題)?\s*([1-9])$/.exec(style ?? '')?.[1]) || undefined;
}

function decodeXml(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex || decimal
      ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10))
      : (ENTITIES[name] ?? whole),
  );
}
