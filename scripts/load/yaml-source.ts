import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import type { Diagnostic, Position } from '#diagnostics/diagnostic.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
  });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults: Diagnostic[] = document.errors.map((error) => ({
    code:
      error.code === 'DUPLICATE_KEY'
        ? 'yaml-duplicate-key'
        : error.code === 'TAB_AS_INDENT'
          ? 'yaml-tab'
          : 'yaml-syntax',
    severity: 'error',
    position: positionAt(error.pos[0]),
    parameters: { reason: firstLine(error.message) },
  }));
  const plain = faults.length === 0 ? plainValue(document) : { value: undefined };
  if ('bomb' in plain)
    faults.push({
      code: 'yaml-too-many-aliases',
      severity: 'error',
      position: positionAt(0),
      parameters: {},
    });
  return {
    file,
    value: 'value' in plain ? plain.value : undefined,
    faults,
    locate: (path, word) => {
      const node = nearestNode(document, path);
      const found = word ? text.slice(startOf(node), node?.range?.[1]).indexOf(word) : 0;
      return positionAt(startOf(node) + Math.max(0, found));
    },
    locateKey: (path, key) =>
      positionAt(startOf(keyNode(document, path, key) ?? nearestNode(document, path))),
  };
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/** Aliases may repeat a value; past this many repetitions the file is taken for a bomb. */
const MAX_ALIASES = 100;

function plainValue(document: Document): { readonly value: unknown } | { readonly bomb: true } {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch {
    return { bomb: true };
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
  const pair = map.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
  return isNode(pair?.key) ? pair.key : undefined;
}
