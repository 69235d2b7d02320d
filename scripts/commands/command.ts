import type { Translate } from '#locale/words.ts';

/** 0 fine, 1 faults in the input, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** An option of a command beside those that every command takes. Its words: `cli.<command>.option.<name>`. */
export type Option =
  | { readonly type: 'boolean' }
  /** `value` is the placeholder shown in help: `--out <folder>`. One that may be given again reads as lines. */
  | { readonly type: 'string'; readonly value: string; readonly multiple?: true };

/** What a command reads of the world; the same for tests and the shell. */
export type Context = {
  readonly workspaceRoot: string;
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

/**
 * One subcommand: parse flags → load → call a room → write → tell.
 * Its words: `cli.<name>.summary`, `cli.<name>.example`, `cli.<name>.option.<option>`.
 */
export type Command = {
  readonly name: string;
  /** As shown in help: `<mission>` is required, `[mission]` is not. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (context: Context, input: Input) => Promise<ExitCode>;
};
