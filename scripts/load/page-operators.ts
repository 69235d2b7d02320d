import { Buffer } from 'node:buffer';

/** An operand as far as it matters here: a number, a name with its slash, the bytes of a string, a list; `undefined` for all else. */
export type Operand = number | string | Buffer | readonly Operand[] | undefined;
export type Operation = { readonly operator: string; readonly operands: readonly Operand[] };
export type PageContent = {
  readonly operations: readonly Operation[];
  /** Where the content says in words what is drawn: from and to, in characters. */
  readonly told: readonly (readonly [from: number, to: number])[];
};

const TOKEN =
  /\s+|%[^\r\n]*|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|[{}]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+|\(|\)|</gy;
const IN_WORDS: ReadonlySet<string> = new Set(['/ActualText', '/Alt', '/E']);
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The operations of a content stream (ISO 32000-1, 7.8.2), read as Latin-1; data of inline pictures are passed over. */
export function readOperations(content: string): PageContent {
  const operations: Operation[] = [];
  const told: (readonly [number, number])[] = [];
  let operands: Operand[] = [];
  const lists: Operand[][] = [];
  let depth = 0;
  let key: { readonly name: string; readonly from: number } | undefined;
  const put = (operand: Operand, to: number) => {
    if (depth > 0) {
      if (key) told.push([key.from, to]);
      key = undefined;
    } else (lists.at(-1) ?? operands).push(operand);
  };
  TOKEN.lastIndex = 0;
  for (let at = 0; at < content.length; at = TOKEN.lastIndex) {
    const [token = ''] = TOKEN.exec(content) ?? [];
    if (token === '') break;
    if (/^[\s%]/.test(token)) continue;
    if (token === '(') {
      const end = endOfString(content, at);
      put(unescaped(content.slice(at + 1, end - 1)), end);
      TOKEN.lastIndex = end;
    } else if (token === '<<') depth += 1;
    else if (token === '>>') {
      depth -= 1;
      if (depth === 0) operands.push(undefined);
    } else if (token.startsWith('<')) put(Buffer.from(evenHex(token), 'hex'), TOKEN.lastIndex);
    else if (token === '[') lists.push([]);
    else if (token === ']') put(lists.pop(), TOKEN.lastIndex);
    else if (token.startsWith('/')) {
      if (depth > 0) key = IN_WORDS.has(token) ? { name: token, from: at } : undefined;
      else put(token, TOKEN.lastIndex);
    } else if (/^[+-]?(?:\d|\.\d)/.test(token)) put(Number.parseFloat(token), TOKEN.lastIndex);
    else if (depth === 0 && lists.length === 0) {
      operations.push({ operator: token, operands });
      operands = [];
      if (token === 'ID') TOKEN.lastIndex = endOfPicture(content, TOKEN.lastIndex);
    }
  }
  return { operations, told };
}

/** The same content without what it says in words; nothing else moves. */
export function withoutWords(content: string, { told }: PageContent): string {
  return told.reduce(
    (left, [from, to]) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    content,
  );
}

const evenHex = (token: string): string => {
  const digits = token.replace(/[<>\s]/g, '');
  return digits.length % 2 === 0 ? digits : `${digits}0`;
};

function endOfString(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    const character = content[at];
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return content.length;
}

function endOfPicture(content: string, from: number): number {
  const end = /\sEI(?=\s|$)/g;
  end.lastIndex = from;
  return end.exec(content) ? end.lastIndex : content.length;
}

function unescaped(source: string): Buffer {
  const text = source.replace(/\\(\d{1,3}|\r?\n|[\s\S])/g, (_, escaped: string) => {
    if (/^\d/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
    return ESCAPES[escaped] ?? (/^\r?\n$/.test(escaped) ? '' : escaped);
  });
  return Buffer.from(text, 'latin1');
}
