import type { Loaded } from '#load/load-workspace.ts';
import type { Translate } from '#locale/words.ts';
import type { KeptPapers } from './kept-papers.ts';
import type { PendingEvents } from './pending-events.ts';

/** 0 fine, 1 faults in the input, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** An option of a command beside those that every command takes. Its words: `cli.<command>.option.<name>`. */
export type Option =
  | { readonly type: 'boolean' }
  /**
   * `value` is the placeholder shown in help: `--out <folder>`. One that may be given again reads as lines.
   * `of`: all that it may be, where that is settled.
   */
  | {
      readonly type: 'string';
      readonly value: string;
      readonly multiple?: true;
      readonly of?: readonly string[];
    };

/** An option that is one of few words, which help names. @example oneOf(['public', 'internal']) */
export const oneOf = (words: readonly string[]) =>
  ({ type: 'string', value: words.join('|'), of: words }) as const satisfies Option;

/** The option of those that make something for readers. */
export const AUDIENCES = oneOf(['public', 'internal']);

/** Options that several commands take and not all: a command names those that it uses. */
export type SharedOption = 'out' | 'now' | 'dry-run';

/** What a command reads of the world; the same for tests and the shell. */
export type Context = {
  readonly workspaceRoot: string;
  /** A command of ours as the user would type it here, with the flags needed: `call('check 2027-lima')`. */
  readonly call: (command: string) => string;
  /** Language of diagnostics and of the table on stdout. */
  readonly language: string;
  readonly t: Translate;
  readonly words: (language: string) => Translate;
  /** Milliseconds since 1970-01-01T00:00Z: `--now`, else the clock. */
  readonly now: number;
  /** The folder of `--out`, absolute; each command has its own default. */
  readonly out: string | undefined;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly quiet: boolean;
  /** Within a build: events that go into the register together with the output, and not before. */
  readonly pending?: PendingEvents;
  /** Within a build: the workspace as it was when it began, so that all of its steps tell of the same. */
  readonly loaded?: Loaded;
  /** Within a build: what a former one has made of papers. */
  readonly papers?: KeptPapers;
  /** The result. */
  readonly print: (text: string) => void;
  /** Progress and remarks on stderr; silent under `--quiet`. */
  readonly tell: (text: string) => void;
  /** Why nothing came of it, on stderr, whatever the flags. */
  readonly complain: (text: string) => void;
};

export type Input = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

/** What a command is asked to do: its arguments and options, and the doing. An option that is not declared is wrong usage. */
export type Deed = {
  /** As shown in help: `<mission>` is required, `[mission]` is not, `[id…]` may be several. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  readonly uses?: readonly SharedOption[];
  /** Where one option decides which of the others make sense; the first whose `when` is given counts. */
  readonly modes?: readonly Mode[];
  readonly run: (context: Context, input: Input) => Promise<ExitCode>;
};

/** With the option `when` (without: the plain command) these options are of use, and no others. */
export type Mode = {
  readonly when?: string;
  readonly uses: readonly string[];
  /** True where it works on a file and not on the argument of the plain command. */
  readonly takesNoArgument?: true;
};

/**
 * One subcommand: parse flags → load → call a room → write → tell. With `deeds`, its first argument may
 * name one, whose own arguments and options then count.
 * Its words: `cli.<name>.summary`, `cli.<name>.example`, `cli.<name>.option.<option>`, `cli.<name>.deed.<deed>`, `cli.<name>.example.<deed>`.
 */
export type Command = Deed & {
  readonly name: string;
  readonly deeds?: Readonly<Record<string, Deed>>;
};
