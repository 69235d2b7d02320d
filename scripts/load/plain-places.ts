import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { LineCounter } from 'yaml';

/** Where a value of plain YAML begins, and a text on its line ends, in characters from the start of the file. */
export type Spot = { readonly start: number; readonly end: number | undefined };

type Node = Spot & {
  readonly items: readonly Node[];
  readonly fields: ReadonlyMap<string, { readonly key: Spot; readonly value: Node }>;
};
type Path = readonly (string | number)[];

/** Places in a file that `plainYaml` takes. */
export type PlainPlaces = {
  /** Where the value of a field begins, or the nearest thing around it; `undefined` where only a tree can say. */
  readonly of: (path: Path) => Spot | undefined;
  /** Where the name of a field within the map at `path` begins. */
  readonly ofKey: (path: Path, key: string) => Spot | undefined;
  readonly lines: LineCounter;
};

/**
 * Finds places without the tree, which takes several times as long. Texts over several lines and fields without a
 * value are left to it.
 * @example plainPlaces('a: [1, 2]').of(['a', 1]) // { start: 7, end: 8 }
 */
export function plainPlaces(text: string): PlainPlaces {
  const root = readNodes(text);
  const nearest = (path: Path): Node => {
    let node = root;
    for (const step of path) {
      const next = typeof step === 'number' ? node.items[step] : node.fields.get(step)?.value;
      if (!next) return node;
      node = next;
    }
    return node;
  };
  const known = (spot: Spot): Spot | undefined => (spot.start < 0 ? undefined : spot);
  return {
    of: (path) => known(nearest(path)),
    ofKey: (path, key) => known(nearest(path).fields.get(key)?.key ?? nearest(path)),
    lines: linesOf(text),
  };
}

const NOTHING = { items: [], fields: new Map() };

/** Events come in the order of the file: a map's names and values by turns, and an end to each map and list. */
function readNodes(text: string): Node {
  const events = parseEvents(text, {});
  let next = 1;
  const readNode = (): Node => {
    const event = events[next++];
    if (event?.type === EVENT_ID.SEQUENCE) {
      const items: Node[] = [];
      while (!isEnd(events[next])) items.push(readNode());
      next += 1;
      return { start: event.start, end: undefined, items, fields: NOTHING.fields };
    }
    if (event?.type === EVENT_ID.MAPPING) {
      const fields = new Map<string, { key: Spot; value: Node }>();
      while (!isEnd(events[next])) {
        const key = events[next];
        const spot = readNode();
        const name = key?.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : '';
        fields.set(name, { key: spot, value: readNode() });
      }
      next += 1;
      return { start: event.start, end: undefined, items: [], fields };
    }
    return {
      ...(event?.type === EVENT_ID.SCALAR ? spotOf(event) : { start: -1, end: undefined }),
      ...NOTHING,
    };
  };
  return readNode();
}

const isEnd = (event: Event | undefined): boolean => event === undefined || event.type === EVENT_ID.POP;

/** A quote belongs to its text; what stands before a text over several lines its event does not say. */
function spotOf({ style, valueStart, valueEnd }: ScalarEvent): Spot {
  if (style === SCALAR_STYLE.PLAIN) return { start: valueStart, end: valueEnd };
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? { start: valueStart - 1, end: valueEnd + 1 } : { start: -1, end: undefined };
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}
