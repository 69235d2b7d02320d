import type { Diagnostic, FieldPlace, Finding, Position } from '#diagnostics/diagnostic.ts';
import { sortDiagnostics } from '#diagnostics/diagnostic.ts';
import { readText } from '#load/read-text.ts';
import { parseYaml } from '#load/yaml-source.ts';

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
  return sortDiagnostics(findings.map((finding) => ({ ...finding, position: positionOf(finding) })));
}

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
