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
  let [text, level, row]: [string, number | undefined, string[][] | undefined] = ['', undefined, undefined];
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
        if (row) row.at(-1)?.push(text.trim());
        else lines.push({ text, level }, { text: '', level: undefined });
        [text, level] = ['', undefined];
      }
      if (name === names.row && row) {
        lines.push(...linesOfRow(row).map((each) => ({ text: each, level: undefined })));
        row = undefined;
      }
    } else if (!selfClosing) {
      open.push(name);
      if (name === names.row) row = [];
      if (name === names.cell) row?.push([]);
    }
  }
  return lines;
}

/**
 * A row as a line of its cells. Paragraphs of its last cell are a line each, and so are those of columns that have
 * equally many, as of names beside their titles. @example linesOfRow([['姓名'], ['甲', '乙']]) // ['姓名\t甲', '乙']
 */
function linesOfRow(row: readonly (readonly string[])[]): readonly string[] {
  const cells = row.map((cell) => cell.filter((each) => each !== ''));
  const height = Math.max(1, ...cells.map(({ length }) => length));
  const isAligned = cells.every(({ length }) => length <= 1 || length === height);
  if (!isAligned) return [cells.map((cell) => cell.join(' ')).join('\t')];
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((cell) => cell[index] ?? '')
      .join('\t')
      .replace(index === 0 ? '' : /^\t+/, ''),
  );
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
