import { parseDocument, Scalar, stringify } from 'yaml';
import { isMapValue } from './change.ts';
import type { YamlStyle } from './yaml-style.ts';

export type Quote = 'plain' | 'single' | 'double';

/**
 * A scalar on one line: plain where that reads as the same value, else quoted. Times and words that
 * older readers take for something else (`09:00`, `no`) are quoted.
 * @example renderScalar('16:00', style) // "'16:00'"
 */
export function renderScalar(value: unknown, style: YamlStyle, wish: Quote = 'plain'): string {
  if (typeof value !== 'string') return value === undefined ? 'null' : JSON.stringify(value);
  if (wish === 'plain' && !MISREAD.test(value) && isPlainSafe(value)) return value;
  const single = `'${value.replaceAll("'", "''")}'`;
  const double = escapeAll(JSON.stringify(value));
  const prefersDouble =
    wish === 'double' || (wish === 'plain' && (style.quote === '"' || value.includes("'")));
  if (prefersDouble && !(value.includes('"') && !value.includes("'") && wish !== 'double')) return double;
  return /[\p{Cc}\u2028\u2029\ufeff]/u.test(value) ? double : single;
}

const MISREAD = /^(?:y|n|yes|no|on|off|true|false|null|~)$|^[+-]?\d+(?::\d+)+/i;

/** Characters that YAML does not print as they are. */
function escapeAll(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const SURE = /^[\p{L}\p{N}][\p{L}\p{N} _./()（）、。，；！？「」·–—-]*$/u;

/** Most words are known to be safe at sight; the others are asked of the parser, in either surrounding. */
function isPlainSafe(value: string): boolean {
  if (value.trim() !== value || /[\n\r\t]/.test(value)) return false;
  if (SURE.test(value) && /^\p{L}/u.test(value)) return true;
  return [`- ${value}`, `k: ${value}`, `{ k: ${value} }`, `[${value}, x]`].every((text) => {
    const document = parseDocument(text, { version: '1.2', prettyErrors: false });
    if (document.errors.length > 0) return false;
    const plain: unknown = document.toJS();
    const found = Array.isArray(plain) ? plain[0] : isMapValue(plain) ? plain['k'] : undefined;
    const size = Array.isArray(plain) ? (text.startsWith('[') ? 2 : 1) : 1;
    return found === value && Object.keys(plain as object).length === size;
  });
}

/** A value in brackets on one line: `{ date: 2027-03-25, room: blue }`. */
export function renderFlow(value: unknown, style: YamlStyle): string {
  if (Array.isArray(value)) {
    const items = value.map((each) => renderFlow(each, style)).join(', ');
    return items === '' ? '[]' : `[${style.listPad}${items}${style.listPad}]`;
  }
  if (!isMapValue(value)) return renderScalar(value, style);
  const pairs = Object.entries(value).map(
    ([key, each]) => `${renderScalar(key, style)}: ${renderFlow(each, style)}`,
  );
  return pairs.length === 0 ? '{}' : `{${style.mapPad}${pairs.join(', ')}${style.mapPad}}`;
}

/** What can stand on the line of its key: `room` columns are left there. Undefined where it needs lines of its own. */
export function renderInline(value: unknown, style: YamlStyle, room: number): string | undefined {
  if (typeof value === 'string' && isForBlock(value)) return undefined;
  if (!isCollection(value) || isEmpty(value)) return renderFlow(value, style);
  if (!isShallow(value)) return undefined;
  const flow = renderFlow(value, style);
  return flow.length <= room ? flow : undefined;
}

/** A text of several lines is a block of them where nothing would be lost. */
function isForBlock(value: string): boolean {
  return /\S\n+\S/.test(value) && !/[^\S\n]\n|\r|^\s|[\p{Cc}--\n]/v.test(value);
}

const isCollection = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isEmpty = (value: unknown): boolean => Object.keys(value as object).length === 0;

/** Lists and maps of plain values, and what holds only those: a name in two languages within a person. */
function isShallow(value: unknown): boolean {
  const depth = depthOf(value);
  if (Array.isArray(value)) return depth <= (value.length > 1 ? 1 : 2);
  return depth <= 1;
}

function depthOf(value: unknown): number {
  if (!isCollection(value)) return 0;
  return 1 + Math.max(0, ...Object.values(value as object).map(depthOf));
}

/**
 * A value as the lines of a block, not indented. The first line has no dash and no key; `column` is where
 * the block will stand, which decides what fits a line.
 */
export function renderBlock(value: unknown, style: YamlStyle, column: number): readonly string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((each) => prefixed('- ', itemLines(each, style, column + 2)));
  }
  if (isMapValue(value) && !isEmpty(value)) {
    return Object.entries(value).flatMap(([key, each]) => pairLines(key, each, { style, column }));
  }
  return [renderFlow(value, style)];
}

/** An entry of a list without its dash. */
export function itemLines(value: unknown, style: YamlStyle, column: number): readonly string[] {
  if (typeof value === 'string' && isForBlock(value)) return blockText(value, style);
  const inline = renderInline(value, style, style.width - column);
  return inline === undefined ? renderBlock(value, style, column) : [inline];
}

/** A field with its value. */
export function pairLines(
  key: string,
  value: unknown,
  { style, column }: { readonly style: YamlStyle; readonly column: number },
): readonly string[] {
  const name = `${renderScalar(key, style)}:`;
  if (typeof value === 'string' && isForBlock(value)) {
    const [header = '|', ...lines] = blockText(value, style);
    return [`${name} ${header}`, ...lines];
  }
  const inline = renderInline(value, style, style.width - column - name.length - 1);
  if (inline !== undefined) return [`${name} ${inline}`];
  const inner = Array.isArray(value) ? style.dash : style.step;
  return [name, ...indented(renderBlock(value, style, column + inner), inner)];
}

/** `|` or `>` with the lines under it, by the library, which knows when an indicator is needed. */
export function blockText(
  value: string,
  style: YamlStyle,
  { folded = false, width = 0 }: { readonly folded?: boolean; readonly width?: number } = {},
): readonly string[] {
  const scalar = new Scalar(value);
  scalar.type = folded ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL;
  const text = stringify({ k: scalar }, { indent: style.step, lineWidth: width, version: '1.2' });
  return text.slice('k: '.length).replace(/\n$/, '').split('\n');
}

export function indented(lines: readonly string[], spaces: number): readonly string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(spaces) + line));
}

function prefixed(prefix: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [prefix + first, ...indented(rest, prefix.length)];
}
