import type { Translate } from '#locale/words.ts';
import type { Diagnostic, Parameters, Position } from './diagnostic.ts';

/**
 * A diagnostic as people read it, two lines:
 * `data/people.yaml:12:9 error unknown-field: why` and `  fix: how`; a third tells where else it stands.
 */
export function renderDiagnostic(diagnostic: Diagnostic, t: Translate, paint: Paint = plain): string {
  const words = describeDiagnostic(diagnostic, t);
  const place = paint('place', placeOf(diagnostic.position));
  const severity = paint(diagnostic.severity, t(`cli.severity.${diagnostic.severity}`));
  return `${place} ${severity} ${diagnostic.code}: ${words.why}\n  ${paint('fix', `${t('cli.fix')}: ${words.fix}`)}${alsoAt(diagnostic, t)}`;
}

const placeOf = ({ file, line, column }: Position): string => `${file}:${line}:${column}`;

function alsoAt({ also = [] }: Diagnostic, t: Translate): string {
  return also.length === 0 ? '' : `\n  ${t('cli.also-at', { places: also.map(placeOf).join(', ') })}`;
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
