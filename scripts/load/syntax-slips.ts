import type { YAMLError } from 'yaml';

/** A slip of YAML, the sign that it turns on, and where it stands when not where the parser stumbled. */
export type Slip = { readonly code: string; readonly sign?: string; readonly offset?: number };

/** What stands around a fault. */
type Around = {
  readonly text: string;
  readonly error: Pick<YAMLError, 'code' | 'message' | 'pos'>;
  readonly line: string;
};

type Kind = {
  readonly code: string;
  /** The message may name the sign. */
  readonly says?: RegExp;
  readonly of?: readonly YAMLError['code'][];
  readonly where?: (around: Around) => boolean;
  /** The sign is the one that stands there. */
  readonly isSignThere?: true;
  /** What is wrong is the line below, which the parser took for more of this one. */
  readonly isBelow?: true;
};

const isItem = ({ line }: Around): boolean => /^\s*- /.test(line);

/** The parser's faults as people make them, the first that fits; what none fits cannot be read, and no more is said. */
const KINDS: readonly Kind[] = [
  { code: 'yaml-too-deep', says: /nested too deep|call stack/i },
  { code: 'yaml-tab', of: ['TAB_AS_INDENT'] },
  { code: 'yaml-bracket-open', says: /must .*end with a (?<sign>.)$/ },
  { code: 'yaml-sign-first', of: ['BAD_SCALAR_START', 'BAD_ALIAS'], isSignThere: true },
  { code: 'yaml-sign-first', of: ['ALIAS_PROPS', 'MULTIPLE_ANCHORS', 'MULTIPLE_TAGS'], isSignThere: true },
  { code: 'yaml-sign-first', of: ['TAG_RESOLVE_FAILED', 'BAD_COLLECTION_TYPE'], isSignThere: true },
  { code: 'yaml-escape', of: ['BAD_DQ_ESCAPE'] },
  { code: 'yaml-documents', of: ['MULTIPLE_DOCS'] },
  { code: 'yaml-documents', says: /directives-end/ },
  { code: 'yaml-comma', of: ['BLOCK_IN_FLOW'] },
  { code: 'yaml-comma', says: /^Missing , / },
  { code: 'yaml-comment', says: /^Comments must be separated/ },
  { code: 'yaml-block-text', says: /^Block scalar header|^Not a YAML token/ },
  { code: 'yaml-sign-surplus', says: /^Unexpected (?:flow-|,|empty item)/, isSignThere: true },
  {
    code: 'yaml-sign-first',
    says: /^Unexpected scalar/,
    where: ({ text, error }) => MARKED.test(before(text, error)),
  },
  {
    code: 'yaml-quote-inside',
    says: /^Unexpected scalar/,
    where: ({ text, error }) => /["'][ \t]*$/.test(before(text, error)),
  },
  { code: 'yaml-indent', says: /same line with key$/, where: isItem },
  { code: 'yaml-list-beside', says: /same line with key$/ },
  { code: 'yaml-indent', says: /block sequence may not be used/ },
  { code: 'yaml-indent', of: ['BAD_INDENT'] },
  { code: 'yaml-indent', says: /^Sequence item without/ },
  {
    code: 'yaml-colon-in-text',
    of: ['BLOCK_AS_IMPLICIT_KEY'],
    where: ({ line }) => /(?:^|\s)\S.*?:\s.*\s?:(?:\s|$)/.test(line),
  },
  { code: 'yaml-indent', of: ['BLOCK_AS_IMPLICIT_KEY'], isBelow: true },
  { code: 'yaml-line-lost', of: ['MULTILINE_IMPLICIT_KEY', 'KEY_OVER_1024_CHARS'] },
  { code: 'yaml-line-lost', says: /^Implicit map keys need|^Unexpected scalar/ },
];

/**
 * The slip that a fault of the parser shows.
 * @example nameSlip('a: @x', { code: 'BAD_SCALAR_START', message: '…', pos: [3, 4] }) // { code: 'yaml-sign-first', sign: '@' }
 */
export function nameSlip(text: string, error: Around['error']): Slip {
  const around = { text, error, line: lineAround(text, error.pos[0]) };
  if (/^\s*(?:- )?[\w-]+：/.test(around.line)) return { code: 'yaml-full-colon' };
  if (/^\s*(?:- )?[\w-]+:[^\s:/]/.test(around.line)) return { code: 'yaml-colon-blank' };
  const kind = KINDS.find(
    ({ says, of, where }) =>
      (!says || says.test(error.message)) && (!of || of.includes(error.code)) && (!where || where(around)),
  );
  if (!kind) return { code: 'yaml-syntax' };
  const offset = kind.isBelow ? lineBelow(text, error.pos[0]) : undefined;
  const sign = signOf(kind, around);
  return { code: kind.code, ...(sign !== undefined && { sign }), ...(offset !== undefined && { offset }) };
}

function signOf({ isSignThere, says, code }: Kind, { text, error }: Around): string | undefined {
  if (isSignThere) return String.fromCodePoint(text.codePointAt(error.pos[0]) ?? 0x20);
  if (code === 'yaml-sign-first') return MARKED.exec(before(text, error))?.groups?.['sign'];
  return says?.exec(error.message)?.groups?.['sign'];
}

/** A word with a mark of its own meaning before it, where a text was meant. */
const MARKED = /(?:[:,[{]|^\s*-)\s+(?<sign>[*&!])\S*[ \t]+$/;

const before = (text: string, { pos: [offset] }: Around['error']): string =>
  text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 200), offset);

function lineBelow(text: string, offset: number): number | undefined {
  const next = /\n\s*(?=\S)/g;
  next.lastIndex = offset;
  const found = next.exec(text);
  return found ? found.index + found[0].length : undefined;
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? undefined : end);
}
