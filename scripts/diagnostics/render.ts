import type { Translate } from '#locale/words.ts';
import type { Diagnostic, Parameters } from './diagnostic.ts';

/**
 * A diagnostic as people read it, two lines:
 * `data/people.yaml:12:9 error unknown-field: why` and `  fix: how`.
 */
export function renderDiagnostic(diagnostic: Diagnostic, t: Translate, paint: Paint = plain): string {
  const { file, line, column } = diagnostic.position;
  const words = describeDiagnostic(diagnostic, t);
  const place = paint('place', `${file}:${line}:${column}`);
  const severity = paint(diagnostic.severity, t(`cli.severity.${diagnostic.severity}`));
  return `${place} ${severity} ${diagnostic.code}: ${words.why}\n  ${paint('fix', `${t('cli.fix')}: ${words.fix}`)}`;
}

/** How the parts of a message look on a terminal. */
export type Paint = (part: 'place' | 'error' | 'warning' | 'fix', text: string) => string;

const plain: Paint = (_, text) => text;

/** The message (what and why) and the fix (what to do), in the language of `t`. */
export function describeDiagnostic(
  diagnostic: Diagnostic,
  t: Translate,
): { readonly why: string; readonly fix: string } {
  const parameters =
    diagnostic.code === 'wrong-type' ? sayKinds(diagnostic.parameters, t) : diagnostic.parameters;
  return {
    why: oneLine(t(`diagnostics.${diagnostic.code}.why`, parameters)),
    fix: oneLine(t(`diagnostics.${diagnostic.code}.fix`, parameters)),
  };
}

/** Kinds of values are words too: `text`, `list`, `map`. */
function sayKinds(parameters: Parameters, t: Translate): Parameters {
  const say = (kind: unknown) => t(`diagnostics.kind.${kind}`);
  return { ...parameters, expected: say(parameters['expected']), found: say(parameters['found']) };
}

const MAX_LINE_LENGTH = 400;

/** Input quoted in a message must not break the line format or flood the terminal. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
  const flat = text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ');
  return flat.length > MAX_LINE_LENGTH ? `${flat.slice(0, MAX_LINE_LENGTH)}…` : flat;
}
