import type { Diagnostic, Finding, Position } from '#diagnostics/diagnostic.ts';
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
  const positionOf = ({ at }: Finding): Position =>
    'line' in at ? at : (sourceOf(at.file)?.locate(at.path) ?? { file: at.file, line: 1, column: 1 });
  return sortDiagnostics(findings.map((finding) => ({ ...finding, position: positionOf(finding) })));
}
