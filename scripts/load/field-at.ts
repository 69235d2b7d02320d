import { isCollection, isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';

type Steps = readonly (string | number)[];

/**
 * The way to the field whose value or name stands at a place; lines and columns count from 1. `isThing`: to the
 * thing that begins there, which is where its first field stands.
 */
export type FieldAt = (place: {
  readonly line: number;
  readonly column: number;
  readonly isThing?: boolean;
}) => Steps;

/**
 * Finds fields of a YAML text by where they stand, the way back from `YamlSource.locate`; the file as a whole has
 * an empty way. The text is parsed once, however many are asked for.
 * @example fieldsOf('a:\n  - b: 1\n')({ line: 2, column: 8 }) // ['a', 0, 'b']
 */
export function fieldsOf(text: string): FieldAt {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, {
    version: '1.2',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  return ({ line, column, isThing = false }) => {
    const start = lines.lineStarts[line - 1];
    return start === undefined || !isNode(contents)
      ? []
      : stepsTo(contents, { offset: start + column - 1, isThing });
  };
}

type Wanted = { readonly offset: number; readonly isThing: boolean };

function stepsTo(node: Node, wanted: Wanted): Steps {
  const { offset, isThing } = wanted;
  if (!isCollection(node) || (isThing && node.range?.[0] === offset)) return [];
  for (const [index, item] of node.items.entries()) {
    const step = isMap(node) && isPair(item) && isScalar(item.key) ? String(item.key.value) : index;
    const value = isPair(item) ? item.value : item;
    const key = isPair(item) ? item.key : undefined;
    if (isNode(key) && key.range && key.range[0] <= offset && offset < key.range[1]) return [step];
    if (
      isNode(value) &&
      value.range &&
      value.range[0] <= offset &&
      offset < Math.max(value.range[1], value.range[0] + 1)
    )
      return value.range[0] === offset && !isCollection(value) ? [step] : [step, ...stepsTo(value, wanted)];
  }
  return [];
}
