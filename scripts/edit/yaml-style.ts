/** How a file is written, so that what is added to it looks like the rest. */
export type YamlStyle = {
  readonly eol: '\n' | '\r\n';
  /** Spaces of a map inside a map. */
  readonly step: number;
  /** Spaces before the dash of a list inside a map: 0 or `step`. */
  readonly dash: number;
  readonly quote: "'" | '"';
  /** Spaces inside `{ … }` and `[…]`. */
  readonly mapPad: '' | ' ';
  readonly listPad: '' | ' ';
  /** The longest line that a map or list in brackets may make. */
  readonly width: number;
};

const LEAST_WIDTH = 100;
const MOST_WIDTH = 160;

/** Reads the habits of a file off its text; a new file gets those of the samples. */
export function styleOf(text: string): YamlStyle {
  const lines = text.split(/\r?\n/);
  const windows = text.split('\r\n').length - 1;
  const step = firstStep(lines) ?? 2;
  return {
    eol: windows * 2 > lines.length - 1 ? '\r\n' : '\n',
    step,
    dash: firstDash(lines) ?? step,
    quote: count(text, /[:,[{-] "/g) > count(text, /[:,[{-] '/g) ? '"' : "'",
    mapPad: count(text, /\{[^ }\n]/g) > count(text, /\{ /g) ? '' : ' ',
    listPad: count(text, /\[ \S/g) > count(text, /\[[^ \]\n]/g) ? ' ' : '',
    width: Math.min(
      MOST_WIDTH,
      Math.max(LEAST_WIDTH, ...lines.filter(hasBrackets).map((line) => line.length)),
    ),
  };
}

const hasBrackets = (line: string): boolean => /^[^#]*[:-] [{[]/.test(line);

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The first key that is indented under another key. */
function firstStep(lines: readonly string[]): number | undefined {
  for (const [index, line] of lines.entries()) {
    const parent = /^( *)[^\s#-][^#]*:\s*(?:#.*)?$/.exec(line);
    const child = /^( *)[^\s#-]\S*:/.exec(lines[index + 1] ?? '');
    const step = (child?.[1]?.length ?? 0) - (parent?.[1]?.length ?? 0);
    if (parent && child && step > 0 && step <= 8) return step;
  }
  return undefined;
}

function firstDash(lines: readonly string[]): number | undefined {
  for (const [index, line] of lines.entries()) {
    const parent = /^( *)[^\s#-][^#]*:\s*(?:#.*)?$/.exec(line);
    const child = /^( *)- /.exec(lines[index + 1] ?? '');
    const dash = (child?.[1]?.length ?? 0) - (parent?.[1]?.length ?? 0);
    if (parent && child && dash >= 0 && dash <= 8) return dash;
  }
  return undefined;
}
