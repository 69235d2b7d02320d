import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  Pair,
  parseDocument,
  YAMLMap,
  YAMLParseError,
} from 'yaml';
import type { Position } from '#diagnostics/diagnostic.ts';
import type { YamlFault } from './explain-syntax.ts';

type Path = readonly (string | number)[];

/** The document of a text, as the parser that knows all of YAML has it, and where its lines begin. */
export type YamlTree = { readonly document: Document.Parsed; readonly lines: LineCounter };

export function growTree(text: string): YamlTree {
  const lines = new LineCounter();
  return { document: parseWithin(text, lines), lines };
}

type Asked = {
  readonly tree: YamlTree;
  readonly text: string;
  readonly path: Path;
  readonly word: string | undefined;
};

/** The place of a value, or of a word in it; of the nearest thing around it where it is absent. */
export function placeInTree(file: string, { tree, text, path, word }: Asked): Position {
  const node = nearestNode(tree.document, path);
  const found = word ? text.slice(startOf(node), node?.range?.[1]).indexOf(word) : 0;
  return positionIn(file, tree.lines, startOf(node) + Math.max(0, found));
}

/** The place of a key within the map at a path. */
export function keyInTree(file: string, { document, lines }: YamlTree, path: Path, key: string): Position {
  return positionIn(file, lines, startOf(keyNode(document, path, key) ?? nearestNode(document, path)));
}

/** Lines and columns are counted from 1. */
export function positionIn(file: string, lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Fields within fields without end are more than the parser's stack holds: one fault, not a crash. */
function parseWithin(text: string, lineCounter: LineCounter): Document.Parsed {
  // Keys are compared in `duplicateKeys`: the parser compares each with each.
  // What the parser would warn of, rules tell with its place.
  const options = {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
    version: '1.2',
    logLevel: 'error',
  } as const;
  try {
    return parseDocument(text, options);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const document = parseDocument('', options);
    document.errors.push(new YAMLParseError([0, 1], 'IMPOSSIBLE', 'nested too deep'));
    return document;
  }
}

/** Keys that a map has twice, each told where it stands again. */
export function duplicateKeys(node: unknown): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  const ahead: unknown[] = [node];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (isPair(next)) ahead.push(next.key ?? undefined, next.value ?? undefined);
    if (isMap(next)) faults.push(...repeatedIn(next));
    if (isCollection(next)) for (const item of next.items) ahead.push(item);
  }
  return faults.sort((a, b) => a.offset - b.offset);
}

function repeatedIn(map: YAMLMap): readonly YamlFault[] {
  const seen = new Set<unknown>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const isNew = !seen.has(key.value);
    seen.add(key.value);
    return isNew ? [] : [{ code: 'yaml-duplicate-key', offset: startOf(key) }];
  });
}

/** Aliases may repeat a value; past this many repetitions the file is taken for a bomb. */
const MAX_ALIASES = 100;

/** The value of a document, or why it has none: it repeats itself too often, or goes too deep. */
export function plainValue(document: Document): { readonly value?: unknown; readonly code?: string } {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (cause) {
    return { code: cause instanceof RangeError ? 'yaml-too-deep' : 'yaml-too-many-aliases' };
  }
}

const startOf = (node: Node | undefined): number => node?.range?.[0] ?? 0;

function nearestNode(document: Document, path: Path): Node | undefined {
  let node: Node | undefined = document.contents ?? undefined;
  for (const step of path) {
    const next = child(document, node, step);
    if (!next) return node;
    node = next;
  }
  return node;
}

function child(document: Document, node: Node | undefined, step: string | number): Node | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (!target || !('get' in target) || typeof target.get !== 'function') return undefined;
  const found: unknown = target.get(step, true);
  return isNode(found) && found.range ? found : undefined;
}

function keyNode(document: Document, path: Path, key: string): Node | undefined {
  const found = nearestNode(document, path);
  const map = isAlias(found) ? found.resolve(document) : found;
  if (!isMap(map)) return undefined;
  const pair = map.items.find((item) => isPair(item) && keyText(document, item) === key);
  return isNode(pair?.key) ? pair.key : undefined;
}

/** As the plain value has it, where a key that is a list or a map is written out. */
function keyText(document: Document, { key }: Pair): string | undefined {
  if (isScalar(key)) return String(key.value);
  const alone = new YAMLMap();
  alone.items.push(new Pair(key, null));
  return Object.keys(alone.toJS(document))[0];
}
