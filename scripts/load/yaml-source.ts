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
import type { Diagnostic, Position } from '#diagnostics/diagnostic.ts';
import { capFaults } from './cap-faults.ts';
import { explainSyntax, type YamlFault } from './explain-syntax.ts';
import { plainPlaces } from './plain-places.ts';
import { plainYaml } from './plain-yaml.ts';

type Path = readonly (string | number)[];

/** A YAML file: its plain value, its faults, and where each field stands. */
export type YamlSource = {
  readonly file: string;
  readonly value: unknown;
  readonly faults: readonly Diagnostic[];
  /** The place of a field's value, or of a word in it; of the nearest thing around it where it is absent. */
  readonly locate: (path: Path, word?: string) => Position;
  /** The place of a key within the map at `path`. */
  readonly locateKey: (path: Path, key: string) => Position;
};

/**
 * Parses YAML 1.2 (core schema: dates, times and `no` stay text). Syntax faults, duplicate keys and
 * alias bombs are diagnostics with their place; the value is `undefined` when there are any.
 */
export function parseYaml(file: string, text: string): YamlSource {
  if (isTooLong(text)) return unparsed(file, { code: 'yaml-too-long', parameters: { limit: MOST_PARTS } });
  if (isTooDeep(text)) return unparsed(file, { code: 'yaml-too-deep', parameters: {} });
  const plain = plainYaml(text);
  return plain ? locatedPlainly(file, text, plain.value) : parseWhole(file, text);
}

/** By the parser that makes a tree, knows what stands in it, and says where it stumbles. */
export function parseWhole(file: string, text: string): YamlSource {
  const tree = growTree(text);
  const { document } = tree;
  const found: readonly YamlFault[] = [...explainSyntax(text, document), ...duplicateKeys(document.contents)];
  const faults: Diagnostic[] = capFaults(
    found.map(({ code, offset, sign }) => ({
      code,
      severity: 'error',
      position: positionIn(file, tree.lines, offset),
      parameters: sign === undefined ? {} : { sign },
    })),
  );
  const { value, code } = faults.length === 0 ? plainValue(document) : {};
  if (code !== undefined)
    faults.push({ code, severity: 'error', position: positionIn(file, tree.lines, 0), parameters: {} });
  return located({ file, text, value, faults }, tree);
}

/** The document of a text, and where its lines begin. */
type Tree = { readonly document: Document.Parsed; readonly lines: LineCounter };

function growTree(text: string): Tree {
  const lines = new LineCounter();
  return { document: parseWithin(text, lines), lines };
}

/** A source whose places are found in its tree: many times its text, and seldom asked, it may go and is made again. */
function located(
  { text, ...source }: Pick<YamlSource, 'file' | 'value' | 'faults'> & { readonly text: string },
  grown?: Tree,
): YamlSource {
  const tree = kept(() => growTree(text), grown);
  return {
    ...source,
    locate: (path, word) => placeInTree(source.file, { tree: tree(), text, path, word }),
    locateKey: (path, key) => keyInTree(source.file, tree(), path, key),
  };
}

/** The same without a tree wherever a place can be known without. */
function locatedPlainly(file: string, text: string, value: object): YamlSource {
  const whole = located({ file, text, value, faults: [] });
  const places = kept(() => plainPlaces(text));
  return {
    ...whole,
    locate: (path, word) => {
      const { of, lines } = places();
      const spot = of(path);
      if (!spot || (word && spot.end === undefined)) return whole.locate(path, word);
      const found = word ? text.slice(spot.start, spot.end).indexOf(word) : 0;
      return positionIn(file, lines, spot.start + Math.max(0, found));
    },
    locateKey: (path, key) => {
      const { ofKey, lines } = places();
      const spot = ofKey(path, key);
      return spot ? positionIn(file, lines, spot.start) : whole.locateKey(path, key);
    },
  };
}

/** Made when it is asked for first, and again where it has gone meanwhile. */
function kept<T extends object>(make: () => T, made?: T): () => T {
  let held = made && new WeakRef(made);
  return () => {
    const value = held?.deref() ?? make();
    held = new WeakRef(value);
    return value;
  };
}

type Asked = {
  readonly tree: Tree;
  readonly text: string;
  readonly path: Path;
  readonly word: string | undefined;
};

function placeInTree(file: string, { tree, text, path, word }: Asked): Position {
  const node = nearestNode(tree.document, path);
  const found = word ? text.slice(startOf(node), node?.range?.[1]).indexOf(word) : 0;
  return positionIn(file, tree.lines, startOf(node) + Math.max(0, found));
}

function keyInTree(file: string, { document, lines }: Tree, path: Path, key: string): Position {
  return positionIn(file, lines, startOf(keyNode(document, path, key) ?? nearestNode(document, path)));
}

function positionIn(file: string, lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Lines, lists and brackets that a parser gets through in a second or two; people write a tenth at most. */
const MOST_PARTS = 60_000;

const isTooLong = (text: string): boolean =>
  text.length > MOST_PARTS && (text.match(/[[{\n]|- /g)?.length ?? 0) > MOST_PARTS;

/** Brackets within brackets: the facts have five. */
const DEEPEST = 200;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const { 0: sign } of text.matchAll(/[[\]{}]/g)) {
    depth = sign === '[' || sign === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

function unparsed(file: string, { code, parameters }: Pick<Diagnostic, 'code' | 'parameters'>): YamlSource {
  const start: Position = { file, line: 1, column: 1 };
  return {
    file,
    value: undefined,
    faults: [{ code, severity: 'error', position: start, parameters }],
    locate: () => start,
    locateKey: () => start,
  };
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

function duplicateKeys(node: unknown): readonly YamlFault[] {
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

function plainValue(document: Document): { readonly value?: unknown; readonly code?: string } {
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
