import type { z } from 'zod';
import type { Diagnostic, Parameters } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import { dayMeant, isNoDay } from './day-meant.ts';
import { fieldsAt } from './schema-fields.ts';
import type { YamlSource } from './yaml-source.ts';

type Path = readonly (string | number)[];
type Context = { readonly schema: z.ZodType; readonly source: YamlSource; readonly path: Path };
type Issue = z.core.$ZodIssue;

/** One zod issue as our diagnostics, each at the key or value it is about. */
export function explainIssue(issue: Issue, context: Context): readonly Diagnostic[] {
  const path: Path = [...context.path, ...(issue.path as Path)];
  const here = (code: string, parameters: Parameters = {}): Diagnostic => ({
    code,
    severity: 'error',
    position: context.source.locate(path),
    parameters: { field: fieldName(path), ...parameters },
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(key, path, context));
    case 'invalid_type':
      if (issue.input === null && isSentence(path.at(-1))) return [unquotedComma(path, context)];
      return [
        issue.input === undefined
          ? missing(path, context)
          : here('wrong-type', {
              expected: EXPECTED_KINDS[issue.expected] ?? 'text',
              found: kindOf(issue.input),
            }),
      ];
    case 'invalid_value':
      return [
        issue.input === undefined
          ? missing(path, context)
          : here('unknown-value', valueParameters(issue.input, issue.values)),
      ];
    case 'invalid_union':
      return explainUnion(issue, { ...context, path }, here);
    case 'too_small':
      return [here(`too-small-${sizeKind(issue.origin)}`, { minimum: Number(issue.minimum) })];
    case 'too_big':
      return [
        here(`too-big-${sizeKind(issue.origin)}`, {
          maximum: Number(issue.maximum),
          found: sizeOf(issue.input),
        }),
      ];
    case 'invalid_key':
      return [here('unknown-value', { value: fieldName(path), allowed: '', suggestion: '' })];
    default:
      return [here(formatCode(issue), writtenValue(issue))];
  }
}

function unknownField(key: string, path: Path, { schema, source }: Context): Diagnostic {
  const known = fieldsAt(schema, path);
  const suggestion = suggest(key, known);
  return {
    code: suggestion ? 'unknown-field-suggest' : 'unknown-field',
    severity: 'error',
    position: source.locateKey(path, key),
    parameters: { field: key, suggestion: suggestion ?? '', known: known.join(', ') },
  };
}

function unquotedComma(path: Path, { source }: Context): Diagnostic {
  const around = path.slice(0, -1);
  const position = source.locateKey(around, String(path.at(-1)));
  return { code: 'unquoted-comma', severity: 'error', position, parameters: { field: fieldName(around) } };
}

function missing(path: Path, { source }: Context): Diagnostic {
  return {
    code: 'field-missing',
    severity: 'error',
    position: source.locate(path.slice(0, -1)),
    parameters: { field: fieldName(path) },
  };
}

/** Of the forms a value may take, the one it comes nearest to speaks for all. */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  context: Context,
  here: (code: string, parameters?: Parameters) => Diagnostic,
): readonly Diagnostic[] {
  if (issue.input === undefined) return [missing(context.path, context)];
  const fitting = issue.errors.filter(
    (branch) => !branch.some((each) => each.code === 'invalid_type' && each.path.length === 0),
  );
  const nearest = [...fitting].sort((a, b) => cost(a) - cost(b))[0];
  if (!nearest) return [here('wrong-type', { expected: kindAmong(issue), found: kindOf(issue.input) })];
  return nearest.flatMap((each) => explainIssue(each, context));
}

/** The kind that all forms ask for, such as a group of fields for somebody at a meeting; else text is one of them. */
function kindAmong({ errors }: Extract<Issue, { code: 'invalid_union' }>): string {
  const kinds = new Set(
    errors.flat().map((each) => (each.code === 'invalid_type' && EXPECTED_KINDS[each.expected]) || 'text'),
  );
  const [only = 'text-or-map', ...more] = kinds;
  return more.length === 0 ? only : 'text-or-map';
}

const cost = (branch: readonly Issue[]): number =>
  branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : 1), 0);

/** What was written, and for a day what was meant by it, as it is to be written. */
function writtenValue({ message, input }: Issue): Parameters {
  if (message === 'period') return { value: shown((input as { readonly to?: unknown }).to) };
  if (message !== 'civil-date') return { value: shown(input) };
  return { value: shown(input), suggestion: dayMeant(String(input)) ?? '2014-08-24' };
}

const OWN_CODES: ReadonlySet<string> = new Set([
  'identifier',
  'period',
  'clock-time',
  'time-zone',
  'partial-date',
  'year',
  'language-tag',
  'commitment-reference',
  'site-folder',
  'file-name',
  'long-name',
]);

function formatCode(issue: Issue): string {
  if (issue.message === 'civil-date')
    return isNoDay(String(issue.input)) ? 'date-not-real' : 'date-malformed';
  if (OWN_CODES.has(issue.message)) return `bad-${issue.message}`;
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'bad-email';
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'bad-address';
  return 'wrong-value';
}

function valueParameters(input: unknown, values: readonly unknown[]): Parameters {
  const allowed = values.map(String);
  const value = shown(input);
  const suggestion = suggest(value, allowed);
  return { value, allowed: allowed.join(', '), suggestion: suggestion ?? allowed[0] ?? '' };
}

/** In `{ en: Yes, and no }` the words after the comma become a key without a value. */
const isSentence = (step: string | number | undefined): boolean =>
  typeof step === 'string' && !/^[\w-]+$/.test(step);

const sizeKind = (origin: string): string =>
  origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number';
const sizeOf = (input: unknown): number | string =>
  typeof input === 'string' || Array.isArray(input) ? input.length : shown(input);
const fieldName = (path: Path): string =>
  String([...path].reverse().find((step) => typeof step === 'string') ?? '');

const EXPECTED_KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'map',
  record: 'map',
};

function kindOf(input: unknown): string {
  if (input === null || input === undefined) return 'empty';
  return Array.isArray(input)
    ? 'list'
    : typeof input === 'object'
      ? 'map'
      : typeof input === 'string'
        ? 'text'
        : typeof input;
}

const SHOWN_LENGTH = 80;
function shown(input: unknown): string {
  const text = typeof input === 'object' ? kindOf(input) : String(input);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
