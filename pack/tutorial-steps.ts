import { parseDocument } from 'yaml';

/** What a tutorial asks a person to do: type a command, or write into a file. */
export type TutorialStep =
  | { readonly deed: 'command'; readonly line: string }
  | { readonly deed: 'write'; readonly file: string; readonly text: string };

const FENCE = /^( *)```(\w*)$/;
const FILE = /`((?:data|content)\/[^`\s]+\.(?:yaml|mdx))`/g;

/**
 * The steps of a tutorial, word by word as its page shows them: commands of its `sh` examples, and what its
 * `yaml` and `mdx` examples hold, for the file that the words before them name last.
 * @example tutorialSteps('Into `data/people.yaml`:\n\n```yaml\npeople: []\n```') // [{ deed: 'write', … }]
 */
export function tutorialSteps(page: string): readonly TutorialStep[] {
  const steps: TutorialStep[] = [];
  let file: string | undefined;
  let block: { readonly margin: string; readonly kind: string; readonly lines: string[] } | undefined;
  for (const line of page.split('\n')) {
    const fence = FENCE.exec(line);
    if (block === undefined) {
      if (fence) block = { margin: fence[1] ?? '', kind: fence[2] ?? '', lines: [] };
      else file = [...line.matchAll(FILE)].at(-1)?.[1] ?? file;
    } else if (fence) {
      steps.push(...stepsOf(block.kind, block.lines, file));
      block = undefined;
    } else block.lines.push(line.slice(block.margin.length));
  }
  return steps;
}

function stepsOf(kind: string, lines: readonly string[], file: string | undefined): readonly TutorialStep[] {
  if (kind === 'sh') {
    return lines
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== '')
      .map((line) => ({ deed: 'command', line }));
  }
  if (kind !== 'yaml' && kind !== 'mdx') return [];
  if (file === undefined) throw new Error(`an example of ${kind} belongs to no file`);
  return [{ deed: 'write', file, text: `${lines.join('\n')}\n` }];
}

/** The words of a command line, quotes taken off. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/**
 * A file after a person has written an example into it: prose takes the place of the whole file, each field
 * that stands at the margin takes the place of the one of its name, or comes at the end.
 * @example writtenInto('a: 1\nb: 2\n', 'b: 3\n') // 'a: 1\nb: 3\n'
 */
export function writtenInto(former: string, text: string, file: string): string {
  if (file.endsWith('.mdx')) return text;
  return fieldsOf(text).reduce((whole, field) => {
    const there = fieldsOf(whole).find(({ name }) => name === field.name);
    return there
      ? whole.slice(0, there.from) + field.text + whole.slice(there.to)
      : `${whole.trimEnd()}\n\n${field.text}`;
  }, former);
}

type Field = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
};

/** The fields at the margin of a YAML file, each with its lines. */
function fieldsOf(text: string): readonly Field[] {
  const { contents } = parseDocument(text);
  const pairs =
    contents && 'items' in contents
      ? (contents.items as {
          key?: { value?: unknown; range?: readonly number[] };
          value?: { range?: readonly number[] };
        }[])
      : [];
  return pairs.map(({ key, value }) => {
    const from = key?.range?.[0] ?? 0;
    const end = from + text.slice(from, value?.range?.[1] ?? from).trimEnd().length;
    const lineEnd = text.indexOf('\n', end);
    const to = lineEnd === -1 ? text.length : lineEnd + 1;
    return { name: String(key?.value), from, to, text: text.slice(from, to) };
  });
}
