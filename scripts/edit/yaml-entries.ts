import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Node,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** A field of a map or an entry of a list, as it stands in the text. */
export type Entry = {
  /** Where its key or its dash is. */
  readonly start: number;
  /** Where it begins with the comment lines right above it. */
  readonly lead: number;
  /** Its last character that is not a line end: comments on its last line and deeper ones under it are its own. */
  readonly end: number;
  /** Just after the colon or the dash. */
  readonly afterMark: number;
  /** Spaces before `start`, as a column. */
  readonly column: number;
  readonly key: string | undefined;
  readonly value: Node | undefined;
};

export type Collection = YAMLMap | YAMLSeq;

/** The entries of a map or list in block style, in the order of the text; undefined where one is out of the ordinary. */
export function blockEntries(text: string, node: Collection): readonly Entry[] | undefined {
  const token = node.srcToken;
  if (token?.type !== 'block-map' && token?.type !== 'block-seq') return undefined;
  const marks = token.items.flatMap((item) => {
    const dash = item.start.find(({ type }) => type === 'seq-item-ind');
    const colon = 'sep' in item ? item.sep?.find(({ type }) => type === 'map-value-ind') : undefined;
    const mark = token.type === 'block-seq' ? dash : colon;
    return mark ? [mark.offset] : [];
  });
  if (marks.length !== node.items.length) return undefined;
  const entries: Entry[] = [];
  for (const [index, item] of node.items.entries()) {
    const mark = marks[index] ?? 0;
    const start = isPair(item) ? keyStart(item.key) : mark;
    if (start === undefined) return undefined;
    const value = isPair(item) ? item.value : item;
    const column = start - lineStart(text, start);
    const end = entryEnd(text, Math.max(mark + 1, contentEnd(text, value)), column);
    const lead = leadOf(text, start, entries.at(-1)?.end ?? -1);
    const key = isPair(item) && isScalar(item.key) ? String(item.key.value) : undefined;
    entries.push({
      start,
      lead,
      end,
      afterMark: mark + 1,
      column,
      key,
      value: isNode(value) ? value : undefined,
    });
  }
  return entries;
}

/** A key with an anchor, or one that is no plain word, is left to a person. */
function keyStart(key: unknown): number | undefined {
  return isScalar(key) && key.range && !key.anchor && !key.tag ? key.range[0] : undefined;
}

/** The entries of `{ … }` or `[…]`; `start` and `end` hold the words alone. */
export function flowEntries(text: string, node: Collection): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  for (const item of node.items) {
    const value = isPair(item) ? item.value : item;
    const own = isNode(value) ? value : undefined;
    const start = isPair(item) ? keyStart(item.key) : own?.range?.[0];
    if (start === undefined || own?.anchor) return undefined;
    const keyEnd = isPair(item) && isScalar(item.key) ? (item.key.range?.[1] ?? start) : start;
    const isEmpty = own?.range !== undefined && own.range?.[0] === own.range?.[1];
    const end = own && !isEmpty ? contentEnd(text, own) : endOfEmpty(text, keyEnd);
    const key = isPair(item) && isScalar(item.key) ? String(item.key.value) : undefined;
    const column = start - lineStart(text, start);
    entries.push({ start, lead: start, end, afterMark: endOfEmpty(text, keyEnd), column, key, value: own });
  }
  return entries;
}

/** After the colon of a key that has no value, else the key's own end. */
function endOfEmpty(text: string, keyEnd: number): number {
  const colon = /^\s*:/.exec(text.slice(keyEnd));
  return keyEnd + (colon?.[0].length ?? 0);
}

/** Where the words of a value end, without the comment and line end behind them. */
export function contentEnd(text: string, value: unknown): number {
  if (isPair(value)) return Math.max(contentEnd(text, value.key), contentEnd(text, value.value));
  if (!isNode(value)) return 0;
  if (isCollection(value) && !value.flow) {
    const last = value.items.at(-1);
    if (last) return Math.max(contentEnd(text, last), lastMark(value));
  }
  const end = value.range?.[1] ?? 0;
  if (!isScalar(value) || !isBlockScalar(value)) return end;
  return (value.range?.[0] ?? 0) + text.slice(value.range?.[0], end).trimEnd().length;
}

function lastMark(node: Node): number {
  const token = (node as Collection).srcToken;
  if (token?.type !== 'block-map' && token?.type !== 'block-seq') return 0;
  const item = token.items.at(-1);
  const marks = [...(item?.start ?? []), ...(item && 'sep' in item ? (item.sep ?? []) : [])];
  return Math.max(0, ...marks.filter(({ type }) => /-ind$/.test(type)).map(({ offset }) => offset + 1));
}

export function isBlockScalar(value: Node): boolean {
  return isScalar(value) && (value.type === Scalar.BLOCK_FOLDED || value.type === Scalar.BLOCK_LITERAL);
}

/** The end of the line, and of the comment lines under it that are indented more than the entry itself. */
function entryEnd(text: string, contentEndsAt: number, column: number): number {
  let end = lineEnd(text, contentEndsAt);
  for (;;) {
    const next = nextLine(text, end);
    if (next === undefined) return end;
    const comment = /^( *)#/.exec(text.slice(next, lineEnd(text, next)));
    if (!comment || (comment[1]?.length ?? 0) <= column) return end;
    end = lineEnd(text, next);
  }
}

/** The first of the comment lines right above, at the same column; a comment that opens the file is the file's. */
function leadOf(text: string, start: number, notBefore: number): number {
  const begin = lineStart(text, start);
  const indent = text.slice(begin, start);
  if (indent.trim() !== '') return start;
  let lead = start;
  let line = begin;
  while (line > 0) {
    const above = lineStart(text, line - 1);
    if (above <= notBefore || !text.startsWith(`${indent}#`, above)) break;
    lead = above + indent.length;
    line = above;
  }
  return line === 0 && lead !== start ? start : lead;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line's text ends, before `\r\n` or `\n`. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

export function nextLine(text: string, end: number): number | undefined {
  const found = text.indexOf('\n', end);
  return found === -1 || found + 1 >= text.length ? undefined : found + 1;
}

/** True for what another place of the file may share, or what a person gave a type of their own. */
export function isShared(node: Node | undefined): boolean {
  if (!node) return false;
  if (isAlias(node)) return true;
  return (
    node.anchor !== undefined ||
    (isScalar(node) || isMap(node) || isCollection(node) ? node.tag !== undefined && hasOwnTag(node) : false)
  );
}

/** A tag that the text itself names; the ones that the reader worked out begin like this, too. */
function hasOwnTag(node: Node): boolean {
  return 'tag' in node && typeof node.tag === 'string' && !node.tag.startsWith('tag:yaml.org,2002:');
}
