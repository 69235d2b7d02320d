import type { Position } from '#diagnostics/diagnostic.ts';
import type { YamlSource } from './yaml-source.ts';

type Path = readonly (string | number)[];

/** Values that no file says yet, as if one had been read: a place in it leads back to its field. */
export type ValueSource = YamlSource & {
  /** The field that a place given by `locate` is of. */
  readonly pathAt: (position: Position) => Path;
};

/**
 * What a form holds while it is typed in, to be judged as its file would be, without being printed and parsed.
 * Its lines are numbers of the fields that were asked for.
 * @example valueSource('data/people.yaml', { people: [] }).locate(['people', 0, 'id']) // line 1: of people
 */
export function valueSource(file: string, value: unknown): ValueSource {
  const paths: Path[] = [];
  const at = (path: Path): Position => {
    paths.push(path);
    return { file, line: paths.length, column: 1 };
  };
  return {
    file,
    value,
    faults: [],
    locate: (path) => at(nearest(value, path)),
    locateKey: (path, key) => at(nearest(value, [...path, key])),
    pathAt: ({ line }) => paths[line - 1] ?? [],
  };
}

/** As far down as there is something. */
function nearest(value: unknown, path: Path): Path {
  let inner = value;
  for (const [index, step] of path.entries()) {
    const holds = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step);
    if (!holds) return path.slice(0, index);
    inner = (inner as Readonly<Record<string | number, unknown>>)[step];
  }
  return path;
}
