import type { Diagnostic } from '#diagnostics/diagnostic.ts';

/** One finding that a writer has looked at and let stand: `# attache-ignore: <code> — <reason>`. */
type Suppression = {
  readonly code: string;
  readonly reason: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line it speaks for: its own, or the next one that is more than a comment. */
  readonly covers: number;
};

const MARK = /attache-ignore:\s*([a-z][a-z0-9-]*)\s*(?:[—–:-]+\s*)?(.*)$/;
const COMMENT_ONLY = /^\s*(?:#|\{\/\*)/;

/**
 * Takes out the warnings that a comment beside them lets stand, with its reason. In YAML
 * `# attache-ignore: code — reason`, in MDX the same in braces and comment marks; on the same line or
 * the line above. A comment without a reason, and one that lets nothing stand, are diagnostics
 * themselves; errors always stay.
 */
export function applySuppressions(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const suppressions = [...texts].flatMap(([file, text]) => suppressionsIn(file, text));
  const used = new Set<Suppression>();
  const kept = diagnostics.filter((diagnostic) => {
    const match = suppressions.find((each) => lets(each, diagnostic));
    if (match) used.add(match);
    return match === undefined;
  });
  return [...kept, ...suppressions.flatMap((each) => faultOf(each, used.has(each)))];
}

function lets(suppression: Suppression, { code, severity, position }: Diagnostic): boolean {
  const { file, line, covers } = suppression;
  return (
    severity === 'warning' &&
    code === suppression.code &&
    position.file === file &&
    (position.line === line || position.line === covers)
  );
}

function suppressionsIn(file: string, text: string): readonly Suppression[] {
  if (!text.includes('attache-ignore:')) return [];
  const lines = text.split('\n');
  return lines.flatMap((content, index): readonly Suppression[] => {
    const match = MARK.exec(content);
    if (!match?.[1]) return [];
    const next = lines.findIndex((each, at) => at > index && each.trim() !== '' && !COMMENT_ONLY.test(each));
    const reason = (match[2] ?? '').replace(/\s*\*\/\}?\s*$/, '').trim();
    const covers = COMMENT_ONLY.test(content) ? next + 1 : index + 1;
    return [{ code: match[1], reason, file, line: index + 1, column: match.index + 1, covers }];
  });
}

function faultOf({ code, reason, file, line, column }: Suppression, used: boolean): readonly Diagnostic[] {
  const position = { file, line, column };
  if (reason === '')
    return [{ code: 'ignore-without-reason', severity: 'error', position, parameters: { code } }];
  return used ? [] : [{ code: 'ignore-unused', severity: 'warning', position, parameters: { code } }];
}
