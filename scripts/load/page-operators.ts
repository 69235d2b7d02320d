import { Buffer } from 'node:buffer';
import { UnfitPdf } from './bounded-pdf.ts';

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

/** What may still be read of a document. */
export type Budget = { operations: number };
/** As many as a thousand pages of text have. */
export const MOST_OPERATIONS = 2_000_000;
/** Of one page; each takes memory until the page is judged. */
const MOST_AT_ONCE = 1_000_000;

/**
 * The operations of a content stream (ISO 32000-1, 7.8.2), read as Latin-1; data of inline pictures are passed over.
 * `UnfitPdf` is thrown where they are more than a page, or with `budget` than a document, is read for.
 */
export function readOperations(
  content: string,
  budget: Budget = { operations: MOST_OPERATIONS },
): PageContent {
  const least = Math.max(0, budget.operations - MOST_AT_ONCE);
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
      if (depth > 0) key = IN_WORDS.has(nameOf(token)) ? { name: token, from: at } : undefined;
      else put(token, TOKEN.lastIndex);
    } else if (/^[+-]?(?:\d|\.\d)/.test(token)) put(Number.parseFloat(token), TOKEN.lastIndex);
    else if (depth === 0 && lists.length === 0) {
      operations.push({ operator: token, operands });
      operands = [];
      budget.operations -= 1;
      if (budget.operations < least) throw new UnfitPdf();
      if (token === 'ID') TOKEN.lastIndex = endOfPicture(content, TOKEN.lastIndex);
    }
  }
  return { operations, told };
}

/** A name as it is read: each sign may be written as `#` and its number (ISO 32000-1, 7.3.5). @example nameOf('/Al#74') // '/Alt' */
export const nameOf = (written: string): string =>
  written.replace(/#([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Whether a content may say something in words. */
const MAY_TELL = /\/(?:ActualText|Alt|E)(?![\w.])|\/[^\s()<>[\]{}/%]*#/;

/** The same content without what it says in words; nothing else moves. */
export function withoutWords(content: string, budget?: Budget): string {
  if (!MAY_TELL.test(content)) return content;
  const pieces: string[] = [];
  let at = 0;
  for (const [from, to] of readOperations(content, budget).told) {
    pieces.push(content.slice(at, from), ' '.repeat(to - from));
    at = to;
  }
  return pieces.join('') + content.slice(at);
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
