import type { Translate } from '#locale/words.ts';
import type { Diagnostic, Parameters, Position } from './diagnostic.ts';

/**
 * A diagnostic as people read it, two lines:
 * `data/people.yaml:12:9 error unknown-field: why` and `  fix: how`; a third tells where else it stands.
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  t: Translate,
  { paint, lay }: Look = { paint: plain, lay: (text) => text },
): string {
  const words = describeDiagnostic(diagnostic, t);
  const place = placeOf(diagnostic.position);
  const severity = t(`cli.severity.${diagnostic.severity}`);
  // What is too long for a line is broken before it is coloured: colours take no room.
  const why = lay(`${place} ${severity} ${diagnostic.code}: ${words.why}`);
  const begin = `${place} ${severity}`;
  const painted = why.startsWith(begin)
    ? `${paint('place', place)} ${paint(diagnostic.severity, severity)}${why.slice(begin.length)}`
    : why;
  const fix = paint('fix', lay(`  ${t('cli.fix')}: ${words.fix}`));
  return `${painted}\n${fix}${lay(alsoAt(diagnostic, t))}`;
}

const placeOf = ({ file, line, column }: Position): string => `${file}:${line}:${column}`;

function alsoAt({ also = [] }: Diagnostic, t: Translate): string {
  return also.length === 0 ? '' : `\n  ${t('cli.also-at', { places: also.map(placeOf).join(', ') })}`;
}

/** How a message looks on a terminal: in colours, and in lines that it has room for. */
export type Look = { readonly paint: Paint; readonly lay: (text: string) => string };

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
