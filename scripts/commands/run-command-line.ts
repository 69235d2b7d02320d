import { resolve } from 'node:path';
import { suggest } from '#diagnostics/suggestion.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { listLanguages, loadWords } from '#load/words.ts';
import type { Translate } from '#locale/words.ts';
import { RegisterBusy } from '#register/lock.ts';
import type { Command, Context, ExitCode, Input } from './command.ts';
import { commandHelp, generalHelp } from './help.ts';
import { type Misuse, parseArguments } from './parse-arguments.ts';
import { COMMANDS } from './table.ts';

/** Runs `attache` with these arguments; never throws for what the user wrote. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const language = spokenLanguage(args);
  const words = loadWords();
  const t = words(language);
  tellUnspoken(args, t);
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(generalHelp(t));
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load)
    return misuse(
      t('cli.unknown-command', { command: name, suggestion: suggest(name, Object.keys(COMMANDS)) ?? 'help' }),
    );
  const command = await load();
  const parsed = parseArguments(command, rest);
  if ('fault' in parsed)
    return misuse(`${t(parsed.fault, parsed.values)}\n${t('cli.see-help', { command: name })}`);
  if (parsed.options['help']) {
    process.stdout.write(commandHelp(command, t));
    return 0;
  }
  const context = createContext(parsed, language);
  if ('fault' in context) return misuse(t(context.fault, context.values));
  return runSafely(command, context, parsed);
}

/** A disk that is full, a folder that may not be written, a register in use: told in a line, never as a stack trace. */
async function runSafely(command: Command, context: Context, input: Input): Promise<ExitCode> {
  try {
    return await command.run(context, input);
  } catch (cause) {
    process.stderr.write(`${describeFailure(cause, context.t)}\n`);
    if (process.env['ATTACHE_DEBUG'] && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
    return 1;
  }
}

function describeFailure(cause: unknown, t: Translate): string {
  if (cause instanceof RegisterBusy) return t('cli.register-busy', { file: cause.lockFile });
  const { code, path, message } = cause as NodeJS.ErrnoException;
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code))
    return t('cli.disk-fault', { reason: code, path: path ?? '' });
  return t('cli.bug', { reason: message ?? String(cause) });
}

function misuse(text: string): ExitCode {
  process.stderr.write(`${text}\n`);
  return 2;
}

function createContext({ options }: Input, language: string): Context | Misuse {
  const now = options['now'] === undefined ? Date.now() : Date.parse(String(options['now']));
  if (Number.isNaN(now)) return { fault: 'cli.bad-now', values: { value: String(options['now']) } };
  const workspaceRoot = resolve(
    typeof options['workspace'] === 'string' ? options['workspace'] : TOOLKIT_ROOT,
  );
  const words = loadWords(workspaceRoot);
  const quiet = options['quiet'] === true;
  return {
    workspaceRoot,
    language,
    t: words(language),
    words,
    now,
    out: typeof options['out'] === 'string' ? resolve(options['out']) : undefined,
    json: options['json'] === true,
    dryRun: options['dry-run'] === true,
    quiet,
    print: (text) => void process.stdout.write(`${text}\n`),
    complain: (text) => void process.stderr.write(`${text}\n`),
    tell: (text) => void (quiet || process.stderr.write(`${text}\n`)),
  };
}

/** Read before the rest is parsed: the faults of parsing are told in that language, too. */
function givenOption(args: readonly string[], name: string): string | undefined {
  const index = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  if (index === -1) return undefined;
  const found = args[index];
  return found?.startsWith(`--${name}=`) ? found.slice(name.length + 3) : args[index + 1];
}

/** A `--lang` that neither the toolkit nor the workspace has words in is no fault, and is not passed over in silence. */
function tellUnspoken(args: readonly string[], t: Translate): void {
  const language = givenOption(args, 'lang');
  if (!language || language.startsWith('-')) return;
  const known = listLanguages(resolve(givenOption(args, 'workspace') ?? TOOLKIT_ROOT));
  if (known.some((each) => isSpokenBy(each, language))) return;
  process.stderr.write(`${t('cli.language-not-spoken', { language, known: known.join(', ') })}\n`);
}

/** `en` speaks for `en-GB`, and `zh-tw` is `zh-TW`; `zh-TW` does not speak for `zh`. */
function isSpokenBy(known: string, wanted: string): boolean {
  const [own, other] = [known.toLowerCase(), wanted.toLowerCase()];
  return other === own || other.startsWith(`${own}-`);
}

/** `--lang`, else the language of the shell, else English. */
function spokenLanguage(args: readonly string[]): string {
  const given = givenOption(args, 'lang');
  if (given) return given;
  const shell = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
  return /^[a-z]{2}_[A-Z]{2}/.test(shell) ? shell.slice(0, 5).replace('_', '-') : 'en';
}
