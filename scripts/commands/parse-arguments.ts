import { parseArgs } from 'node:util';
import { suggest } from '#diagnostics/suggestion.ts';
import type { Command, Input, Option } from './command.ts';

/** The options that every command takes. */
export const COMMON_OPTIONS = {
  workspace: { type: 'string', value: 'folder' },
  out: { type: 'string', value: 'folder' },
  lang: { type: 'string', value: 'language' },
  now: { type: 'string', value: 'instant' },
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean' },
} as const satisfies Readonly<Record<string, Option>>;

/** A word of `templates/locales` that says what is wrong with the arguments, and its values. */
export type Misuse = { readonly fault: string; readonly values: Readonly<Record<string, string>> };

/**
 * The arguments of a command: its positionals and options, or what is wrong with them.
 * @example parseArguments(check, ['2014-c-tpat', '--json'])
 */
export function parseArguments(command: Command, args: readonly string[]): Input | Misuse {
  const options: Readonly<Record<string, Option>> = { ...COMMON_OPTIONS, ...command.options };
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, option]) => [
        name,
        { type: option.type, multiple: 'multiple' in option },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    const fault = token.kind === 'option' ? optionFault(token, options) : undefined;
    if (fault) return fault;
  }
  const input = { options: asLines(values), positionals };
  if (values['help'] === true) return input;
  return positionalFault(command, positionals) ?? input;
}

/** What was given several times, a line each. */
function asLines(values: Readonly<Record<string, unknown>>): Input['options'] {
  const plain = Object.entries(values).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join('\n') : value,
  ]);
  return Object.fromEntries(plain) as Input['options'];
}

type OptionToken = { readonly name: string; readonly rawName: string; readonly value: string | undefined };

function optionFault(
  { name, rawName, value }: OptionToken,
  options: Readonly<Record<string, Option>>,
): Misuse | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) {
    const suggestion = suggest(name, Object.keys(options)) ?? 'help';
    return { fault: 'cli.unknown-option', values: { option: rawName, suggestion: `--${suggestion}` } };
  }
  if (option.type === 'string' && (value === undefined || value === '')) {
    return { fault: 'cli.option-needs-value', values: { option: rawName, value: option.value } };
  }
  if (option.type === 'boolean' && value !== undefined) {
    return { fault: 'cli.option-takes-no-value', values: { option: rawName } };
  }
  return undefined;
}

/** Too few or too many arguments, if so. */
function positionalFault({ positionals }: Command, given: readonly string[]): Misuse | undefined {
  const required = positionals.filter((each) => each.startsWith('<')).length;
  if (given.length < required) {
    return { fault: 'cli.missing-argument', values: { argument: positionals[given.length] ?? '' } };
  }
  if (given.length > positionals.length) {
    return { fault: 'cli.extra-argument', values: { argument: given.at(-1) ?? '' } };
  }
  return undefined;
}
