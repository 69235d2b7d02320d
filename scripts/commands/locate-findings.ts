import type { Diagnostic, FieldPlace, Finding, Position } from '#diagnostics/diagnostic.ts';
import { sortDiagnostics } from '#diagnostics/diagnostic.ts';
import { readText } from '#load/read-text.ts';
import { parseYaml } from '#load/yaml-source.ts';
import type { Context } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';

/** Findings made after loading, each with its line and column in the workspace's files. */
export function locateFindings(root: string, findings: readonly Finding[]): readonly Diagnostic[] {
  const sources = new Map<string, ReturnType<typeof parseYaml> | undefined>();
  const sourceOf = (file: string) => {
    if (!sources.has(file)) {
      const read = readText(root, file);
      sources.set(file, 'text' in read ? parseYaml(file, read.text) : undefined);
    }
    return sources.get(file);
  };
  const positionOf = ({ at }: Finding): Position => {
    if ('line' in at) return at;
    const source = sourceOf(at.file);
    return source?.locate(withIndices(at.path, source.value)) ?? { file: at.file, line: 1, column: 1 };
  };
  const located = findings.map(({ at, ...finding }) => ({
    ...finding,
    position: positionOf({ at, ...finding }),
  }));
  return oncePerCharacter(sortDiagnostics(located));
}

/** Tells findings with their places. A place costs a file parsed: what nobody is to be told is not sought. */
export function tellFound(context: Context, findings: readonly Finding[]): void {
  const told = context.quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
  tellDiagnostics(context, locateFindings(context.workspaceRoot, told));
}

/** Of what several papers tell alike one stays; a character without a glyph is one fault, with every place it stands. */
function oncePerCharacter(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const kept = new Map<string, Diagnostic>();
  for (const each of diagnostics) {
    const { code, position, parameters } = each;
    const place = JSON.stringify([position.file, position.line, position.column]);
    const isCharacter = code === 'report-missing-glyph';
    const key = JSON.stringify([code, parameters, isCharacter ? '' : place]);
    const known = kept.get(key);
    if (!known) kept.set(key, each);
    else if (isCharacter && !stands(known, position))
      kept.set(key, { ...known, also: [...(known.also ?? []), position] });
  }
  return [...kept.values()];
}

const stands = ({ position, also = [] }: Diagnostic, at: Position): boolean =>
  [position, ...also].some(
    ({ file, line, column }) => file === at.file && line === at.line && column === at.column,
  );

type Path = FieldPlace['path'];

/** A thing of a list may be called by its identifier: what an audience may not see shifts the others' numbers. */
function withIndices(path: Path, value: unknown): Path {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  const key = Array.isArray(value) && typeof first === 'string' ? indexOf(value, first) : first;
  const inner = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return [key, ...withIndices(rest, inner)];
}

const indexOf = (list: readonly unknown[], id: string): number =>
  list.findIndex((item) => typeof item === 'object' && item !== null && Reflect.get(item, 'id') === id);
