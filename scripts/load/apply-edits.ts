import type { Diagnostic } from '#diagnostics/diagnostic.ts';

/**
 * A text with the cures of its diagnostics applied. One whose words do not stand at its place any more
 * is left for a person, and so is one that touches another.
 * @returns the new text, and the diagnostics that were cured
 */
export function applyEdits(
  text: string,
  diagnostics: readonly Diagnostic[],
): { readonly text: string; readonly cured: readonly Diagnostic[] } {
  const starts = lineStarts(text);
  const edits = diagnostics
    .flatMap((diagnostic) => {
      const { edit, position } = diagnostic;
      const offset = (starts[position.line - 1] ?? text.length) + position.column - 1;
      return edit && text.startsWith(edit.find, offset) ? [{ diagnostic, offset, ...edit }] : [];
    })
    .sort((a, b) => b.offset - a.offset);
  let result = text;
  let untouchedFrom = text.length;
  const cured: Diagnostic[] = [];
  for (const { diagnostic, offset, find, put } of edits) {
    if (offset + find.length > untouchedFrom) continue;
    result = result.slice(0, offset) + put + result.slice(offset + find.length);
    untouchedFrom = offset;
    cured.push(diagnostic);
  }
  return { text: result, cured: cured.reverse() };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
