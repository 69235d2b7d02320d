import { join, relative, resolve } from 'node:path';
import { suggest } from '#diagnostics/suggestion.ts';
import { toolkitVersion } from '#load/toolkit-version.ts';
import { isSpokenBy, listLanguages, loadWords } from '#load/words.ts';
import type { Translate } from '#locale/words.ts';

import { readDiskFault } from '#register/disk-fault.ts';
import { isPublicationLeft } from '#register/publication-left.ts';
import type { Command, Context, ExitCode, Input } from './command.ts';
import { type FoundWorkspace, findWorkspace } from './find-workspace.ts';
import { callOf } from './hints.ts';
import { commandFirst, type Misuse, type Parsed, parseArguments } from './parse-arguments.ts';
import { givenOption, spokenLanguage } from './spoken-language.ts';
import { COMMANDS } from './table.ts';
import { endQuietly, fitTerminal, paint } from './terminal.ts';

/** Runs `attache` with these arguments; never throws for what the user wrote. */
export async function runCommandLine(given: readonly string[]): Promise<ExitCode> {
  endQuietly();
  const args = commandFirst(given);
  const language = spokenLanguage(args);
  const workspace = workspaceOf(args);
  const words = loadWords();
  const t = words(language);
  const speaker = speakerOf({ json: args.includes('--json'), quiet: args.includes('--quiet') });
  tellUnspoken(args, workspace, (known) => speaker.complain(t('cli.language-not-spoken', known), 'note'));
  const [name, ...rest] = args;
  const call = callOf({ named: givenOption(args, 'workspace'), language: givenOption(args, 'lang') });
  if (name === '--version' || name === '-v') return sayVersion(speaker);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const { generalHelp } = await import('./help.ts');
    sayHelp(speaker, generalHelp(t, call));
    return name === undefined ? 2 : 0;
  }
  const misuse = (text: string): ExitCode => {
    speaker.complain(text, 'wrong-usage');
    return 2;
  };
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const suggestion = suggest(name, Object.keys(COMMANDS));
    return misuse(
      suggestion === undefined
        ? t('cli.no-command', { command: name, call: call('--help') })
        : t('cli.unknown-command', { command: name, suggestion }),
    );
  }
  const command = await load();
  const parsed = parseArguments(command, rest);
  if ('fault' in parsed) {
    const isWhole = !command.deeds && !command.positionals.some((each) => each.includes('mission'));
    const what =
      parsed.fault === 'cli.extra-argument' && isWhole
        ? await tooMany(name, parsed.values['argument'] ?? '', { t, call, workspaceRoot: workspace.root })
        : t(parsed.fault, parsed.values);
    return misuse(`${what}\n${t('cli.see-help', { call: call(`${askedOf(command, rest)} --help`) })}`);
  }
  if (parsed.input.options['version']) return sayVersion(speaker);
  if (parsed.input.options['help']) {
    const { commandHelp } = await import('./help.ts');
    return sayHelp(speaker, commandHelp(command, parsed, { t, call }));
  }
  const context = createContext(parsed.input, { language, workspace, speaker, call });
  if ('fault' in context) return misuse(t(context.fault, context.values));
  // What `init` makes is another one.
  if (name !== 'init') tellWorkspace(context, workspace);
  return runSafely(parsed, context);
}

async function tooMany(
  name: string,
  argument: string,
  scene: Pick<Context, 't' | 'call' | 'workspaceRoot'>,
): Promise<string> {
  const { oneTooMany } = await import('./one-too-many.ts');
  return oneTooMany(name, argument, scene);
}

/** The command, with the deed of it that was asked for. */
function askedOf({ name, deeds }: Command, args: readonly string[]): string {
  const first = args.find((each) => !each.startsWith('-'));
  return first !== undefined && deeds && Object.hasOwn(deeds, first) ? `${name} ${first}` : name;
}

function sayVersion({ json }: Speaker): 0 {
  const version = toolkitVersion();
  process.stdout.write(json ? `${JSON.stringify({ version })}\n` : `attache ${version}\n`);
  return 0;
}

function sayHelp({ json }: Speaker, help: string): 0 {
  process.stdout.write(json ? `${JSON.stringify({ help })}\n` : help);
  return 0;
}

/** A disk that is full, a folder that may not be written, a register in use: told in a line, never as a stack trace. */
async function runSafely({ deed, title, input }: Parsed, context: Context): Promise<ExitCode> {
  try {
    // What is left of one is told by `doctor`, which ends it itself.
    if (title !== 'doctor' && isPublicationLeft(context.workspaceRoot)) {
      const { isReadOnly, withLock } = await import('#register/lock.ts');
      if (!isReadOnly(context.workspaceRoot)) await withLock(context.workspaceRoot, async () => undefined);
    }
    return await deed.run(context, input);
  } catch (cause) {
    if ((cause as Error).name === 'RegisterBusy') return tellBusy(context, cause);
    const canGoElsewhere = (path: string): boolean =>
      deed.uses?.includes('out') === true && !takesRecords(context.workspaceRoot, path);
    context.complain(describeFailure(cause, context.t, canGoElsewhere));
    if (process.env['ATTACHE_DEBUG'] && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
    return 1;
  }
}

async function tellBusy(context: Context, cause: unknown): Promise<1> {
  const [{ faultOf }, { tellDiagnostics }] = await Promise.all([
    import('#register/fault-of.ts'),
    import('./open-workspace.ts'),
  ]);
  tellDiagnostics(context, [faultOf(context.workspaceRoot, cause)]);
  return 1;
}

const DISK_WORDS = { full: 'cli.disk.full', closed: 'cli.disk.closed', other: 'cli.disk-fault' } as const;
/** Where no `--out` would help. */
const HERE_WORDS = {
  full: 'cli.disk.full-here',
  closed: 'cli.disk.closed-here',
  other: 'cli.disk-fault',
} as const;

/** Facts and registers lie where they lie, whatever folder the output is put into. */
const takesRecords = (root: string, path: string): boolean =>
  ['data', 'content'].some((name) => !relative(join(root, name), path).startsWith('..'));

function describeFailure(cause: unknown, t: Translate, canGoElsewhere: (path: string) => boolean): string {
  const { name, code, message } = cause as NodeJS.ErrnoException;
  if (name === 'Unanswered' || code === 'ABORT_ERR') return t('cli.unanswered');
  const disk = readDiskFault(cause);
  const words = disk && canGoElsewhere(disk.path) ? DISK_WORDS : HERE_WORDS;
  if (disk) return t(words[disk.state], { reason: disk.code, path: disk.path });
  return t('cli.bug', { reason: message ?? String(cause) });
}

type Speaker = {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly complain: (text: string, code?: string) => void;
  readonly tell: (text: string) => void;
};

/** Under `--json` stderr is JSON Lines, an object a line, as of diagnostics: machines read everything that is said. */
function speakerOf({ json, quiet }: { readonly json: boolean; readonly quiet: boolean }): Speaker {
  const write = (text: string, code: string): void => {
    const severity = code === 'note' ? 'note' : 'error';
    const line = json ? JSON.stringify({ severity, code, why: text }) : fitTerminal(text);
    process.stderr.write(`${line}\n`);
  };
  return {
    json,
    quiet,
    complain: (text, code = 'refused') => write(text, code),
    tell: (text) => void (quiet || write(text, 'note')),
  };
}

type Surroundings = {
  readonly language: string;
  readonly workspace: FoundWorkspace;
  readonly speaker: Speaker;
  readonly call: Context['call'];
};

function createContext(
  { options }: Input,
  { language, workspace, speaker, call }: Surroundings,
): Context | Misuse {
  const now = options['now'] === undefined ? Date.now() : Date.parse(String(options['now']));
  if (Number.isNaN(now)) return { fault: 'cli.bad-now', values: { value: String(options['now']) } };
  const out = options['out'];
  if (typeof out === 'string' && isHomeSign(out)) return { fault: 'cli.home-sign', values: { value: out } };
  const words = loadWords(workspace.root);
  const { json, quiet, complain, tell } = speaker;
  return {
    workspaceRoot: workspace.root,
    language,
    t: words(language),
    words,
    now,
    out: typeof out === 'string' ? resolve(out) : undefined,
    json,
    dryRun: options['dry-run'] === true,
    quiet,
    call,
    print: (text) => void process.stdout.write(`${text}\n`),
    complain: (text) => complain(text),
    tell,
  };
}

/** `~` that no shell has read, in quotes or behind `=`: taken as it stands it would be a folder of that name. */
const isHomeSign = (path: string): boolean => /^~(?:[/\\]|$)/.test(path);

function workspaceOf(args: readonly string[]): FoundWorkspace {
  const environment = process.env['ATTACHE_WORKSPACE'];
  return findWorkspace({ here: process.cwd(), named: givenOption(args, 'workspace'), environment });
}

/** Whose facts these are: said first on a terminal, where a person reads it. */
function tellWorkspace(context: Context, { root, how }: FoundWorkspace): void {
  if (process.stderr.isTTY !== true || context.json || how === 'none') return;
  context.tell(paint('dim', context.t(`cli.workspace.${how}`, { folder: root }), 'stderr'));
}

/** A `--lang` that neither the toolkit nor the workspace has words in is no fault, and is not passed over in silence. */
function tellUnspoken(
  args: readonly string[],
  { root }: FoundWorkspace,
  tell: (values: { readonly language: string; readonly known: string }) => void,
): void {
  const language = givenOption(args, 'lang');
  if (!language || language.startsWith('-')) return;
  const known = listLanguages(root);
  if (!known.some((each) => isSpokenBy(each, language))) tell({ language, known: known.join(', ') });
}
