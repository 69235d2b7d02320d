import type { Diagnostic, Position } from '#diagnostics/diagnostic.ts';
import { capFaults } from './cap-faults.ts';
import { explainSyntax, type YamlFault } from './explain-syntax.ts';
import { plainPlaces } from './plain-places.ts';
import { plainYaml } from './plain-yaml.ts';
import {
  duplicateKeys,
  growTree,
  keyInTree,
  placeInTree,
  plainValue,
  positionIn,
  type YamlTree,
} from './yaml-tree.ts';

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

/** A source whose places are found in its tree: many times its text, and seldom asked, it may go and is made again. */
function located(
  { text, ...source }: Pick<YamlSource, 'file' | 'value' | 'faults'> & { readonly text: string },
  grown?: YamlTree,
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
