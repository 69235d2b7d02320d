import { parseArgs } from 'node:util';
import { suggest } from '#diagnostics/suggestion.ts';
import type { Command, Deed, Input, Mode, Option, SharedOption } from './command.ts';
import { pastedMark } from './pasted-marks.ts';

/** The options that every command takes. */
export const COMMON_OPTIONS = {
  workspace: { type: 'string', value: 'folder' },
  lang: { type: 'string', value: 'language' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const satisfies Readonly<Record<string, Option>>;

/** The options that a command takes when it says so. */
export const SHARED_OPTIONS: Readonly<Record<SharedOption, Option>> = {
  out: { type: 'string', value: 'folder' },
  now: { type: 'string', value: 'instant' },
  'dry-run': { type: 'boolean' },
};

const SHORT: Readonly<Record<string, string>> = { help: 'h', version: 'v' };

/** A word of `templates/locales` that says what is wrong with the arguments, and its values. */
export type Misuse = { readonly fault: string; readonly values: Readonly<Record<string, string>> };

/** What is to be done, and with what. */
export type Parsed = {
  readonly deed: Deed;
  /** As people call it: `actions list`. */
  readonly title: string;
  readonly input: Input;
};

/** The options of a deed by name, common ones last. */
export function optionsOf({ options, uses = [] }: Deed): Readonly<Record<string, Option>> {
  const shared = uses.map((name) => [name, SHARED_OPTIONS[name]] as const);
  return { ...options, ...Object.fromEntries(shared), ...COMMON_OPTIONS };
}

/**
 * The arguments of a command: its deed, positionals and options, or what is wrong with them. An option
 * that would have no effect is wrong, too.
 * @example parseArguments(check, ['2014-c-tpat', '--json'])
 */
export function parseArguments(command: Command, args: readonly string[]): Parsed | Misuse {
  const pasted = pastedMark(args);
  if (pasted) return pasted;
  const chosen = chooseDeed(command, args);
  if ('fault' in chosen) return chosen;
  const { deed, title } = chosen;
  const options = optionsOf(deed);
  // `-lang` is read as `-l -a -n -g`.
  const dashed = chosen.args.find((arg) => arg.startsWith('-') && Object.hasOwn(options, arg.slice(1)));
  if (dashed !== undefined && dashed.length > 2)
    return { fault: 'cli.unknown-option', values: { option: dashed, suggestion: `-${dashed}` } };
  const { values, positionals, tokens } = tokenize(chosen.args, options);
  for (const token of tokens) {
    const fault = token.kind === 'option' ? optionFault(token, { command, deed, title, options }) : undefined;
    if (fault) return fault;
  }
  const composed = composeArguments(deed.positionals, positionals);
  const parsed: Parsed = { deed, title, input: { options: asLines(values, options), positionals: composed } };
  if (values['help'] === true || values['version'] === true) return parsed;
  return modeFault(parsed) ?? positionalFault(deed, positionals) ?? parsed;
}

/**
 * What every command takes may stand before its name, as other programs have it.
 * @example commandFirst(['--lang', 'en', 'check']) // ['check', '--lang', 'en']
 */
export function commandFirst(args: readonly string[]): readonly string[] {
  let at = 0;
  for (let arg = args[at]; arg?.startsWith('--'); arg = args[at]) {
    const [name = '', value] = arg.slice(2).split('=', 2);
    if (!isCommon(name)) return args;
    at += COMMON_OPTIONS[name].type === 'string' && value === undefined ? 2 : 1;
  }
  const command = args[at];
  if (command !== undefined) return [command, ...args.slice(0, at), ...args.slice(at + 1)];
  const asked = args.find((arg) => arg === '--help' || arg === '--version');
  return asked === undefined ? args : [asked, ...args.filter((arg) => arg !== asked)];
}

const isCommon = (name: string): name is keyof typeof COMMON_OPTIONS => Object.hasOwn(COMMON_OPTIONS, name);

function tokenize(args: readonly string[], options: Readonly<Record<string, Option>>) {
  const config = Object.entries(options).map(([name, option]) => {
    const short = SHORT[name];
    return [name, { type: option.type, multiple: 'multiple' in option, ...(short && { short }) }] as const;
  });
  return parseArgs({
    args: [...args],
    options: Object.fromEntries(config),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
}

type Chosen = { readonly deed: Deed; readonly title: string; readonly args: readonly string[] };

/** The deed that the first argument names, wherever options stand; else the plain command. */
function chooseDeed(command: Command, args: readonly string[]): Chosen | Misuse {
  const { name, deeds } = command;
  if (!deeds) return { deed: command, title: name, args };
  const every = Object.assign({}, optionsOf(command), ...Object.values(deeds).map(optionsOf));
  const first = tokenize(args, every).tokens.find(({ kind }) => kind === 'positional');
  if (first?.kind !== 'positional') return { deed: command, title: name, args };
  const deed = Object.hasOwn(deeds, first.value) ? deeds[first.value] : undefined;
  if (deed) return { deed, title: `${name} ${first.value}`, args: args.toSpliced(first.index, 1) };
  if (command.positionals.length > 0) return { deed: command, title: name, args };
  const values = { command: name, deed: first.value };
  const known = Object.keys(deeds);
  const suggestion = suggest(first.value, known);
  if (suggestion === undefined)
    return { fault: 'cli.no-such-deed', values: { ...values, known: known.join(', ') } };
  return { fault: 'cli.unknown-deed', values: { ...values, suggestion } };
}

/** What was given several times, a line each. */
function asLines(
  values: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, Option>>,
): Input['options'] {
  const plain = Object.entries(values).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join('\n') : value;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    const isPath = option?.type === 'string' && isOfFiles(option.value);
    return [name, typeof text === 'string' && !isPath ? text.normalize('NFC') : text];
  });
  return Object.fromEntries(plain) as Input['options'];
}

/** Where a shell completes the name of a folder on macOS, its letters and marks come apart; facts have them together. */
function composeArguments(declared: Deed['positionals'], given: readonly string[]): readonly string[] {
  return given.map((each, index) =>
    isOfFiles(declared[index] ?? declared.at(-1) ?? '') ? each : each.normalize('NFC'),
  );
}

/** A path is the file system's own: other letters may name another file. */
const isOfFiles = (placeholder: string): boolean => /file|folder/.test(placeholder);

type OptionToken = { readonly name: string; readonly rawName: string; readonly value: string | undefined };
type Asked = {
  readonly command: Command;
  readonly deed: Deed;
  readonly title: string;
  readonly options: Readonly<Record<string, Option>>;
};

function optionFault({ name, rawName, value }: OptionToken, asked: Asked): Misuse | undefined {
  const { options } = asked;
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) return unknownOption(name, rawName, asked);
  if (option.type === 'string' && (value === undefined || value.trim() === '')) {
    return { fault: 'cli.option-needs-value', values: { option: rawName, value: option.value } };
  }
  if (option.type === 'boolean' && value !== undefined) {
    return { fault: 'cli.option-takes-no-value', values: { option: rawName } };
  }
  return undefined;
}

/** One of another deed, one that is of no use here, or a slip of the pen. */
function unknownOption(name: string, rawName: string, { command, title, options }: Asked): Misuse {
  const deeds = Object.entries(command.deeds ?? {}).filter(([, deed]) =>
    Object.hasOwn(optionsOf(deed), name),
  );
  const owners = deeds.map(([deed]) => `${command.name} ${deed}`);
  if (owners.length > 0) {
    return {
      fault: 'cli.option-of-other',
      values: { command: title, option: rawName, others: owners.join(', ') },
    };
  }
  if (Object.hasOwn(SHARED_OPTIONS, name))
    return { fault: 'cli.option-unused', values: { command: title, option: rawName } };
  const known = Object.keys(options);
  // `--name-en` begins as an option does.
  const suggestion =
    suggest(name, known) ?? known.find((each) => each.length > 3 && name.startsWith(`${each}-`));
  return suggestion === undefined
    ? { fault: 'cli.option-not-taken', values: { command: title, option: rawName } }
    : { fault: 'cli.unknown-option', values: { option: rawName, suggestion: `--${suggestion}` } };
}

/** An option that makes no sense beside another, or without one. */
function modeFault({ deed, title, input }: Parsed): Misuse | undefined {
  const { modes } = deed;
  const isGiven = (name: string): boolean => input.options[name] !== undefined;
  const mode = modes?.find(({ when }) => when === undefined || isGiven(when));
  if (!modes || !mode) return undefined;
  const command = mode.when === undefined ? title : `${title} --${mode.when}`;
  if (mode.takesNoArgument && input.positionals[0] !== undefined)
    return { fault: 'cli.argument-unused', values: { command, argument: input.positionals[0] } };
  const given = Object.keys(input.options).find(
    (name) =>
      isGiven(name) &&
      name !== mode.when &&
      !mode.uses.includes(name) &&
      !Object.hasOwn(COMMON_OPTIONS, name),
  );
  if (given === undefined) return undefined;
  const others = modes.filter(({ uses }) => uses.includes(given)).map((each) => nameOf(each, title));
  const values = { command, option: `--${given}`, others: others.join(', ') };
  return { fault: others.length === 0 ? 'cli.option-unused' : 'cli.option-of-other', values };
}

function nameOf({ when }: Mode, title: string): string {
  return when === undefined ? title : `--${when}`;
}

/** Too few or too many arguments, if so. */
function positionalFault({ positionals }: Deed, given: readonly string[]): Misuse | undefined {
  const required = positionals.filter((each) => each.startsWith('<')).length;
  if (given.length < required) {
    return { fault: 'cli.missing-argument', values: { argument: positionals[given.length] ?? '' } };
  }
  if (given.length > positionals.length && !positionals.at(-1)?.includes('…')) {
    return { fault: 'cli.extra-argument', values: { argument: given.at(-1) ?? '' } };
  }
  return undefined;
}
