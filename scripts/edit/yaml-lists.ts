import { isMap, isSeq } from 'yaml';
import type { Change } from './change.ts';
import { isMapValue, plainOf } from './change.ts';
import { indented, itemLines, renderBlock, renderFlow } from './render-value.ts';
import type { Splice } from './text-edit.ts';
import {
  blockEntries,
  type Collection,
  type Entry,
  flowEntries,
  lineEnd,
  lineStart,
  nextLine,
} from './yaml-entries.ts';
import type { YamlFile } from './yaml-file.ts';

/** A new entry of a list that has some already. */
export function spliceInsert(
  file: YamlFile,
  node: Collection,
  change: Extract<Change, { deed: 'insert' }>,
): readonly Splice[] | undefined {
  const { text, style } = file;
  const value = plainOf(change.value);
  const entries = node.flow ? flowEntries(text, node) : blockEntries(text, node);
  if (!entries || entries.length === 0) return undefined;
  const index = Math.max(0, Math.min(change.index ?? entries.length, entries.length));
  if (node.flow) return [flowInsert(text, entries, { index, words: renderFlow(value, style) })];
  const sibling = entries[Math.max(0, index - 1)];
  if (!sibling) return undefined;
  const lines = asEntry(file, value, sibling);
  return index === 0 ? [beforeFirst(file, entries, lines)] : [afterEntry(file, entries, { index, lines })];
}

/** True where a list of entries with fields, in brackets on one line, has no room there for another: it goes into lines. */
export function outgrowsLine({ text, style }: YamlFile, node: Collection, value: unknown): boolean {
  const [start = 0, end = 0] = node.range ?? [];
  const isOneLine = !text.slice(start, end).includes('\n');
  if (!node.flow || !isOneLine || !node.items.every(isMap) || !isMapValue(value)) return false;
  return lineEnd(text, start) - lineStart(text, start) + renderFlow(value, style).length + 2 > style.width;
}

/** Like the entry before it: in brackets where that one is and it fits, else in lines. */
function asEntry({ style }: YamlFile, value: unknown, sibling: Entry): readonly string[] {
  const column = sibling.column + 2;
  const isFlow = sibling.value !== undefined && 'flow' in sibling.value && sibling.value.flow === true;
  const flow = renderFlow(value, style);
  const isMultiline = typeof value === 'string' && value.includes('\n');
  const inBrackets = isFlow && !isMultiline && column + flow.length <= style.width;
  const isBlock = sibling.value !== undefined && 'items' in sibling.value && !isFlow;
  const lines = inBrackets
    ? [flow]
    : isBlock && isFilled(value)
      ? renderBlock(value, style, column)
      : itemLines(value, style, column);
  const [first = '', ...rest] = lines;
  return [`- ${first}`, ...indented(rest, 2)];
}

const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

function flowInsert(
  text: string,
  entries: readonly Entry[],
  { index, words }: { readonly index: number; readonly words: string },
): Splice {
  const before = entries[index - 1];
  const [first, second] = entries;
  const gap = first && second ? text.slice(first.end, second.start) : ', ';
  const separator = /^,\s+$/.test(gap) ? gap : ', ';
  if (before) return { at: before.end, find: '', put: separator + words };
  return { at: first?.start ?? 0, find: '', put: words + separator };
}

/** The first entry may share its line with a dash around it: then it begins right there. */
export function beforeFirst(
  { style, text }: YamlFile,
  entries: readonly Entry[],
  lines: readonly string[],
): Splice {
  const first = entries[0];
  const column = first?.column ?? 0;
  const [head = '', ...rest] = lines;
  const blank = isApart(text, entries) ? style.eol : '';
  const put = [head, ...indented(rest, column)].join(style.eol) + style.eol + blank + ' '.repeat(column);
  return { at: first?.lead ?? 0, find: '', put };
}

export function afterEntry(
  { style, text }: YamlFile,
  entries: readonly Entry[],
  { index, lines }: { readonly index: number; readonly lines: readonly string[] },
): Splice {
  const before = entries[index - 1];
  const blank = isApart(text, entries) ? style.eol : '';
  const put = indented(lines, before?.column ?? 0).map((line) => style.eol + line);
  return { at: before?.end ?? 0, find: '', put: blank + put.join('') };
}

/** True where the entries of a list of two or more are parted by empty lines. */
function isApart(text: string, entries: readonly Entry[]): boolean {
  const gaps = entries.slice(1).map((entry, index) => text.slice(entries[index]?.end, entry.lead));
  const blank = gaps.filter((gap) => /\n[ \t\r]*\n/.test(gap)).length;
  return blank > 0 && blank * 2 >= gaps.length;
}

/** One of several entries taken out. */
export function spliceRemove(
  { text }: YamlFile,
  node: Collection,
  step: string | number,
): readonly Splice[] | undefined {
  const entries = node.flow ? flowEntries(text, node) : blockEntries(text, node);
  const index = isSeq(node) ? Number(step) : (entries?.findIndex(({ key }) => key === String(step)) ?? -1);
  const entry = entries?.[index];
  if (!entries || !entry) return undefined;
  const [before, next] = [entries[index - 1], entries[index + 1]];
  if (node.flow) {
    const [from, to] = next ? [entry.start, next.start] : [before?.end ?? entry.start, entry.end];
    return [{ at: from, find: text.slice(from, to), put: '' }];
  }
  const begin = lineStart(text, entry.lead);
  if (text.slice(begin, entry.lead).trim() !== '') return [sharedLine(text, entry)];
  const following = nextLine(text, entry.end);
  if (following === undefined) {
    const from = begin > 0 ? lineEnd(text, begin - 1) - (text[begin - 2] === '\r' ? 1 : 0) : 0;
    return [cut(text, Math.max(0, Math.min(from, begin)), entry.end)];
  }
  const isParted = begin > 0 && /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, begin));
  return [cut(text, begin, isParted ? skipBlank(text, following) : following)];
}

/** Behind a dash the next entry comes up to its place. */
function sharedLine(text: string, entry: Entry): Splice {
  const rest = /^\s*/.exec(text.slice(entry.end));
  return cut(text, entry.start, entry.end + (rest?.[0].length ?? 0));
}

function skipBlank(text: string, from: number): number {
  const blank = /^(?:[ \t]*\r?\n)+/.exec(text.slice(from));
  return from + (blank?.[0].length ?? 0);
}

function cut(text: string, from: number, to: number): Splice {
  return { at: from, find: text.slice(from, to), put: '' };
}

/** An entry of a list put elsewhere in it, with its comments; the empty lines between stay where they are. */
export function spliceMove(
  { text }: YamlFile,
  node: Collection,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Splice[] | undefined {
  const entries = node.flow ? flowEntries(text, node) : blockEntries(text, node);
  if (!entries || to < 0 || to >= entries.length || !entries[from]) return undefined;
  const moved = entries.filter((_, index) => index !== from).toSpliced(to, 0, entries[from]);
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return undefined;
  const words = moved.map(({ lead, end }) => text.slice(lead, end));
  const gaps = entries.slice(1).map(({ lead }, index) => text.slice(entries[index]?.end, lead));
  const put = words.map((word, index) => word + (gaps[index] ?? '')).join('');
  return [{ at: first.lead, find: text.slice(first.lead, last.end), put }];
}
