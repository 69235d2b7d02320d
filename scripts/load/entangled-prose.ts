/** Where a text is nested, entangled or broken up beyond what anybody writes. */
export type Entangled = {
  readonly code: 'prose-entangled' | 'prose-broken-up' | 'prose-too-long';
  readonly line: number;
};

/** Parsers take time by the square of these, in one paragraph. */
const MOST = [
  { what: /[*_~]+/g, most: 1000 },
  { what: /[[\]]/g, most: 1000 },
  { what: /`+/g, most: 1000 },
  { what: /[{}]/g, most: 200 },
  { what: /</g, most: 500 },
] as const;
const MOST_TAGS = 5000;
/** Components that stand alone: each may set a table of all the facts, and a thousand a book of them. */
const MOST_BLOCKS = 500;
const BLOCK = /^\s*<[A-Z]/;
/** Longer than anybody writes by far: the longest report known has 420 lines and 77,000 characters, its longest line 1,509. */
const MOST_LINES = 2500;
const MOST_CHARACTERS = 200_000;
const LONGEST_PARAGRAPH = 50_000;
export const PROSE_LIMITS = { lines: MOST_LINES, all: MOST_CHARACTERS, characters: LONGEST_PARAGRAPH };
/** `>` and list marks before the first word of a line. */
const DEEPEST = 40;
const MOST_INDENT = 200;
/** Columns of a table: on the widest page more are no table, and a table of thousands takes seconds in each paper. */
const MOST_CELLS = 200;
/** Lists, quotations and notes that begin among paragraphs: at each the parser goes through all before it. */
const MOST_BEGUN = 1500;
const BEGINS = /^ {0,3}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]|(?<note>\[\^[^\]]+\]:))/;
const MARKS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/;

/**
 * Looks at a text before it is parsed, in one pass: nesting or marks without end keep a parser busy for
 * minutes. `undefined` for anything that people write.
 */
export function findEntangled(text: string): Entangled | undefined {
  const lines = text.split(/\r\n?|\n/);
  let paragraph: string[] = [];
  let tags = 0;
  let blocks = 0;
  let written = 0;
  let all = 0;
  let length = 0;
  let begun = 0;
  let isWithin = false;
  for (const [index, line] of [...lines, ''].entries()) {
    tags += line.split('<').length - 1;
    blocks += Number(BLOCK.test(line));
    const isMazy =
      depthOf(line) > DEEPEST ||
      line.length - line.trimStart().length > MOST_INDENT ||
      line.split('|').length > MOST_CELLS;
    if (isMazy || tags > MOST_TAGS || blocks > MOST_BLOCKS)
      return { code: 'prose-entangled', line: index + 1 };
    if (line.trim() !== '') {
      paragraph.push(line);
      written += 1;
      length += line.length;
      all += line.length;
      if (written > MOST_LINES || all > MOST_CHARACTERS || length > LONGEST_PARAGRAPH)
        return { code: 'prose-too-long', line: index + 1 };
      const begins = BEGINS.exec(line);
      // A note is one that goes on behind it.
      if (begins && !isWithin) begun += begins.groups?.['note'] ? 2 : 1;
      isWithin = begins !== null;
      if (begun > MOST_BEGUN) return { code: 'prose-broken-up', line: index + 1 };
    } else {
      if (isEntangled(paragraph)) return { code: 'prose-entangled', line: index - paragraph.length + 1 };
      paragraph = [];
      length = 0;
    }
  }
  return undefined;
}

const depthOf = (line: string): number => (MARKS.exec(line)?.[0] ?? '').replace(/[ \t]/g, '').length;

function isEntangled(paragraph: readonly string[]): boolean {
  const text = paragraph.join('\n');
  return MOST.some(({ what, most }) => (text.match(what)?.length ?? 0) > most);
}
