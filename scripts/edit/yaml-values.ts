import { isScalar, isSeq, type Node, Scalar } from 'yaml';
import { isMapValue } from './change.ts';
import {
  blockText,
  indented,
  pairLines,
  type Quote,
  renderBlock,
  renderFlow,
  renderInline,
  renderScalar,
} from './render-value.ts';
import type { Splice } from './text-edit.ts';
import {
  blockEntries,
  type Collection,
  contentEnd,
  type Entry,
  flowEntries,
  isBlockScalar,
  lineEnd,
} from './yaml-entries.ts';
import type { YamlFile } from './yaml-file.ts';
import { afterEntry, beforeFirst } from './yaml-lists.ts';

/** A value put in the place of another. */
export function spliceSet(
  file: YamlFile,
  parent: Collection,
  { step, value }: { readonly step: string | number | undefined; readonly value: unknown },
): readonly Splice[] | undefined {
  const { text, style } = file;
  const entries = parent.flow ? flowEntries(text, parent) : blockEntries(text, parent);
  const entry = isSeq(parent) ? entries?.[Number(step)] : entries?.find(({ key }) => key === String(step));
  if (!entry) return undefined;
  if (parent.flow) return [replaceInline(text, entry, inFlow(file, entry, value))];
  const inline = inlineFor(file, entry, value);
  const isOnMark = entry.value === undefined || isOneLine(text, entry.value) || isFlowOf(entry.value);
  if (inline !== undefined && isOnMark) return [replaceInline(text, entry, inline)];
  if (inline !== undefined) return [replaceAll(file, entry, [` ${inline}`])];
  return [replaceAll(file, entry, blockFor(file, entry, { value, isItem: isSeq(parent), style }))];
}

const isFlowOf = (node: Node): boolean => 'flow' in node && node.flow === true;

function isOneLine(text: string, node: Node): boolean {
  if (isBlockScalar(node) || ('items' in node && !isFlowOf(node))) return false;
  const [start = 0, end = 0] = node.range ?? [];
  return !text.slice(start, end).includes('\n') || isScalar(node);
}

function inFlow(file: YamlFile, entry: Entry, value: unknown): string {
  return typeof value === 'string'
    ? renderScalar(value, file.style, quoteOf(entry.value))
    : renderFlow(value, file.style);
}

/** The quotes that the former value had, where it was a text. */
function quoteOf(node: Node | undefined): Quote {
  if (!isScalar(node) || typeof node.value !== 'string') return 'plain';
  if (node.type === Scalar.QUOTE_SINGLE) return 'single';
  return node.type === Scalar.QUOTE_DOUBLE ? 'double' : 'plain';
}

/** The value on the line of its key, where it belongs there. */
function inlineFor({ style }: YamlFile, entry: Entry, value: unknown): string | undefined {
  const former = entry.value;
  if (typeof value === 'string') {
    if (former && isBlockScalar(former) && value.includes('\n')) return undefined;
    if (former && isBlockScalar(former) && isFolded(former) && value.length > style.width / 2)
      return undefined;
    return renderInline(value, style, style.width) === undefined &&
      !(former && isScalar(former) && !isBlockScalar(former) && !value.includes('\n'))
      ? undefined
      : renderScalar(value, style, quoteOf(former));
  }
  if (typeof value !== 'object' || value === null) return renderFlow(value, style);
  const isFilled = former !== undefined && 'items' in former && former.items.length > 0;
  if (isFilled && isFlowOf(former)) {
    const flow = renderFlow(value, style);
    if (flow.length <= style.width - entry.column) return flow;
  }
  if (isFilled && Object.keys(value).length > 0) return undefined;
  return renderInline(value, style, style.width - entry.column - 12);
}

const isFolded = (node: Node): boolean => isScalar(node) && node.type === Scalar.BLOCK_FOLDED;

/** What follows the colon or dash, first the rest of its line. */
function blockFor(
  { text }: YamlFile,
  entry: Entry,
  {
    value,
    isItem,
    style,
  }: { readonly value: unknown; readonly isItem: boolean; readonly style: YamlFile['style'] },
): readonly string[] {
  const inner = isItem ? 2 : Array.isArray(value) ? style.dash : style.step;
  if (typeof value === 'string') {
    const former = entry.value;
    const folded = former !== undefined && isFolded(former);
    const width = folded ? longestLine(text, former) - entry.column : 0;
    const [header = '|', ...lines] = blockText(value, style, { folded, width });
    return [` ${header}`, ...indented(lines, entry.column)];
  }
  const lines = renderBlock(value, style, entry.column + inner);
  if (isItem) return [` ${lines[0] ?? ''}`, ...indented(lines.slice(1), entry.column + inner)];
  return ['', ...indented(lines, entry.column + inner)];
}

const LEAST_FOLD = 60;

function longestLine(text: string, node: Node): number {
  const lines = text.slice(node.range?.[0], node.range?.[1]).split('\n');
  return Math.max(LEAST_FOLD, ...lines.map((line) => line.trimEnd().length));
}

function replaceInline(text: string, { value, afterMark }: Entry, words: string): Splice {
  const [start, end] = value?.range ?? [afterMark, afterMark];
  if (start === end) return { at: afterMark, find: '', put: ` ${words}` };
  return { at: start, find: text.slice(start, end), put: words };
}

/** From the colon to the last word of the former value; a comment on the line of the key stays there. */
function replaceAll(
  { text, style }: YamlFile,
  entry: Entry,
  [first = '', ...rest]: readonly string[],
): Splice {
  const { afterMark, value } = entry;
  const end = Math.max(afterMark, contentEnd(text, value));
  const line = text.slice(afterMark, lineEnd(text, afterMark));
  const isBelow =
    value?.range !== undefined && value.range !== null && value.range[0] > lineEnd(text, afterMark);
  const above = isBelow && /^\s*#/.test(line) ? ` ${line.trim()}` : '';
  const behind = above === '' && rest.length > 0 ? trailing(text, end) : '';
  const put = [first + above + behind, ...rest].join(style.eol);
  const to = behind === '' ? end : lineEnd(text, end);
  return { at: afterMark, find: text.slice(afterMark, to), put };
}

function trailing(text: string, end: number): string {
  const rest = text.slice(end, lineEnd(text, end));
  return /^\s+#/.test(rest) ? ` ${rest.trim()}` : '';
}

/** A field that is not there yet. */
export function spliceField(
  file: YamlFile,
  parent: Collection,
  {
    key,
    value,
    order,
  }: { readonly key: string; readonly value: unknown; readonly order: readonly string[] | undefined },
): readonly Splice[] | undefined {
  const { text, style } = file;
  const entries = parent.flow ? flowEntries(text, parent) : blockEntries(text, parent);
  if (!entries || entries.length === 0) return undefined;
  const index = placeFor(entries, key, order);
  const [first] = entries;
  const before = entries[index - 1];
  if (parent.flow) {
    const words = `${renderScalar(key, style)}: ${renderFlow(value, style)}`;
    return [
      before
        ? { at: before.end, find: '', put: `, ${words}` }
        : { at: first?.start ?? 0, find: '', put: `${words}, ` },
    ];
  }
  const lines = pairLines(key, value, { style, column: first?.column ?? 0 });
  if (!before) return [beforeFirst(file, entries.slice(0, 1), lines)];
  const at = index === entries.length ? entries : entries.slice(0, index);
  const isApart = isOfFile(parent) && !isKeptALine(text, before, key);
  return [afterEntry(file, isApart ? at : [before], { index: isApart ? index : 1, lines })];
}

/** A comment right under the entry shows how the field is written: it stands with that, whatever parts the others. */
function isKeptALine(text: string, { end }: Entry, key: string): boolean {
  const [below = ''] = /^(?:\r?\n *#.*)*/.exec(text.slice(end)) ?? [];
  return new RegExp(`\\n *# *${RegExp.escape(key)}:`).test(below);
}

/** Only the fields of the file itself are parted by empty lines as a habit. */
const isOfFile = (parent: Collection): boolean =>
  parent.srcToken?.type === 'block-map' && parent.srcToken.indent === 0;

/** After the last of the fields that the model names before it, or before those that it names after it; else at the end. */
function placeFor(entries: readonly Entry[], key: string, order: readonly string[] | undefined): number {
  const rank = order?.indexOf(key) ?? -1;
  if (!order || rank === -1) return entries.length;
  const earlier = new Set(order.slice(0, rank));
  const last = entries.findLastIndex((entry) => entry.key !== undefined && earlier.has(entry.key));
  if (last !== -1) return last + 1;
  // What the model does not know may stand first on purpose.
  return order.includes(entries[0]?.key ?? '') ? 0 : entries.length;
}

/** The value of a file that had none, under its comments; or one that replaces all there was. */
export function spliceAppend(
  { text, style }: YamlFile,
  node: Node | undefined,
  value: unknown,
): readonly Splice[] | undefined {
  const isFilled = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  const lines = isFilled || !isMapValue(value) ? renderBlock(value, style, 0) : ['{}'];
  const words = lines.join(style.eol);
  if (node?.range && node.range[0] !== node.range[1]) {
    const [start] = node.range;
    return [{ at: start, find: text.slice(start, contentEnd(text, node)), put: words }];
  }
  const gap = text === '' || text.endsWith('\n') ? '' : style.eol;
  return [{ at: text.length, find: '', put: gap + words + style.eol }];
}
