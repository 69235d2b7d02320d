import { readDeclarations } from '#load/declarations.ts';
import { plainWords } from '#load/plain-words.ts';
import { isSpokenBy, listLanguages } from '#load/word-files.ts';
import type { Command, Deed } from './command.ts';
import { commandHelp, generalHelp } from './help.ts';
import { callOf } from './hints.ts';
import { parseArguments } from './parse-arguments.ts';
import { givenOption, spokenLanguage } from './spoken-language.ts';
import { COMMANDS } from './table.ts';
import { endQuietly } from './terminal.ts';

const ASKS: readonly string[] = ['--help', '-h'];

/**
 * The page that is asked for by nothing but a command, `--help` and a language of ours, without loading what the
 * command works with; `undefined` for all else that is typed.
 * @example helpAtOnce(['check', '--help'])
 */
export function helpAtOnce(
  given: readonly string[],
  declarations: () => Declarations | undefined = readDeclarations,
): string | undefined {
  endQuietly();
  const language = givenOption(given, 'lang');
  const args = language === undefined ? given : withoutLanguage(given, language);
  const [name = ''] = args;
  const call = callOf({ named: undefined, language });
  if (args.length === 1 && (ASKS.includes(name) || name === 'help'))
    return generalHelp(plainWords(spokenLanguage(given)), call);
  if (!ASKS.includes(args.at(-1) ?? '') || args.slice(0, -1).some((each) => each.startsWith('-')))
    return undefined;
  const command = Object.hasOwn(COMMANDS, name) ? declared(name, declarations()) : undefined;
  const parsed = command && parseArguments(command, args.slice(1));
  if (!command || !parsed || 'fault' in parsed) return undefined;
  return commandHelp(command, parsed, { t: plainWords(spokenLanguage(given)), call });
}

/** Of a language that is not ours, what is asked stays as it was typed. */
function withoutLanguage(args: readonly string[], language: string): readonly string[] {
  const at = args.indexOf('--lang');
  const isOurs = listLanguages().some((each) => isSpokenBy(each, language));
  if (!isOurs) return args;
  return at === -1 ? args.filter((each) => each !== `--lang=${language}`) : args.toSpliced(at, 2);
}

type Declarations = Readonly<Record<string, unknown>>;

function declared(name: string, all: Declarations | undefined): Command | undefined {
  return all && Object.hasOwn(all, name) ? withDeeds(all[name] as Declared) : undefined;
}

type Declared = Omit<Command, 'run' | 'deeds'> & {
  readonly deeds?: Readonly<Record<string, Omit<Deed, 'run'>>>;
};

/** Only its declaration is asked for: nothing is run. */
function withDeeds({ deeds, ...command }: Declared): Command {
  const run = async (): Promise<0> => 0;
  const own = Object.entries(deeds ?? {}).map(([name, deed]) => [name, { ...deed, run }] as const);
  return { ...command, run, ...(deeds && { deeds: Object.fromEntries(own) }) };
}
